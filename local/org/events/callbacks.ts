import { ApexList } from "../runtime/collections.js";
import { callMethod, hasMethod } from "../runtime/invoke.js";
import type { PublishedEvent } from "./published-event.js";

/** Passed to `EventPublishSuccessCallback.onSuccess` and `EventPublishFailureCallback.onFailure`. */
export class PublishResult {
  static readonly apexName = "EventBus.PublishResult";
  readonly eventUuids: ApexList;
  constructor(uuids: string[]) {
    this.eventUuids = new ApexList("String", uuids);
  }
}

/** Tells publishers what became of their events: one call per callback object. Source: "Get the Result of Asynchronous Platform Event Publishing". */
export function runPublishCallbacks(events: readonly PublishedEvent[], success: boolean): void {
  const byCallback = new Map<unknown, string[]>();
  for (const event of events) {
    if (event.callback === null) continue;
    const uuids = byCallback.get(event.callback) ?? [];
    uuids.push(event.uuid);
    byCallback.set(event.callback, uuids);
  }
  const method = success ? "onSuccess" : "onFailure";
  for (const [callback, uuids] of byCallback) {
    if (hasMethod(callback, method, 1)) callMethod(callback, method, [new PublishResult(uuids)]);
  }
}
