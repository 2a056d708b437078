import { defineClass } from "./define.js";

defineClass({ name: "System.AccessType", kind: "enum", values: ["CREATABLE", "READABLE", "UPDATABLE", "UPSERTABLE"] });
