import type { SendResult, TranscriptMessage } from "apex/types";
import begin from "@salesforce/apex/ReplyController.begin";
import discard from "@salesforce/apex/ReplyController.discard";
import look from "@salesforce/apex/ReplyController.look";
import send from "@salesforce/apex/ReplyController.send";
import neverSent from "@salesforce/label/c.Message_Never_Sent";
import { keepAttempt, readAttempt, type Draft, type MessageKind } from "c/conversationDrafts";
import { errorText } from "c/errorText";
import { again, firstAttempt, found, openAttempt, type Attempt } from "./attempt";

export type { Attempt } from "./attempt";

/** Who wants to know. Nothing is told after `stop`; `onchange` tells null once there is no attempt any more. */
export interface DeliveryOptions {
  recordId: string;
  conversationId: string;
  onchange: (attempt: Attempt | null) => void;
  onsent: (attempt: Attempt) => void;
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
export class MessageDelivery {
  private readonly options: DeliveryOptions;
  private attempt: Attempt | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private looks = 0;
  private readonly settled = new Set<string>();
  private stopped = false;

  constructor(options: DeliveryOptions) {
    this.options = options;
  }

  /** Finds a message that an earlier page left under way, here or as the transcript tells, and looks what became of it. */
  resume(messages: readonly TranscriptMessage[] = []): void {
    const stored = readAttempt(this.options.conversationId) ?? openAttempt(messages, this.settled);
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
    discard(this.subject(attempt)).catch(() => undefined);
    return attempt;
  }

  /** The page goes on to something else. What is under way goes on, unseen, and can be resumed. */
  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private async deliver(attempt: Attempt): Promise<void> {
    const { kind, text, attachmentUrls } = attempt;
    const subject = this.subject(attempt);
    this.looks = 0;
    this.show(attempt);
    try {
      const { sendToken } = await begin({ ...subject, kind, text, attachmentUrls });
      const begun: Attempt = { ...attempt, stage: "send" };
      this.show(begun);
      // Without a token the server has this message already: it says what became of it.
      await (sendToken ? this.ask(begun, () => send({ ...subject, sendToken })) : this.look(begun));
    } catch (error) {
      this.show({ ...attempt, problem: errorText(error), state: "notSent" });
    }
  }

  private look(attempt: Attempt): Promise<void> {
    const checked: Attempt = { ...attempt, state: "checking" };
    this.show(checked);
    return this.ask(checked, () => look(this.subject(attempt)));
  }

  /** Takes what the server answers. When nobody hears the answer, it is open whether the message arrived. */
  private async ask(attempt: Attempt, question: () => Promise<SendResult>): Promise<void> {
    const { state, problem } = await question().catch((): Partial<SendResult> => ({ state: "unknown" }));
    if (state === "sent") {
      this.show(null);
      if (!this.stopped) this.options.onsent(attempt);
    } else if (state === "notSent") {
      this.show({ ...attempt, problem: problem || neverSent, state });
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
    keepAttempt(this.options.conversationId, attempt);
    if (!this.stopped) this.options.onchange(attempt);
  }

  private subject({ clientKey }: Attempt): { recordId: string; conversationRecordId: string; clientKey: string } {
    const { recordId, conversationId } = this.options;
    return { recordId, conversationRecordId: conversationId, clientKey };
  }
}
