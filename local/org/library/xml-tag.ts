import { defineClass } from "./define.js";

defineClass({
  name: "System.XmlTag",
  kind: "enum",
  values: [
    "START_ELEMENT",
    "END_ELEMENT",
    "PROCESSING_INSTRUCTION",
    "CHARACTERS",
    "COMMENT",
    "SPACE",
    "START_DOCUMENT",
    "END_DOCUMENT",
    "ENTITY_REFERENCE",
    "ATTRIBUTE",
    "DTD",
    "CDATA",
    "NAMESPACE",
    "NOTATION_DECLARATION",
    "ENTITY_DECLARATION",
  ],
});
