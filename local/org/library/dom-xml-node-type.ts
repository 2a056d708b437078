import { defineClass } from "./define.js";

defineClass({ name: "Dom.XmlNodeType", kind: "enum", values: ["COMMENT", "ELEMENT", "TEXT"] });
