import { BatchableContext } from "../jobs/contexts.js";
import { abstractMethod, defineClass } from "./define.js";

defineClass({
  name: "Database.Batchable",
  kind: "interface",
  typeParameters: ["T"],
  // `start` may return a QueryLocator or any Iterable: it is looked for at run time and left out of the contract that the compiler checks.
  methods: {
    "void execute(Database.BatchableContext context, List<T> scope)": abstractMethod,
    "void finish(Database.BatchableContext context)": abstractMethod,
  },
});

defineClass({ name: "Database.Stateful", kind: "interface" });
defineClass({ name: "Database.AllowsCallouts", kind: "interface" });
defineClass({ name: "Database.RaisesPlatformEvents", kind: "interface" });

defineClass({
  name: "Database.BatchableContext",
  kind: "interface",
  methods: { "Id getJobId()": abstractMethod, "Id getChildJobId()": abstractMethod },
});

defineClass({
  name: "Database.BatchableContextImpl",
  implements: ["Database.BatchableContext"],
  js: BatchableContext,
  methods: {
    "Id getJobId()": (self: BatchableContext) => self.jobId,
    "Id getChildJobId()": (self: BatchableContext) => self.childJobId,
  },
});
