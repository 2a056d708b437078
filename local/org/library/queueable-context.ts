import { QueueableContext } from "../jobs/contexts.js";
import { abstractMethod, defineClass } from "./define.js";

defineClass({ name: "System.QueueableContext", kind: "interface", methods: { "Id getJobId()": abstractMethod } });

defineClass({
  name: "System.QueueableContextImpl",
  implements: ["System.QueueableContext"],
  js: QueueableContext,
  methods: { "Id getJobId()": (self: QueueableContext) => self.jobId },
});
