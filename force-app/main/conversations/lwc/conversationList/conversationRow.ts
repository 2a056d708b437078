import type { ConversationSummary } from "apex/types";
import channelEmail from "@salesforce/label/c.Channel_Email";
import channelFacebook from "@salesforce/label/c.Channel_Facebook";
import channelInstagram from "@salesforce/label/c.Channel_Instagram";
import channelMessenger from "@salesforce/label/c.Channel_Messenger";
import channelPhone from "@salesforce/label/c.Channel_Phone";
import channelText from "@salesforce/label/c.Channel_Text_Message";
import channelWhatsapp from "@salesforce/label/c.Channel_Whatsapp";
import channelX from "@salesforce/label/c.Channel_X";
import by from "@salesforce/label/c.Conversation_Last_Words";
import closed from "@salesforce/label/c.State_Closed";
import noSubject from "@salesforce/label/c.Conversation_No_Subject";
import open from "@salesforce/label/c.State_Open";
import snoozed from "@salesforce/label/c.State_Snoozed";
import unassigned from "@salesforce/label/c.Conversation_Unassigned";
import waiting from "@salesforce/label/c.Conversation_Waiting";
import { elapsed, fill } from "c/labelText";

const LATE_MILLISECONDS = 30 * 60 * 1000;

const states = new Map([
  ["open", { label: open, className: "slds-badge slds-theme_success state" }],
  ["snoozed", { label: snoozed, className: "slds-badge slds-badge_lightest state" }],
  ["closed", { label: closed, className: "slds-badge state" }],
]);

const messenger = { iconName: "utility:chat", label: channelMessenger };
const phone = { iconName: "utility:call", label: channelPhone };
const channels = new Map([
  ["conversation", messenger],
  ["push", messenger],
  ["email", { iconName: "utility:email", label: channelEmail }],
  ["phone_call", phone],
  ["phone_switch", phone],
  ["sms", { iconName: "utility:sms", label: channelText }],
  ["whatsapp", { iconName: "utility:comments", label: channelWhatsapp }],
  ["facebook", { iconName: "utility:comments", label: channelFacebook }],
  ["instagram", { iconName: "utility:comments", label: channelInstagram }],
  ["twitter", { iconName: "utility:comments", label: channelX }],
]);

/** A conversation as the list draws it. */
export interface ConversationRow {
  key: string;
  className: string;
  selected: string;
  tabindex: string;
  title: string;
  unread: boolean;
  isPriority: boolean;
  person: string;
  /** What was said last, or first as long as nothing else is known. */
  words: string;
  lastMessageAt: string;
  channel: { iconName: string; label: string };
  stateLabel: string;
  stateClassName: string;
  assignee: string;
  waitingText: string;
  waitingClassName: string;
}

/** Turns a conversation into a row; `isStop` says whether the Tab key reaches it. */
export function rowOf(
  conversation: ConversationSummary,
  isSelected: boolean,
  isStop: boolean,
  showsPerson: boolean,
): ConversationRow {
  const { id, subject, snippet, unread, state, waitingSince, isPriority } = conversation;
  const known = states.get(state ?? "");
  return {
    key: id ?? "",
    className: `conversation${isSelected ? " selected" : ""}${unread ? " unread" : ""}`,
    selected: String(isSelected),
    tabindex: isStop ? "0" : "-1",
    title: subject || snippet || noSubject,
    unread,
    isPriority,
    person: showsPerson ? (conversation.personName ?? "") : "",
    words: wordsOf(conversation, showsPerson),
    lastMessageAt: conversation.lastMessageAt ?? "",
    channel: channels.get(conversation.channel ?? "") ?? messenger,
    stateLabel: known?.label ?? state ?? "",
    stateClassName: known?.className ?? "slds-badge state",
    assignee: conversation.assigneeName || conversation.teamName || unassigned,
    waitingText: waitingSince ? fill(waiting, elapsed(waitingSince)) : "",
    waitingClassName: isLate(waitingSince) ? "waiting slds-text-color_error" : "waiting slds-text-color_weak",
  };
}

/** Nothing is said twice: neither the first line, which stands where the subject is missing, nor the person's name. */
function wordsOf(conversation: ConversationSummary, showsPerson: boolean): string {
  const { subject, snippet, lastMessage, lastAuthor, personName } = conversation;
  const words = lastMessage || snippet || "";
  if (words === (subject || snippet)) return "";
  const isNamed = showsPerson && lastAuthor === personName;
  return lastMessage && lastAuthor && !isNamed ? fill(by, lastAuthor, lastMessage) : words;
}

/** A customer who waits longer than half an hour is shown in red. */
function isLate(waitingSince: string | null | undefined): boolean {
  return waitingSince ? Date.now() - Date.parse(waitingSince) > LATE_MILLISECONDS : false;
}
