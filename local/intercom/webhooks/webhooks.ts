import type { Clock } from "../clock.js";
import { createRandom, hashText, type Random } from "../random.js";
import type { WorkspaceEvent } from "../workspace/events.js";
import type { Workspace } from "../workspace/workspace.js";
import { itemOf, signatureOf, type Envelope } from "./payload.js";
import { send, type Send, type SendResult } from "./send.js";

const retryAfterSeconds = 60;
const fastMilliseconds = 500;
const slowConsumerDelaySeconds = 1;
const longestThrottleSeconds = 7200;
const pauseSeconds = 900;
const errorsUntilPause = 1000;
const suspendAfterSeconds = 7 * 86_400;
const keptDeliveries = 500;
const parallelSends = 4;

export interface Attempt extends SendResult {
  at: number;
}

export interface Delivery {
  id: string;
  topic: string;
  created_at: number;
  state: "waiting" | "delivered" | "failed" | "dropped";
  /** Why a notification was never sent. */
  reason: string | null;
  attempts: Attempt[];
  envelope: Envelope;
}

export type SubscriptionState = "live" | "paused" | "disabled" | "suspended";

/** Faults of delivery: probabilities from 0 to 1. */
export interface DeliveryFaults {
  lost: number;
  duplicated: number;
  /** Held back for three seconds, so that later ones arrive first. */
  reordered: number;
}

export interface WebhookOptions {
  secret: string;
  seed: string;
  timeoutMs: number;
  /** Brings notifications to their address; over the network unless given. */
  send?: Send | undefined;
}

/** The app's one webhook subscription: what is sent where, and what became of it. */
export class Webhooks {
  readonly secret: string;
  readonly faults: DeliveryFaults = { lost: 0, duplicated: 0, reordered: 0 };
  url: string | null = null;
  /** How long an answer may take, in milliseconds. */
  timeoutMs: number;
  /** Topics that are subscribed; `*` stands for all. */
  topics: string[] = ["*"];
  state: SubscriptionState = "live";
  lastCheck: { ok: boolean; status: number | null; error: string | null; at: number } | null = null;
  private readonly workspace: Workspace;
  private readonly clock: Clock;
  private readonly random: Random;
  private readonly log: Delivery[] = [];
  private readonly watchers = new Set<(delivery: Delivery) => void>();
  private readonly queue: Delivery[] = [];
  private sending = 0;
  private throttledUntil = 0;
  private throttleSeconds = 0;
  private recentErrors: number[] = [];
  private failingSince: number | null = null;
  private slow = false;
  private closed = false;
  private readonly send: Send;
  private readonly stopListening: () => void;

  constructor(workspace: Workspace, options: WebhookOptions) {
    this.workspace = workspace;
    this.clock = workspace.clock;
    this.secret = options.secret;
    this.timeoutMs = options.timeoutMs;
    this.send = options.send ?? send;
    this.random = createRandom(hashText(`${options.seed}:webhooks`));
    this.stopListening = workspace.listen((event) => this.notify(event));
  }

  get deliveries(): readonly Delivery[] {
    return this.log;
  }

