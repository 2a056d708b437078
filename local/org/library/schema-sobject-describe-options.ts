import { defineClass } from "./define.js";

defineClass({ name: "Schema.SObjectDescribeOptions", kind: "enum", values: ["DEFAULT", "FULL", "DEFERRED"] });
