import { randomUUID } from "node:crypto";
import { current, type Execution } from "../execution/context.js";
import { orgUsage } from "../execution/org-usage.js";
import type { Org } from "../org.js";
import { throwApex } from "../runtime/exceptions.js";
import type { SObject } from "../runtime/sobject.js";
import { ApexDatetime } from "../runtime/values/datetime.js";
import { testContext } from "../testing/test-context.js";
import { runTransaction } from "../execution/transaction.js";
import { deepCopy } from "../jobs/deep-copy.js";
import { runPublishCallbacks } from "./callbacks.js";
import { deliverBatch } from "./delivery.js";
import type { PublishedEvent } from "./published-event.js";
import { Subscription } from "./subscription.js";

/** Why an event could not be published; a null result means it was queued. */
export interface PublishFailure {
  statusCode: string;
  message: string;
  fields: string[];
}

/** The event bus of one org: what was published, and the triggers that subscribe. Source: "Platform Events Developer Guide". */
export class EventBusService {
  private readonly org: Org;
  private readonly subscriptions = new Map<string, Subscription[]>();
  private lastReplayId = 1_000;
  /** Published events whose publishers want to know that they were. */
  private toCallBack: PublishedEvent[] = [];
  /** Told when an event is waiting. */
  onChange: (() => void) | null = null;
  /** Hosts that stream events to clients listen here. */
  readonly listeners = new Set<(event: PublishedEvent) => void>();

  constructor(org: Org) {
    this.org = org;
  }

  /** Publishes records of the running transaction, as the definition of their event says: immediately or after commit. */
  publish(records: readonly SObject[], callback: unknown): (PublishFailure | null)[] {
    const execution = current();
    for (const record of records) {
      if (!record.describe.isPlatformEvent)
        throwApex("System.TypeException", `SObject type not allowed for EventBus.publish: ${record.describe.apiName}`);
    }
    this.countLimits(execution, records);
    execution.uncommittedWork = true;
    return records.map((record) => {
      const failure = checkEvent(record) ?? this.org.options.refusePublish?.(record) ?? null;
      if (failure === null) this.accept(execution, this.makeEvent(execution, record, callback));
      return failure;
    });
  }

  private countLimits(execution: Execution, records: readonly SObject[]): void {
    const immediate = records.some((record) => record.describe.publishBehavior === "PublishImmediately");
    const afterCommit = records.some((record) => record.describe.publishBehavior !== "PublishImmediately");
    if (immediate) execution.limits.count("publishImmediate");
    if (afterCommit) {
      execution.limits.count("dml");
      execution.limits.count("dmlRows", records.length);
    }
  }

  private makeEvent(execution: Execution, record: SObject, callback: unknown): PublishedEvent {
    const copy = record.copy();
    // Tests look at the callback object itself afterwards.
    const ownCallback = callback === null || execution.isTest ? callback : deepCopy(callback);
    // newSObject(null, true) gives an event its uuid before it is published.
    const uuid = (record.values.get("eventuuid") as string | undefined) ?? randomUUID();
    const replayId = String(++this.lastReplayId);
    for (const [name, value] of [
      ["ReplayId", replayId],
      ["EventUuid", uuid],
      ["CreatedDate", new ApexDatetime(execution.now())],
      ["CreatedById", execution.user.id],
    ] as const) {
      const field = copy.describe.field(name);
      if (field !== undefined) copy.values.set(field.key, value);
    }
    const own = record.describe.field("EventUuid");
    if (own !== undefined) record.values.set(own.key, uuid);
    return { record: copy, replayId, uuid, publishedBy: execution.user.id, callback: ownCallback };
  }

  private accept(execution: Execution, event: PublishedEvent): void {
    if (execution.isTest) testContext().events.push(event);
    else if (event.record.describe.publishBehavior === "PublishImmediately") this.enqueue(event);
    else execution.afterCommit.add({ kind: "event", run: () => this.enqueue(event) });
  }

  private enqueue(event: PublishedEvent): void {
    for (const subscription of this.subscriptionsOf(event.record.describe.key)) subscription.waiting.push(event);
    orgUsage(this.org).add("HourlyPublishedPlatformEvents");
    for (const listener of this.listeners) listener(event);
    if (event.callback !== null) this.toCallBack.push(event);
    this.onChange?.();
  }

  /** The subscriptions of an event type, one per trigger. */
  subscriptionsOf(eventKey: string): Subscription[] {
    let found = this.subscriptions.get(eventKey);
    if (found === undefined) {
      const triggers = this.org.program.triggers.filter((trigger) => trigger.object.toLowerCase() === eventKey);
      found = triggers.map((trigger) => new Subscription(trigger));
      this.subscriptions.set(eventKey, found);
    }
    return found;
  }

  /** Every subscription that an event has reached so far. */
  allSubscriptions(): Subscription[] {
    return [...this.subscriptions.values()].flat();
  }

  /** What it answers forgets every event published since. Throws while events wait. */
  checkpoint(): () => void {
    if (this.pending() > 0) throw new Error(`${this.pending()} events wait; a checkpoint cannot keep them`);
    const { lastReplayId } = this;
    return () => {
      this.lastReplayId = lastReplayId;
      this.subscriptions.clear();
      this.toCallBack = [];
    };
  }

  /** Runs one trigger over one batch of waiting events, in a transaction of its own. Returns false when nothing waits. */
  runNext(): boolean {
    for (const subscription of this.allSubscriptions()) {
      if (subscription.waiting.length === 0 || subscription.status === "Error" || subscription.status === "Suspended")
        continue;
      deliverBatch(this.org, subscription, false);
      return true;
    }
    if (this.toCallBack.length === 0) return false;
    this.callBack();
    return true;
  }

  /** Runs the success callbacks of published events, in a transaction of Automated Process. */
  private callBack(): void {
    const events = this.toCallBack;
    this.toCallBack = [];
    try {
      runTransaction(this.org, { user: this.org.eventTriggerUser(null), entry: "event" }, () =>
        runPublishCallbacks(events, true),
      );
    } catch (error) {
      this.org.reportFailure("EventPublishSuccessCallback", error);
    }
  }

  /** Delivers every waiting event once. Returns how many batches ran. */
  runDue(): number {
    let count = 0;
    while (this.runNext()) count++;
    return count;
  }

  /** How many events wait for a trigger. */
  pending(): number {
    return this.allSubscriptions().reduce((sum, subscription) => sum + subscription.waiting.length, 0);
  }
}

/** Field checks at publish time: required fields and lengths. */
function checkEvent(record: SObject): PublishFailure | null {
  for (const field of record.describe.fields.values()) {
    if (!field.custom) continue;
    const value = record.values.get(field.key) ?? null;
    if (value === null && !field.nillable && !field.defaultedOnCreate && field.type !== "boolean")
      return {
        statusCode: "REQUIRED_FIELD_MISSING",
        message: `Required fields are missing: [${field.apiName}]`,
        fields: [field.apiName],
      };
    if (typeof value === "string" && field.length > 0 && value.length > field.length) {
      return {
        statusCode: "STRING_TOO_LONG",
        message: `${field.label}: data value too large: ${value.slice(0, 255)} (max length=${field.length})`,
        fields: [field.apiName],
      };
    }
  }
  return null;
}
