import { required } from "./arguments.js";
import { defineClass } from "./define.js";
import { DomDocument } from "./dom-tree.js";

defineClass({
  name: "Dom.Document",
  js: DomDocument,
  constructors: { "()": () => new DomDocument() },
  methods: {
    "Dom.XmlNode createRootElement(String name, String namespace, String prefix)": (
      self: DomDocument,
      name: string | null,
      namespace: string | null,
      prefix: string | null,
    ) => self.createRoot(required(name), namespace, prefix),
    "Dom.XmlNode getRootElement()": (self: DomDocument) => self.root,
    "void load(String xml)": (self: DomDocument, xml: string | null) => self.load(required(xml)),
    "String toXmlString()": (self: DomDocument) => self.text(),
  },
});
