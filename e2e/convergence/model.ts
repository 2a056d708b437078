import type { Conversation } from "../../local/intercom/workspace/records.js";
import type { Workspace } from "../../local/intercom/workspace/workspace.js";
import type { OrgThread } from "./org-thread.js";

/** How the two sides disagree. */
export interface Disagreement {
  /** Conversations and parts that Salesforce does not have, or not as they are, and owners that did not arrive. */
  lost: string[];
  /** What is stored more than once. */
  doubled: string[];
  /** Everything else that is not right: links, deleted things that show, work that is left. */
  wrong: string[];
}

interface StoredConversation {
  Id: string;
  Conversation_Id__c: string;
  State__c: string;
  Assignee_Id__c: string | null;
  Team_Id__c: string | null;
  Tags__c: string | null;
  Deleted_In_Intercom__c: boolean;
}

interface StoredMessage {
  Intercom_Key__c: string;
  Body__c: string | null;
  Redacted__c: boolean;
  Intercom_Conversation__r: { Conversation_Id__c: string };
}

const plain = (html: string | null): string =>
  (html ?? "")
    .replace(/<img\b[^>]*\balt="([^"]*)"[^>]*>/g, " $1 ")
    .replace(/<[^>]*>/g, " ")
    .replace(/&\w+;|\s+/g, " ")
    .trim();

function count(values: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** Every conversation and part as Intercom has them, against what is stored. */
export async function compareConversations(workspace: Workspace, org: OrgThread, found: Disagreement): Promise<void> {
  const stored = await org.query<StoredConversation>(
    "SELECT Id, Conversation_Id__c, State__c, Assignee_Id__c, Team_Id__c, Tags__c, Deleted_In_Intercom__c FROM Intercom_Conversation__c",
  );
  const messages = await org.query<StoredMessage>(
    "SELECT Intercom_Key__c, Body__c, Redacted__c, Intercom_Conversation__r.Conversation_Id__c FROM Intercom_Message__c",
  );
  const byId = new Map(stored.map((row) => [row.Conversation_Id__c, row]));
  for (const [id, times] of count(stored.map((row) => row.Conversation_Id__c)))
    if (times > 1) found.doubled.push(`conversation ${id} is stored ${times} times`);
  const messagesOf = new Map<string, StoredMessage[]>();
  for (const message of messages) {
    const id = message.Intercom_Conversation__r.Conversation_Id__c;
    messagesOf.set(id, [...(messagesOf.get(id) ?? []), message]);
  }
  const present = new Set<string>();
  for (const row of workspace.conversations.rows("created_at", "ascending")) {
    const conversation = workspace.conversations.get(row.id)!;
    present.add(conversation.id);
    const known = byId.get(conversation.id);
    if (known === undefined) found.lost.push(`conversation ${conversation.id} is not stored`);
    else {
      compareHeader(workspace, conversation, known, found);
      compareParts(conversation, messagesOf.get(conversation.id) ?? [], found);
    }
  }
  for (const { Conversation_Id__c: id, Deleted_In_Intercom__c: hidden } of stored)
    if (!present.has(id) && !hidden) found.wrong.push(`conversation ${id} is gone in Intercom and still shown`);
}

function compareHeader(
  workspace: Workspace,
  conversation: Conversation,
  stored: StoredConversation,
  found: Disagreement,
): void {
  const nobody = (id: number): string | null => (id === 0 ? null : String(id));
  const tags = conversation.tags
    .flatMap(({ id }) => workspace.tags.get(id)?.name ?? [])
    .sort()
    .join("\n");
  const expected: [string, unknown, unknown][] = [
    ["state", conversation.state, stored.State__c],
    ["assignee", nobody(conversation.admin_assignee_id), stored.Assignee_Id__c],
    ["team", nobody(conversation.team_assignee_id), stored.Team_Id__c],
    ["tags", tags, (stored.Tags__c ?? "").split("\n").sort().join("\n")],
    ["hidden", false, stored.Deleted_In_Intercom__c],
  ];
  for (const [what, right, is] of expected)
    if (right !== is)
      found.lost.push(`${what} of conversation ${conversation.id} is ${String(is)}, not ${String(right)}`);
}

/** What a message says here, and whether it was redacted. */
interface Kept {
  body: string | null;
  redacted: boolean;
}

function compareParts(conversation: Conversation, stored: StoredMessage[], found: Disagreement): void {
  const { source, parts } = conversation;
  // Nothing is kept of what was redacted, not even the sentence that Intercom puts in its place.
  const kept = ({ body, redacted }: { body: string | null; redacted: boolean }): Kept => ({
    body: redacted ? null : body,
    redacted,
  });
  const bodies = new Map(parts.map((part) => [part.id, kept(part)]));
  if (source.body || source.attachments.length > 0 || source.redacted) bodies.set("source", kept(source));
  const idOf = ({ Intercom_Key__c }: StoredMessage): string => Intercom_Key__c.split("-").at(-1)!;
  for (const [id, times] of count(stored.map(idOf))) {
    if (times > 1) found.doubled.push(`part ${id} of conversation ${conversation.id} is stored ${times} times`);
    if (!bodies.has(id)) found.wrong.push(`part ${id} of conversation ${conversation.id} is not in Intercom`);
  }
  const byId = new Map(stored.map((message) => [idOf(message), message]));
  for (const [id, { body, redacted }] of bodies) {
    const message = byId.get(id);
    if (message === undefined) found.lost.push(`part ${id} of conversation ${conversation.id} is not stored`);
    else if (plain(message.Body__c) !== plain(body) || message.Redacted__c !== redacted)
      found.lost.push(
        `part ${id} of conversation ${conversation.id} says '${plain(message.Body__c)}', not '${plain(body)}'`,
      );
  }
}
