import type { Attachment, Author, Contact, Conversation, ConversationState, Part } from "./records.js";
import { UseError, invalidParameter } from "./use-error.js";
import { runWorkflows } from "./workflows.js";
import type { Workspace } from "./workspace.js";

const longestBody = 100_000;
const firstNewConversation = 215_471_000_000_000;
const firstNewPart = 9_000_000_000;

/** The conversation for reading. @throws UseError 404. */
export function requireConversation(workspace: Workspace, id: string): Conversation {
  const conversation = workspace.conversations.get(id);
  if (!conversation) throw new UseError(404, "not_found", "Resource Not Found");
  return conversation;
}

/** The conversation for changing; from now on it is held in memory. @throws UseError 404. */
export function changeConversation(workspace: Workspace, id: string): Conversation {
  requireConversation(workspace, id);
  return workspace.conversations.change(id) as Conversation;
}

export function authorOfContact(contact: Contact): Author {
  return { type: contact.role, id: contact.id, name: contact.name, email: contact.email };
}

/** The teammate as author of a part. @throws UseError 404. */
export function authorOfAdmin(workspace: Workspace, adminId: string | number): Author {
  const admin = workspace.admins.get(String(adminId));
  if (!admin) throw new UseError(404, "admin_not_found", "Admin not found");
  return { type: "admin", id: admin.id, name: admin.name, email: admin.email };
}

export const operatorAuthor: Author = {
  type: "bot",
  id: "7100000",
  name: "Operator",
  email: "operator+harbourlight@intercom.io",
};

