import { SchedulableContext } from "../jobs/contexts.js";
import { abstractMethod, defineClass } from "./define.js";

defineClass({ name: "System.SchedulableContext", kind: "interface", methods: { "Id getTriggerId()": abstractMethod } });

defineClass({
  name: "System.SchedulableContextImpl",
  implements: ["System.SchedulableContext"],
  js: SchedulableContext,
  methods: { "Id getTriggerId()": (self: SchedulableContext) => self.triggerId },
});