  watch(watcher: (delivery: Delivery) => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  /** Sets the address; Intercom asks it with HEAD when it is saved. Answers whether that worked. */
  async setUrl(url: string | null): Promise<Webhooks["lastCheck"]> {
    this.url = url;
    this.state = "live";
    this.recentErrors = [];
    this.failingSince = null;
    this.throttledUntil = 0;
    if (url === null) return (this.lastCheck = null);
    const result = await this.send(url, "HEAD", {}, undefined, this.timeoutMs);
    this.lastCheck = {
      ok: result.status !== null && result.status < 300,
      status: result.status,
      error: result.error,
      at: this.clock.now(),
    };
    return this.lastCheck;
  }

  /** "Set live" of the Developer Hub, after a pause, suspension or disabling. */
  setLive(): void {
    this.state = "live";
    this.recentErrors = [];
    this.failingSince = null;
  }

  /** Sends a test notification, which is always subscribed. */
  ping(): Delivery | undefined {
    const message = "something something interzen";
    return this.enqueue("ping", { type: "ping", message });
  }

  /** Sends a notification of the log again: same id, same content. */
  replay(id: string): Delivery | undefined {
    const known = this.log.find((delivery) => delivery.id === id);
    if (!known) return undefined;
    known.state = "waiting";
    known.reason = null;
    this.push(known);
    return known;
  }

  /** Resolves when nothing waits to be sent at once; retries that wait for their minute do not count. */
  async settled(): Promise<void> {
    while (!this.closed && (this.sending > 0 || this.queue.length > 0))
      await new Promise((resolve) => setTimeout(resolve, 5));
  }

  close(): void {
    this.closed = true;
    this.stopListening();
    this.queue.length = 0;
  }

  private notify(event: WorkspaceEvent): void {
    if (!this.topics.includes("*") && !this.topics.includes(event.topic)) return;
    this.enqueue(event.topic, itemOf(this.workspace, event));
  }

  private enqueue(topic: string, item: unknown): Delivery | undefined {
    if (this.url === null) return undefined;
    const now = this.clock.now();
    const id = `notif_${this.random.hex(24)}`;
    const envelope: Envelope = {
      type: "notification_event",
      id,
      topic,
      app_id: this.workspace.appId,
      created_at: now,
      delivery_attempts: 1,
      first_sent_at: now,
      delivery_status: "pending",
      delivered_at: 0,
      self: null,
      links: {},
      data: { type: "notification_event_data", item },
    };
    const delivery: Delivery = { id, topic, created_at: now, state: "waiting", reason: null, attempts: [], envelope };
    this.log.push(delivery);
    if (this.log.length > keptDeliveries) this.log.shift();
    if (this.state !== "live") return this.drop(delivery, `subscription is ${this.state}`);
    if (this.random.chance(this.faults.lost)) return this.drop(delivery, "lost on demand");
    if (this.random.chance(this.faults.reordered)) this.later(3, delivery);
    else this.push(delivery);
    if (this.random.chance(this.faults.duplicated)) this.later(1, delivery);
    return delivery;
  }

  private later(seconds: number, delivery: Delivery): void {
    this.clock.schedule(seconds, () => this.push(delivery));
  }

  private drop(delivery: Delivery, reason: string): Delivery {
    delivery.state = "dropped";
    delivery.reason = reason;
    this.tell(delivery);
    return delivery;
  }

  private push(delivery: Delivery): void {
    if (this.closed) return;
    this.queue.push(delivery);
    this.tell(delivery);
    this.pump();
  }

  private pump(): void {
    while (this.sending < parallelSends && this.queue.length > 0) {
      const delivery = this.queue.shift() as Delivery;
      this.sending++;
      void this.attempt(delivery).finally(() => {
        this.sending--;
        this.pump();
      });
    }
  }

  private async attempt(delivery: Delivery): Promise<void> {
    const now = this.clock.now();
    if (this.url === null || this.state !== "live") {
      this.drop(delivery, this.url === null ? "no address" : `subscription is ${this.state}`);
      return;
    }
    if (this.throttledUntil > now) {
      if (this.throttledUntil - delivery.created_at > longestThrottleSeconds)
        this.drop(delivery, "delayed for more than two hours");
      else this.later(this.throttledUntil - now, delivery);
      return;
    }
    delivery.envelope.delivery_attempts = delivery.attempts.length + 1;
    const body = JSON.stringify(delivery.envelope);
    const headers = {
      "Content-Type": "application/json",
      "User-Agent": "intercom-parrot-service-client/1.0",
      "X-Hub-Signature": signatureOf(body, this.secret),
    };
    const result = await this.send(this.url, "POST", headers, body, this.timeoutMs);
    if (this.closed) return;
    delivery.attempts.push({ ...result, at: now });
    this.settle(delivery, result, now);
    if (this.slow) await new Promise((resolve) => setTimeout(resolve, slowConsumerDelaySeconds * 1000));
  }

  private settle(delivery: Delivery, result: SendResult, now: number): void {
    this.slow = result.durationMs > fastMilliseconds;
    if (result.status !== null && result.status >= 200 && result.status < 300) {
      delivery.state = "delivered";
      this.failingSince = null;
      this.recentErrors = [];
      this.throttleSeconds = 0;
    } else if (result.status === 410) {
      delivery.state = "failed";
      delivery.reason = "the address answered 410";
      this.state = "disabled";
    } else if (result.status === 429) {
      this.throttleSeconds = Math.min(Math.max(this.throttleSeconds * 2, retryAfterSeconds), longestThrottleSeconds);
      this.throttledUntil = now + this.throttleSeconds;
      if (this.throttledUntil - delivery.created_at > longestThrottleSeconds)
        this.drop(delivery, "delayed for more than two hours");
      else this.later(this.throttleSeconds, delivery);
    } else {
      this.countError(now);
      if (delivery.attempts.length === 1) this.later(retryAfterSeconds, delivery);
      else delivery.state = "failed";
    }
    this.tell(delivery);
  }

  /** More than a thousand errors in a row within a quarter of an hour pause; errors for a week suspend. */
  private countError(now: number): void {
    this.failingSince ??= now;
    this.recentErrors = [...this.recentErrors.filter((at) => at > now - pauseSeconds), now];
    if (now - this.failingSince > suspendAfterSeconds) {
      this.state = "suspended";
    } else if (this.recentErrors.length > errorsUntilPause) {
      this.state = "paused";
      this.recentErrors = [];
      this.clock.schedule(pauseSeconds, () => {
        if (this.state === "paused") this.state = "live";
      });
    }
  }

  private tell(delivery: Delivery): void {
    for (const watcher of this.watchers) watcher(delivery);
  }
}