/** Text as a customer typed it becomes paragraphs of HTML; HTML stays. */
export function asHtml(body: string): string {
  const text = body.trim();
  if (text.length > longestBody)
    throw invalidParameter(`body is too long (maximum is ${longestBody} characters)`, "body");
  if (text === "" || /^<(p|div|ul|ol|h\d|blockquote|pre|figure|img|table|hr)\b/i.test(text)) return text;
  const escaped = /<\w[^>]*>/.test(text)
    ? text
    : text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return escaped
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${paragraph.replaceAll("\n", "<br>")}</p>`)
    .join("");
}

export interface NewConversation {
  contact: Contact;
  body: string;
  subject?: string;
  url?: string | null;
  channel?: string;
  attachments?: Attachment[];
  created_at?: number;
  /** The teammate who writes first; without one the contact does. */
  startedBy?: Author;
}

/** Starts a conversation, then lets live workflows assign or tag it. */
export function createConversation(workspace: Workspace, input: NewConversation): Conversation {
  const now = workspace.clock.now();
  const created_at = input.created_at ?? now;
  const customer = authorOfContact(input.contact);
  const channel = input.channel ?? "conversation";
  const conversation: Conversation = {
    id: String(workspace.nextNumber("conversation", firstNewConversation)),
    title: null,
    created_at,
    updated_at: created_at,
    waiting_since: input.startedBy ? null : created_at,
    snoozed_until: null,
    state: "open",
    read: false,
    priority: "none",
    admin_assignee_id: 0,
    team_assignee_id: 0,
    company_id: input.contact.company_ids[0] ?? null,
    contact_ids: [input.contact.id],
    tags: [],
    rating: null,
    source: {
      type: channel,
      id: String(workspace.nextNumber("source", 5_000_000_000)),
      delivered_as: input.startedBy ? "admin_initiated" : "customer_initiated",
      subject: input.subject ?? "",
      body: asHtml(input.body),
      author: input.startedBy ?? customer,
      attachments: input.attachments ?? [],
      url: input.url ?? null,
      redacted: false,
    },
    parts: [],
    custom_attributes: {},
    sla: null,
    ai_agent: null,
    linked_ticket_ids: [],
    channel,
  };
  workspace.conversations.put(conversation);
  noteReply(workspace, input.contact, input.startedBy === undefined);
  workspace.emit({
    topic: input.startedBy ? "conversation.admin.single.created" : "conversation.user.created",
    subject: "conversation",
    id: conversation.id,
  });
  runWorkflows(workspace, conversation, input.contact);
  return conversation;
}

function noteReply(workspace: Workspace, contact: Contact, byContact: boolean): void {
  if (byContact) contact.last_replied_at = contact.last_seen_at = workspace.clock.now();
  else contact.last_contacted_at = workspace.clock.now();
  contact.archived = false;
  workspace.contactsChanged();
}

export interface PartInput {
  part_type: string;
  author: Author;
  body?: string | null;
  assigned_to?: Part["assigned_to"];
  attachments?: Attachment[];
  created_at?: number;
  event_details?: Record<string, unknown>;
}

/** Adds a part at the end and marks the conversation as changed. */
export function addPart(workspace: Workspace, conversation: Conversation, input: PartInput): Part {
  const created_at = input.created_at ?? workspace.clock.now();
  const part: Part = {
    id: String(workspace.nextNumber("part", firstNewPart)),
    part_type: input.part_type,
    body: input.body ? asHtml(input.body) : (input.body ?? null),
    created_at,
    updated_at: created_at,
    author: input.author,
    assigned_to: input.assigned_to ?? null,
    attachments: input.attachments ?? [],
    external_id: null,
    redacted: false,
    state: conversation.state,
    tags: [],
    event_details: input.event_details ?? null,
    app_package_code: null,
  };
  conversation.parts.push(part);
  conversation.updated_at = Math.max(conversation.updated_at, created_at);
  workspace.conversations.put(conversation);
  return part;
}

/** A customer writes: a closed or snoozed conversation opens again, and the customer waits from now on. */
export function replyAsContact(
  workspace: Workspace,
  id: string,
  contact: Contact,
  input: Omit<PartInput, "part_type" | "author">,
): Conversation {
  const conversation = changeConversation(workspace, id);
  if (!conversation.contact_ids.includes(contact.id)) throw new UseError(404, "not_found", "User Not Found");
  const reopens = conversation.state !== "open";
  setState(conversation, "open");
  const part = addPart(workspace, conversation, {
    ...input,
    part_type: reopens ? "open" : "comment",
    author: authorOfContact(contact),
  });
  conversation.waiting_since ??= part.created_at;
  conversation.read = false;
  noteReply(workspace, contact, true);
  workspace.emit({ topic: "conversation.user.replied", subject: "conversation", id, partIds: [part.id] });
  return conversation;
}

/** A teammate answers or leaves a note. With `silent` nobody is told, as `skip_notifications` asks. */
export function replyAsAdmin(
  workspace: Workspace,
  id: string,
  adminId: string,
  input: Omit<PartInput, "author">,
  silent = false,
): Conversation {
  const author = authorOfAdmin(workspace, adminId);
  const conversation = changeConversation(workspace, id);
  const part = addPart(workspace, conversation, { ...input, author });
  const isNote = input.part_type === "note";
  if (!isNote) {
    conversation.waiting_since = null;
    conversation.read = true;
    const contact = workspace.contacts.get(conversation.contact_ids[0] ?? "");
    if (contact) noteReply(workspace, contact, false);
  }
  if (!silent)
    workspace.emit({
      topic: isNote ? "conversation.admin.noted" : "conversation.admin.replied",
      subject: "conversation",
      id,
      partIds: [part.id],
    });
  return conversation;
}

function setState(conversation: Conversation, state: ConversationState, snoozedUntil: number | null = null): void {
  conversation.state = state;
  conversation.snoozed_until = snoozedUntil;
}

/** Closes; an optional body is sent with it. */
export function closeConversation(workspace: Workspace, id: string, adminId: string, body?: string): Conversation {
  const author = authorOfAdmin(workspace, adminId);
  const conversation = changeConversation(workspace, id);
  setState(conversation, "closed");
  conversation.waiting_since = null;
  const part = addPart(workspace, conversation, { part_type: "close", author, body: body ?? null });
  workspace.emit({ topic: "conversation.admin.closed", subject: "conversation", id, partIds: [part.id] });
  return conversation;
}

export function openConversation(workspace: Workspace, id: string, adminId: string): Conversation {
  const author = authorOfAdmin(workspace, adminId);
  const conversation = changeConversation(workspace, id);
  const wasSnoozed = conversation.state === "snoozed";
  setState(conversation, "open");
  const part = addPart(workspace, conversation, { part_type: "open", author });
  workspace.emit({
    topic: wasSnoozed ? "conversation.admin.unsnoozed" : "conversation.admin.opened",
    subject: "conversation",
    id,
    partIds: [part.id],
  });
  return conversation;
}

/** Snoozes until a moment (unix seconds); then it opens by itself. */
export function snoozeConversation(workspace: Workspace, id: string, adminId: string, until: number): Conversation {
  if (until <= workspace.clock.now()) throw invalidParameter("snoozed_until must be in the future", "snoozed_until");
  const author = authorOfAdmin(workspace, adminId);
  const conversation = changeConversation(workspace, id);
  setState(conversation, "snoozed", until);
  const part = addPart(workspace, conversation, { part_type: "snoozed", author });
  workspace.emit({ topic: "conversation.admin.snoozed", subject: "conversation", id, partIds: [part.id] });
  scheduleWake(workspace, id, until);
  return conversation;
}

/** Opens a snoozed conversation when its time has come, unless somebody did before. */
export function scheduleWake(workspace: Workspace, id: string, until: number): void {
  workspace.clock.schedule(Math.max(until - workspace.clock.now(), 0), () => {
    const current = workspace.conversations.get(id);
    if (current?.state !== "snoozed" || current.snoozed_until !== until) return;
    const conversation = changeConversation(workspace, id);
    setState(conversation, "open");
    const part = addPart(workspace, conversation, { part_type: "timer_unsnooze", author: operatorAuthor });
    workspace.emit({ topic: "conversation.admin.unsnoozed", subject: "conversation", id, partIds: [part.id] });
  });
}

export interface Assignment {
  by: Author;
  type: "admin" | "team";
  /** "0" takes the assignment away. */
  assigneeId: string;
  body?: string;
}

/** Assigns to a teammate or a team. @throws UseError 404 when there is no such assignee. */
export function assignConversation(workspace: Workspace, id: string, assignment: Assignment): Conversation {
  const { type, assigneeId } = assignment;
  const none = assigneeId === "0" || assigneeId === "";
  if (!none && !(type === "admin" ? workspace.admins : workspace.teams).has(assigneeId))
    throw new UseError(404, "assignee_not_found", "Assignee not found");
  const conversation = changeConversation(workspace, id);
  if (type === "admin") conversation.admin_assignee_id = none ? 0 : Number(assigneeId);
  else conversation.team_assignee_id = none ? 0 : Number(assigneeId);
  const reopens = conversation.state !== "open";
  setState(conversation, "open");
  const part = addPart(workspace, conversation, {
    part_type: reopens ? "assign_and_reopen" : "assignment",
    author: assignment.by,
    body: assignment.body ?? null,
    assigned_to: none ? { type: "nobody_admin", id: null } : { type, id: assigneeId },
  });
  workspace.emit({
    topic: reopens ? "conversation.admin.open.assigned" : "conversation.admin.assigned",
    subject: "conversation",
    id,
    partIds: [part.id],
  });
  return conversation;
}
