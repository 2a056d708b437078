import { current, type Execution } from "../execution/context.js";
import { JOB_SLOT, type JobState } from "../jobs/job.js";
import { defineClass } from "./define.js";
import { enumConstant } from "./registry.js";

defineClass({
  name: "System.Quiddity",
  kind: "enum",
  values: [
    "ANONYMOUS",
    "AURA",
    "BATCH_ACS",
    "BATCH_APEX",
    "BATCH_CHUNK_PARALLEL",
    "BATCH_CHUNK_SERIAL",
    "BULK_API",
    "COMMERCE_INTEGRATION",
    "DISCOVERABLE_LOGIN",
    "FUNCTION_CALLBACK",
    "FUTURE",
    "INBOUND_EMAIL_SERVICE",
    "INVOCABLE_ACTION",
    "IOT",
    "PLATFORM_EVENT_PUBLISH_CALLBACK",
    "POST_INSTALL_SCRIPT",
    "QUEUEABLE",
    "QUICK_ACTION",
    "REMOTE_ACTION",
    "REST",
    "RUNTEST_ASYNC",
    "RUNTEST_DEPLOY",
    "RUNTEST_SYNC",
    "SCHEDULED",
    "SOAP",
    "SYNCHRONOUS",
    "TRANSACTION_FINALIZER_QUEUEABLE",
    "UNDEFINED",
    "VF",
  ],
});

/** What started the running code, in the words of System.Quiddity. */
function quiddity(execution: Execution): string {
  const job = execution.slots.get(JOB_SLOT) as JobState | undefined;
  if (job?.isFinalizer === true) return "TRANSACTION_FINALIZER_QUEUEABLE";
  switch (execution.entry) {
    case "anonymous":
      return "ANONYMOUS";
    case "aura":
      return "AURA";
    case "rest":
      return "REST";
    case "api":
      return "SYNCHRONOUS";
    case "queueable":
      return "QUEUEABLE";
    case "future":
      return "FUTURE";
    case "batch":
      return "BATCH_APEX";
    case "scheduled":
      return "SCHEDULED";
    case "event":
      return "SYNCHRONOUS";
    case "test":
      return "RUNTEST_SYNC";
  }
}

class Request {
  static readonly apexName = "System.Request";
  readonly execution: Execution;
  constructor(execution: Execution) {
    this.execution = execution;
  }
}

defineClass({
  name: "System.Request",
  js: Request,
  statics: { "System.Request getCurrent()": () => new Request(current()) },
  methods: {
    "String getRequestId()": (self: Request) => self.execution.requestId,
    "System.Quiddity getQuiddity()": (self: Request) => enumConstant("System.Quiddity", quiddity(self.execution)),
  },
});
