import type { Execution } from "../execution/context.js";
import { runInsideTest } from "../execution/transaction.js";
import { deliverBatch } from "../events/delivery.js";
import type { PublishedEvent } from "../events/published-event.js";
import { Subscription } from "../events/subscription.js";
import { runPublishCallbacks } from "../events/callbacks.js";
import { testContext } from "./test-context.js";

const SLOT = "test-subscriptions";

/** Subscriptions of the running test: each test starts with fresh ones. */
export function testSubscriptions(execution: Execution): Map<string, Subscription[]> {
  let root = execution;
  while (root.parent !== null) root = root.parent;
  let known = root.slots.get(SLOT) as Map<string, Subscription[]> | undefined;
  if (known === undefined) root.slots.set(SLOT, (known = new Map()));
  return known;
}

/**
 * `Test.getEventBus().deliver()` and the delivery of `Test.stopTest`: every event published so far reaches its triggers once. What the triggers publish
 * waits for another delivery.
 */
export function deliverTestEvents(execution: Execution): void {
  const context = testContext();
  const events = context.events;
  context.events = [];
  const subscriptions = testSubscriptions(execution);
  for (const event of events) {
    for (const subscription of subscriptionsOf(execution, subscriptions, event.record.describe.key))
      subscription.waiting.push(event);
  }
  for (const subscription of [...subscriptions.values()].flat()) {
    if (subscription.waiting.length > 0 && subscription.status === "Running")
      deliverBatch(execution.org, subscription, true);
  }
  callBack(execution, events, true);
}

/** `Test.getEventBus().fail()`: the events are not delivered and their publishers' failure callbacks run. */
export function failTestEvents(execution: Execution): void {
  const context = testContext();
  const events = context.events;
  context.events = [];
  callBack(execution, events, false);
}

function callBack(execution: Execution, events: readonly PublishedEvent[], success: boolean): void {
  if (!events.some((event) => event.callback !== null)) return;
  const user = execution.org.eventTriggerUser(null);
  runInsideTest({ user, entry: "event", regime: "sync" }, () => runPublishCallbacks(events, success));
}

function subscriptionsOf(execution: Execution, known: Map<string, Subscription[]>, eventKey: string): Subscription[] {
  let found = known.get(eventKey);
  if (found === undefined) {
    found = execution.org.program.triggers
      .filter((trigger) => trigger.object.toLowerCase() === eventKey)
      .map((trigger) => new Subscription(trigger));
    known.set(eventKey, found);
  }
  return found;
}
