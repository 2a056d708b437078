import { current, type EventTriggerContext } from "../execution/context.js";
import { PublishResult } from "../events/callbacks.js";
import { throwApex } from "../runtime/exceptions.js";
import { ApexList } from "../runtime/collections.js";
import type { SObject } from "../runtime/sobject.js";
import { deliverTestEvents, failTestEvents } from "../testing/test-events.js";
import { required } from "./arguments.js";
import { abstractMethod, defineClass } from "./define.js";
import { publishResults, operationId } from "./publish-results.js";

function publishList(records: ApexList | null, callback: unknown): ApexList {
  const list = required(records);
  return new ApexList("Database.SaveResult", publishResults(list.items as SObject[], callback));
}

function publishOne(record: SObject | null, callback: unknown): unknown {
  return publishResults([required(record)], callback)[0];
}

defineClass({
  name: "System.EventBus",
  abstract: true,
  statics: {
    "Database.SaveResult publish(SObject event)": (event: SObject | null) => publishOne(event, null),
    "List<Database.SaveResult> publish(List<SObject> events)": (events: ApexList | null) => publishList(events, null),
    "Database.SaveResult publish(SObject event, Object callback)": publishOne,
    "List<Database.SaveResult> publish(List<SObject> events, Object callback)": publishList,
    "String getOperationId(Object result)": operationId,
  },
});

/** `Test.getEventBus()`. */
export class TestBroker {
  static readonly apexName = "EventBus.TestBroker";
}

defineClass({
  name: "EventBus.TestBroker",
  js: TestBroker,
  methods: {
    "void deliver()": () => deliverTestEvents(current()),
    "void fail()": () => failTestEvents(current()),
  },
});

class TriggerContext {
  static readonly apexName = "EventBus.TriggerContext";
  readonly state: EventTriggerContext;
  constructor(state: EventTriggerContext) {
    this.state = state;
  }
}

function currentContext(): TriggerContext {
  const frame = current().triggerStack.findLast((each) => each.eventContext !== undefined);
  if (frame?.eventContext === undefined)
    throwApex(
      "System.UnsupportedOperationException",
      "EventBus.TriggerContext is only available in a platform event trigger",
    );
  return new TriggerContext(frame.eventContext);
}

defineClass({
  name: "EventBus.TriggerContext",
  js: TriggerContext,
  statics: { "EventBus.TriggerContext currentContext()": currentContext },
  methods: {
    "String getResumeCheckpoint()": (self: TriggerContext) => self.state.resumeCheckpoint,
    "void setResumeCheckpoint(String replayId)": (self: TriggerContext, replayId: string | null) => {
      const frame = current().triggerStack.at(-1);
      const known = frame?.newList?.items.some((event) => (event as SObject).get("ReplayId") === replayId) ?? false;
      if (!known)
        throwApex("EventBus.InvalidReplayIdException", `The replay ID ${String(replayId)} is not one of this batch`);
      self.state.resumeCheckpoint = replayId;
    },
  },
  properties: {
    "Integer retries": { get: (self: TriggerContext) => self.state.retries },
    "String lastError": { get: (self: TriggerContext) => self.state.lastError },
  },
});

defineClass({
  name: "EventBus.SuccessResult",
  kind: "interface",
  methods: { "List<String> getEventUuids()": abstractMethod },
});
defineClass({
  name: "EventBus.FailureResult",
  kind: "interface",
  methods: { "List<String> getEventUuids()": abstractMethod },
});
defineClass({
  name: "EventBus.PublishResult",
  js: PublishResult,
  implements: ["EventBus.SuccessResult", "EventBus.FailureResult"],
  methods: { "List<String> getEventUuids()": (self: PublishResult) => self.eventUuids },
});
defineClass({
  name: "EventBus.EventPublishSuccessCallback",
  kind: "interface",
  methods: { "void onSuccess(EventBus.SuccessResult result)": abstractMethod },
});
defineClass({
  name: "EventBus.EventPublishFailureCallback",
  kind: "interface",
  methods: { "void onFailure(EventBus.FailureResult result)": abstractMethod },
});
