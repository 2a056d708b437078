import type { BayeuxReply } from "./messages.js";

/** How long a request waits for events. Source: "Clients and Timeouts", Streaming API Developer Guide. */
export const CONNECT_TIMEOUT = 110_000;
/** How long a client may stay away between two requests. Source: the same. */
const RECONNECT_TIMEOUT = 40_000;

interface Held {
  /** Number of the request that waits. */
  request: number;
  timer: NodeJS.Timeout;
  answer: (replies: BayeuxReply[]) => void;
}

/** One streaming session: what it listens to, what waits for it, and its request that waits for events. */
export class StreamingClient {
  readonly id: string;
  readonly userId: string;
  /** Channels as the client wrote them, by the key of their event. */
  readonly channels = new Map<string, string>();
  connectedBefore = false;
  private readonly expire: () => void;
  private expiry: NodeJS.Timeout | null = null;
  private queue: BayeuxReply[] = [];
  private held: Held | null = null;

  constructor(id: string, userId: string, expire: () => void) {
    this.id = id;
    this.userId = userId;
    this.expire = expire;
    this.touch();
  }

  /** Puts messages in line and answers the request that waits for them. */
  deliver(messages: readonly BayeuxReply[]): void {
    this.queue.push(...messages);
    if (this.queue.length > 0) this.release();
  }

  get hasMessages(): boolean {
    return this.queue.length > 0;
  }

  /** Takes what waits, for a response that leaves now. */
  take(): BayeuxReply[] {
    const taken = this.queue;
    this.queue = [];
    return taken;
  }

  /** Keeps a request until there are messages or its time is up. A second one answers the first. */
  hold(request: number, timeout: number, answer: (replies: BayeuxReply[]) => void): void {
    this.release();
    if (this.expiry !== null) clearTimeout(this.expiry);
    this.held = { request, answer, timer: setTimeout(() => this.release(), timeout) };
  }

  /** Answers the waiting request with what there is. */
  release(): void {
    const { held } = this;
    if (held === null) return;
    clearTimeout(held.timer);
    this.held = null;
    this.touch();
    held.answer(this.take());
  }

  /** The connection of a waiting request broke: messages wait for the next one. */
  gone(request: number): void {
    if (this.held?.request !== request) return;
    clearTimeout(this.held.timer);
    this.held = null;
    this.touch();
  }

  /** Starts anew the time after which a silent client is forgotten. */
  touch(): void {
    if (this.expiry !== null) clearTimeout(this.expiry);
    this.expiry = this.held === null ? setTimeout(this.expire, RECONNECT_TIMEOUT) : null;
  }

  /** Ends the session: the waiting request is answered, no timer stays. */
  close(): void {
    this.release();
    if (this.expiry !== null) clearTimeout(this.expiry);
    this.expiry = null;
  }
}
