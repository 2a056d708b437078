import type { TranscriptMessage } from "apex/types";
import neverSent from "@salesforce/label/c.Message_Never_Sent";
import { keepAttempt, readAttempt, type Draft, type MessageKind } from "c/conversationDrafts";
import { errorText } from "c/errorText";
import { again, firstAttempt, found, openAttempt, type Attempt } from "./attempt";

export type { Attempt } from "./attempt";

/** What the server says became of a message. */
export interface Outcome {
  state?: string | null;
  problem?: string | null;
}

/** The requests that deliver a message; each of the four proves what the user may. */
export interface DeliveryServer<Result extends Outcome> {
  begin: (attempt: Attempt) => Promise<{ sendToken?: string | null }>;
  send: (clientKey: string, sendToken: string) => Promise<Result>;
  look: (clientKey: string) => Promise<Result>;
  discard: (clientKey: string) => Promise<unknown>;
}

/** Who wants to know. Nothing is told after `stop`; `onchange` tells null once there is no attempt any more. */
export interface DeliveryOptions<Result extends Outcome> {
  /** Where the message goes: names what is kept in the browser. */
  place: string;
  server: DeliveryServer<Result>;
  onchange: (attempt: Attempt | null) => void;
  onsent: (attempt: Attempt, result: Result) => void;
}

/**
 * Pauses between looks, in milliseconds. Together they are longer than the two minutes after which the server takes a
 * send that nobody ended for lost.
 */
const PAUSES = [2000, 4000, 8000, 15_000, 30_000, 30_000, 30_000, 15_000];

/**
 * Delivers one message at a time to one conversation, at most once. The attempt is stored before it is sent. When
 * the answer stays out, Intercom is looked into; only a message that is known not to have arrived can be sent again,
 * and then under the same key.
 */
export class MessageDelivery<Result extends Outcome> {
  private readonly options: DeliveryOptions<Result>;
  private attempt: Attempt | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private looks = 0;
  private readonly settled = new Set<string>();
  private stopped = false;

  constructor(options: DeliveryOptions<Result>) {
    this.options = options;
  }

  /** Finds a message that an earlier page left under way, here or as the transcript tells, and looks what became of it. */
  resume(messages: readonly TranscriptMessage[] = []): void {
    const stored = readAttempt(this.options.place) ?? openAttempt(messages, this.settled);
    if (this.attempt || !stored) return;
    const attempt = found(stored);
    this.show(attempt);
    if (attempt.state === "checking") this.check();
  }

  /** Sends a message; answers false, and does nothing, while an earlier one is not settled. */
  start(kind: MessageKind, draft: Draft): boolean {
    if (this.attempt) return false;
    void this.deliver(firstAttempt(kind, draft));
    return true;
  }

  /** Sends again what is known not to have arrived. */
  retry(): void {
    if (this.attempt?.state === "notSent") void this.deliver(again(this.attempt));
  }

  /** Looks into Intercom once more. */
  check(): void {
    clearTimeout(this.timer);
    this.looks = 0;
    if (this.attempt) void this.look(this.attempt);
  }

  /** Gives up the message and answers it, so that its words can be kept; null while it is on its way. */
  drop(): Attempt | null {
    const { attempt } = this;
    if (attempt?.state !== "notSent" && attempt?.state !== "unknown") return null;
    this.show(null);
    // What the server does not forget is not sent either.
    this.options.server.discard(attempt.clientKey).catch(() => undefined);
    return attempt;
  }

  /** The page goes on to something else. What is under way goes on, unseen, and can be resumed. */
  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private async deliver(attempt: Attempt): Promise<void> {
    const { server } = this.options;
    this.looks = 0;
    this.show(attempt);
    try {
      const { sendToken } = await server.begin(attempt);
      const begun: Attempt = { ...attempt, stage: "send" };
      this.show(begun);
      // Without a token the server has this message already: it says what became of it.
      await (sendToken ? this.ask(begun, () => server.send(attempt.clientKey, sendToken)) : this.look(begun));
    } catch (error) {
      this.show({ ...attempt, problem: errorText(error), state: "notSent" });
    }
  }

  private look(attempt: Attempt): Promise<void> {
    const checked: Attempt = { ...attempt, state: "checking" };
    this.show(checked);
    return this.ask(checked, () => this.options.server.look(attempt.clientKey));
  }

  /** Takes what the server answers. When nobody hears the answer, it is open whether the message arrived. */
  private async ask(attempt: Attempt, question: () => Promise<Result>): Promise<void> {
    const result = await question().catch(() => null);
    if (result?.state === "sent") {
      this.show(null);
      if (!this.stopped) this.options.onsent(attempt, result);
    } else if (result?.state === "notSent") {
      this.show({ ...attempt, problem: result.problem || neverSent, state: "notSent" });
    } else this.lookLater(attempt);
  }

  private lookLater(attempt: Attempt): void {
    const isOver = this.stopped || this.looks >= PAUSES.length;
    this.show({ ...attempt, state: isOver ? "unknown" : "checking" });
    if (isOver) return;
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- stop() and check() clear it
    this.timer = setTimeout(() => {
      void this.look(attempt);
    }, PAUSES[this.looks]);
    this.looks += 1;
  }

  private show(attempt: Attempt | null): void {
    if (!attempt && this.attempt) this.settled.add(this.attempt.clientKey);
    this.attempt = attempt;
    keepAttempt(this.options.place, attempt);
    if (!this.stopped) this.options.onchange(attempt);
  }
}
