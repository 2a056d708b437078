import type { TranscriptMessage } from "apex/types";
import timeZone from "@salesforce/i18n/timeZone";
import aiAgent from "@salesforce/label/c.Author_Ai_Agent";
import bot from "@salesforce/label/c.Author_Bot";
import unknownAuthor from "@salesforce/label/c.Author_Unknown";
import eventsFolded from "@salesforce/label/c.Events_Folded";
import messageUnknown from "@salesforce/label/c.Message_Unknown";
import notSent from "@salesforce/label/c.Message_Not_Sent";
import sending from "@salesforce/label/c.Message_Sending";
import { attachmentTiles, type AttachmentTile } from "./attachmentTiles";
import { fill } from "c/labelText";

export type { FileChoice } from "./attachmentTiles";
export { isShown } from "./omission";

export interface TranscriptEvent {
  key: string;
  text: string;
  sentAt: string;
}

/** One row of a transcript as the page draws it: a day, events, or a message. */
export interface Row {
  key: string;
  isDay?: boolean;
  isEvents?: boolean;
  isMessage?: boolean;
  sentAt?: string;
  /** Events. */
  events?: TranscriptEvent[];
  shownEvents?: TranscriptEvent[];
  foldable?: boolean;
  expanded?: string;
  summary?: string;
  /** A message. */
  className?: string;
  bubbleClassName?: string;
  messageClassName?: string;
  author?: string;
  authorLabel?: string;
  initials?: string;
  isNote?: boolean;
  isRedacted?: boolean;
  isEmpty?: boolean;
  isTruncated?: boolean;
  /** Where a message that was written here stands, unless it has arrived. */
  delivery?: string;
  bodyHtml?: string;
  attachments?: AttachmentTile[];
  /** The last of one author's messages in a row carries name and time for all of them. */
  closesGroup?: boolean;
}

const SAME_GROUP_MILLISECONDS = 5 * 60 * 1000;
const dayFormat = new Intl.DateTimeFormat("en-CA", { timeZone });

/** The calendar day of a moment in the user's time zone, as 2026-01-31. */
export const dayOf = (moment: string): string => dayFormat.format(new Date(moment));

/** Turns stored messages, oldest first, into rows: day dividers, folded events, grouped messages. */
export function layOut(messages: readonly TranscriptMessage[], unfolded: ReadonlySet<string>): Row[] {
  const rows: Row[] = [];
  let previous: TranscriptMessage | undefined;
  for (const [index, message] of messages.entries()) {
    const sentAt = message.sentAt ?? "";
    if (sentAt && (!previous?.sentAt || dayOf(previous.sentAt) !== dayOf(sentAt)))
      rows.push({ key: `day-${dayOf(sentAt)}-${index}`, isDay: true, sentAt });
    if (message.kind === "event") addEvent(rows, message, unfolded);
    else rows.push(messageRow(message, messages[index + 1]));
    previous = message;
  }
  return rows;
}

function addEvent(rows: Row[], message: TranscriptMessage, unfolded: ReadonlySet<string>): void {
  const event = { key: message.id ?? "", text: message.eventText ?? "", sentAt: message.sentAt ?? "" };
  const last = rows.at(-1);
  if (!last?.events) {
    rows.push({ key: `events-${event.key}`, isEvents: true, events: [event], shownEvents: [event] });
    return;
  }
  last.events.push(event);
  last.foldable = true;
  const open = unfolded.has(last.key);
  last.shownEvents = open ? last.events : [];
  last.expanded = String(open);
  last.summary = fill(eventsFolded, last.events.length);
}

function messageRow(message: TranscriptMessage, next: TranscriptMessage | undefined): Row {
  const isNote = message.kind === "note";
  const inbound = message.authorType === "customer";
  const closesGroup = !belongsTogether(message, next);
  const author = message.authorName ?? unknownAuthor;
  return {
    key: message.id ?? "",
    isMessage: true,
    isNote,
    className: `slds-chat-listitem slds-chat-listitem_${inbound ? "inbound" : "outbound"}`,
    messageClassName: `slds-chat-message${inbound && !closesGroup ? " slds-chat-message_faux-avatar" : ""}`,
    bubbleClassName: `bubble ${bubbleOf(message)}`,
    author,
    authorLabel: authorLabels.get(message.authorType ?? "") ?? "",
    initials: inbound && closesGroup ? initialsOf(author) : "",
    sentAt: message.sentAt ?? "",
    isRedacted: message.redacted,
    isEmpty: !message.redacted && !message.bodyHtml && message.attachments.length === 0,
    isTruncated: message.truncated,
    delivery: deliveries.get(message.sendState ?? "") ?? "",
    bodyHtml: message.redacted ? "" : (message.bodyHtml ?? ""),
    attachments: message.redacted ? [] : attachmentTiles(message.attachments),
    closesGroup,
  };
}

const authorLabels = new Map([
  ["bot", bot],
  ["ai", aiAgent],
]);

const deliveries = new Map([
  ["sending", sending],
  ["notSent", notSent],
  ["unknown", messageUnknown],
]);

function bubbleOf(message: TranscriptMessage): string {
  if (message.kind === "note") return "slds-chat-message__text note";
  if (message.authorType === "customer") return "slds-chat-message__text slds-chat-message__text_inbound";
  if (message.authorType === "teammate") return "slds-chat-message__text slds-chat-message__text_outbound";
  return "slds-chat-message__text automatic";
}

function belongsTogether(message: TranscriptMessage, next: TranscriptMessage | undefined): boolean {
  return (
    next !== undefined &&
    next.kind === message.kind &&
    next.authorType === message.authorType &&
    next.authorName === message.authorName &&
    next.sendState === message.sendState &&
    dayOf(next.sentAt ?? "") === dayOf(message.sentAt ?? "") &&
    Date.parse(next.sentAt ?? "") - Date.parse(message.sentAt ?? "") < SAME_GROUP_MILLISECONDS
  );
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : ""].map((word) => Array.from(word ?? "")[0] ?? "").join("");
}
