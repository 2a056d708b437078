import type { ConversationList } from "apex/types";
import ambiguousBody from "@salesforce/label/c.Ambiguous_Body";
import ambiguousHeading from "@salesforce/label/c.Ambiguous_Heading";
import noAccessBody from "@salesforce/label/c.No_Access_Body";
import noAccessHeading from "@salesforce/label/c.No_Access_Heading";
import noConversationsBody from "@salesforce/label/c.No_Conversations_Body";
import noConversationsHeading from "@salesforce/label/c.No_Conversations_Heading";
import noPersonBody from "@salesforce/label/c.No_Person_Body";
import noPersonHeading from "@salesforce/label/c.No_Person_Heading";
import notConnectedBody from "@salesforce/label/c.Not_Connected_Body";
import notConnectedHeading from "@salesforce/label/c.Not_Connected_Heading";
import openSetup from "@salesforce/label/c.Open_Setup";
import { fill } from "c/labelText";

/** Why there is no conversation to show, and what to do about it. */
export interface Absence {
  iconName: string;
  heading: string;
  body: string;
  actionLabel: string;
}

const byState = new Map<string, Absence>([
  [
    "notConnected",
    { iconName: "utility:unlinked", heading: notConnectedHeading, body: notConnectedBody, actionLabel: openSetup },
  ],
  ["noPerson", { iconName: "utility:user", heading: noPersonHeading, body: noPersonBody, actionLabel: "" }],
  ["ambiguous", { iconName: "utility:people", heading: ambiguousHeading, body: ambiguousBody, actionLabel: "" }],
  ["noAccess", { iconName: "utility:lock", heading: noAccessHeading, body: noAccessBody, actionLabel: "" }],
]);

/** The absence to explain, or null when there are conversations. */
export function absence(list: ConversationList): Absence | null {
  const known = byState.get(list.state ?? "");
  if (known) return { ...known, body: fill(known.body, list.personName ?? "") };
  if (list.conversations.length > 0 || list.counts.length > 0) return null;
  const body = fill(noConversationsBody, list.personName ?? "");
  return { iconName: "utility:chat", heading: noConversationsHeading, body, actionLabel: "" };
}
