import { LightningElement, api } from "lwc";
import type { ConversationSummary } from "apex/types";
import listLabel from "@salesforce/label/c.Conversation_List_Label";
import priority from "@salesforce/label/c.Conversation_Priority";
import showMore from "@salesforce/label/c.Conversations_Show_More";
import unread from "@salesforce/label/c.Conversation_Unread";
import { rowOf, type ConversationRow } from "./conversationRow";

/**
 * The conversations of one record, newest first; one stop of the Tab key, arrows move inside. Fires `select` with the
 * record id of the chosen one, and `more`.
 */
export default class ConversationList extends LightningElement {
  @api conversations: ConversationSummary[] = [];
  @api selectedId = "";
  /** Names the person of each conversation. */
  @api showsPeople = false;
  @api hasMore = false;

  labels = { listLabel, priority, showMore, unread };
  private focusedId = "";

  get rows(): ConversationRow[] {
    const ids = this.conversations.map(({ id }) => id);
    const stop = [this.focusedId, this.selectedId].find((id) => ids.includes(id)) ?? ids[0];
    return this.conversations.map((conversation) =>
      rowOf(conversation, conversation.id === this.selectedId, conversation.id === stop, this.showsPeople),
    );
  }

  /** Puts the focus on the chosen conversation. */
  @api
  focusSelected(): void {
    this.buttons()
      .find(({ dataset }) => dataset["id"] === this.selectedId)
      ?.focus();
  }

  handleSelect(event: Event): void {
    const id = (event.currentTarget as HTMLElement).dataset["id"] ?? "";
    this.dispatchEvent(new CustomEvent<string>("select", { detail: id }));
  }

  handleFocus(event: Event): void {
    this.focusedId = (event.currentTarget as HTMLElement).dataset["id"] ?? "";
  }

  handleMore(): void {
    this.dispatchEvent(new CustomEvent("more"));
  }

  handleKey(event: KeyboardEvent): void {
    const buttons = this.buttons();
    const at = buttons.indexOf(event.currentTarget as HTMLElement);
    const targets: Partial<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: Math.max(at - 1, 0),
      Home: 0,
      End: buttons.length - 1,
    };
    const target = buttons.at(targets[event.key] ?? buttons.length);
    if (!target) return;
    event.preventDefault();
    target.focus();
  }

  private buttons(): HTMLElement[] {
    return [...(this.template?.querySelectorAll<HTMLElement>("button[data-id]") ?? [])];
  }
}
