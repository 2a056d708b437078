import { FinalizerContext } from "../jobs/contexts.js";
import { abstractMethod, defineClass } from "./define.js";
import { enumConstant } from "./registry.js";

defineClass({ name: "System.ParentJobResult", kind: "enum", values: ["SUCCESS", "UNHANDLED_EXCEPTION"] });

defineClass({
  name: "System.FinalizerContext",
  kind: "interface",
  methods: {
    "Id getAsyncApexJobId()": abstractMethod,
    "Exception getException()": abstractMethod,
    "System.ParentJobResult getResult()": abstractMethod,
    "String getRequestId()": abstractMethod,
  },
});

defineClass({
  name: "System.FinalizerContextImpl",
  implements: ["System.FinalizerContext"],
  js: FinalizerContext,
  methods: {
    "Id getAsyncApexJobId()": (self: FinalizerContext) => self.jobId,
    "Exception getException()": (self: FinalizerContext) => self.exception,
    "System.ParentJobResult getResult()": (self: FinalizerContext) =>
      enumConstant("System.ParentJobResult", self.exception === null ? "SUCCESS" : "UNHANDLED_EXCEPTION"),
    "String getRequestId()": (self: FinalizerContext) => self.requestId,
  },
});
