import type { ConversationSummary, Transcript } from "apex/types";
import getTranscript from "@salesforce/apex/ConversationController.getTranscript";
import refreshTranscript from "@salesforce/apex/ConversationController.refreshTranscript";
import { errorText } from "c/errorText";
import { withEarlier, withLatest } from "./transcriptPieces";

/** What is known of the open conversation. */
export interface OpenState {
  transcript: Transcript | null;
  /** Why there is no transcript. */
  transcriptError: string;
  /** Why the transcript is not newer than it is. */
  refreshError: string;
  refreshing: boolean;
}

export const nothingKnown: OpenState = { transcript: null, transcriptError: "", refreshError: "", refreshing: false };

/**
 * One conversation that was opened: stored messages at once, then what Intercom answers. Tells each new state until it
 * is closed; what is shown stays when something newer cannot be had.
 */
export class OpenConversation {
  private readonly recordId: string;
  private readonly id: string;
  private readonly tell: (state: OpenState) => void;
  private state = nothingKnown;
  private isClosed = false;

  constructor(recordId: string, id: string, tell: (state: OpenState) => void) {
    this.recordId = recordId;
    this.id = id;
    this.tell = tell;
  }

  close(): void {
    this.isClosed = true;
  }

  /** Reads the stored messages, then asks Intercom. */
  async open(): Promise<void> {
    this.change(nothingKnown);
    try {
      this.change({ transcript: await this.read() });
    } catch (error) {
      this.change({ transcriptError: errorText(error) });
      return;
    }
    await this.refresh();
  }

  /** Takes what a verb answered: the conversation as it is now. */
  describe(conversation: ConversationSummary): void {
    const { transcript } = this.state;
    if (transcript) this.change({ transcript: { ...transcript, conversation } });
  }

  /** Reads the stored messages again, unless those that are shown are of this version. */
  async updateFrom(version: string): Promise<void> {
    if (!version || this.state.transcript?.conversation?.version !== version) await this.update();
  }

  /** Reads the stored messages again, because something changed. */
  async update(): Promise<void> {
    if (this.state.transcript) await this.take(() => this.read());
  }

  /** Asks Intercom by way of Apex. */
  async refresh(): Promise<void> {
    if (this.isClosed) return;
    this.change({ refreshing: true, refreshError: "" });
    await this.take(() => refreshTranscript({ recordId: this.recordId, conversationRecordId: this.id }));
    this.change({ refreshing: false });
  }

  /** Reads the stored messages before those that are known. */
  async earlier(): Promise<void> {
    const beforeId = this.state.transcript?.messages[0]?.id;
    if (!beforeId) return;
    try {
      const earlier = await this.read(beforeId);
      this.change({ transcript: withEarlier(this.state.transcript, earlier) });
    } catch (error) {
      this.change({ refreshError: errorText(error) });
    }
  }

  private async take(ask: () => Promise<Transcript>): Promise<void> {
    try {
      const latest = await ask();
      this.change({ transcript: withLatest(this.state.transcript, latest) });
    } catch (error) {
      this.change({ refreshError: errorText(error) });
    }
  }

  private read(beforeId = ""): Promise<Transcript> {
    return getTranscript({ recordId: this.recordId, conversationRecordId: this.id, beforeId });
  }

  private change(values: Partial<OpenState>): void {
    this.state = { ...this.state, ...values };
    if (!this.isClosed) this.tell(this.state);
  }
}
