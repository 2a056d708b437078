import { defineClass } from "./define.js";

defineClass({
  name: "System.LoggingLevel",
  kind: "enum",
  values: ["NONE", "INTERNAL", "FINEST", "FINER", "FINE", "DEBUG", "INFO", "WARN", "ERROR"],
});
