import { defineClass } from "./define.js";

defineClass({ name: "ApexPages.Severity", kind: "enum", values: ["CONFIRM", "ERROR", "FATAL", "INFO", "WARNING"] });
