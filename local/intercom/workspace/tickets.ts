import {
  asHtml,
  authorOfAdmin,
  authorOfContact,
  operatorAuthor,
  requireConversation,
  changeConversation,
} from "./conversations.js";
import type {
  Attachment,
  Attributes,
  Author,
  Contact,
  NewTicketRequest,
  Ticket,
  TicketPart,
  TicketState,
  TicketType,
} from "./records.js";
import { UseError, invalidParameter } from "./use-error.js";
import type { Workspace } from "./workspace.js";

/** @throws UseError 404. */
export function requireTicket(workspace: Workspace, id: string): Ticket {
  const ticket = workspace.tickets.get(id);
  if (!ticket) throw new UseError(404, "ticket_not_found", "Ticket not found");
  return ticket;
}

/** @throws UseError 404. */
export function requireTicketType(workspace: Workspace, id: string): TicketType {
  const type = workspace.ticketTypes.get(id);
  if (!type) throw new UseError(404, "not_found", "Resource Not Found");
  return type;
}

function requireState(workspace: Workspace, id: string): TicketState {
  const state = workspace.ticketStates.get(id);
  if (!state)
    throw new UseError(
      400,
      "ticket_state_id_invalid",
      "Ticket state id is not valid or is not associated with the ticket type",
    );
  return state;
}

export interface NewTicket extends Omit<NewTicketRequest, "contactIds"> {
  contacts: Contact[];
}

/** What can be said before a ticket is made. @throws UseError 400 and 404. */
export function checkNewTicket(workspace: Workspace, input: Omit<NewTicketRequest, "contactIds">): TicketType {
  const type = requireTicketType(workspace, input.typeId);
  checkTicketAttributes(type, input.attributes ?? {}, true);
  if (input.stateId !== undefined) requireState(workspace, input.stateId);
  if (input.conversationId !== undefined) requireConversation(workspace, input.conversationId);
  return type;
}

/** Creates a ticket; with a conversation it is linked to it. @throws UseError 400 for attributes the type does not have. */
export function createTicket(workspace: Workspace, input: NewTicket): Ticket {
  const type = checkNewTicket(workspace, input);
  const state = input.stateId === undefined ? firstState(workspace) : requireState(workspace, input.stateId);
  const now = workspace.clock.now();
  const number = workspace.nextNumber("ticket", 0);
  const ticket: Ticket = {
    id: String(215_475_000_000_000 + number),
    ticket_id: String(number),
    ticket_type_id: type.id,
    ticket_state_id: state.id,
    previous_ticket_state_id: null,
    attributes: { ...(input.attributes ?? {}) },
    contact_ids: input.contacts.map((contact) => contact.id),
    admin_assignee_id: Number(input.adminId ?? 0),
    team_assignee_id: Number(input.teamId ?? 0),
    created_at: input.created_at ?? now,
    updated_at: now,
    open: true,
    snoozed_until: null,
    is_shared: type.category === "Customer",
    linked_conversation_ids: [],
    tags: [],
    parts: [],
  };
  workspace.tickets.set(ticket.id, ticket);
  addTicketPart(workspace, ticket, { part_type: "ticket_state_updated_by_admin", author: operatorAuthor, body: null });
  if (input.conversationId !== undefined) {
    const conversation = changeConversation(workspace, input.conversationId);
    conversation.linked_ticket_ids.push(ticket.id);
    conversation.updated_at = now;
    ticket.linked_conversation_ids.push(conversation.id);
    workspace.conversations.put(conversation);
  }
  workspace.emit({ topic: "ticket.created", subject: "ticket", id: ticket.id });
  return ticket;
}

function firstState(workspace: Workspace): TicketState {
  return [...workspace.ticketStates.values()][0] as TicketState;
}

function checkTicketAttributes(type: TicketType, values: Attributes, creating: boolean): void {
  const known = new Set(type.attributes.filter((attribute) => !attribute.archived).map((attribute) => attribute.name));
  const unknown = Object.keys(values).filter((name) => !known.has(name));
  if (unknown.length)
    throw invalidParameter(`Extra attributes provided that are not found on ticket type: ${unknown.join(", ")}`);
  const missing = type.attributes.filter(
    (attribute) => attribute.required_to_create && (values[attribute.name] ?? "") === "",
  );
  if (creating && missing.length) throw invalidParameter("Missing required ticket attributes");
}

type TicketPartInput = Pick<TicketPart, "part_type" | "author" | "body"> &
  Partial<Pick<TicketPart, "assigned_to" | "previous_ticket_state" | "attachments">>;

function addTicketPart(workspace: Workspace, ticket: Ticket, input: TicketPartInput): TicketPart {
  const part: TicketPart = {
    id: String(workspace.nextNumber("part", 9_000_000_000)),
    part_type: input.part_type,
    body: input.body,
    created_at: workspace.clock.now(),
    author: input.author,
    ticket_state: workspace.ticketStates.get(ticket.ticket_state_id)?.category ?? "submitted",
    previous_ticket_state: input.previous_ticket_state ?? null,
    assigned_to: input.assigned_to ?? null,
    attachments: input.attachments ?? [],
  };
  ticket.parts.push(part);
  ticket.updated_at = part.created_at;
  return part;
}

/**
 * Gives a ticket another type of the same category; attributes of the same name and type stay.
 * @throws UseError 400 and 404 as the API documents.
 */
export function changeTicketType(
  workspace: Workspace,
  ticket: Ticket,
  to: { typeId: string; stateId: string; attributes: Attributes },
): Ticket {
  const before = requireTicketType(workspace, ticket.ticket_type_id);
  const type = requireTicketType(workspace, to.typeId);
  if (type.id === before.id) throw invalidParameter("Cannot change to the same ticket type");
  if (type.category !== before.category)
    throw invalidParameter("Cannot change to a ticket type of another category", "ticket_type_id");
  if (!workspace.ticketStates.has(to.stateId))
    throw invalidParameter("Ticket custom state doesn't belong to the new ticket type");
  checkTicketAttributes(type, to.attributes, false);
  const stays = (name: string): boolean =>
    before.attributes.some((old) =>
      type.attributes.some((other) => other.name === name && old.name === name && other.data_type === old.data_type),
    );
  const kept = Object.entries(ticket.attributes).filter(([name]) => stays(name));
  ticket.attributes = { ...Object.fromEntries(kept), ...to.attributes };
  ticket.ticket_type_id = type.id;
  ticket.ticket_state_id = to.stateId;
  addTicketPart(workspace, ticket, { part_type: "ticket_type_changed", author: operatorAuthor, body: null });
  workspace.emit({ topic: "ticket.attribute.updated", subject: "ticket", id: ticket.id });
  return ticket;
}

export interface TicketUpdate {
  ticket_attributes?: Attributes;
  ticket_state_id?: string;
  open?: boolean;
  is_shared?: boolean;
  snoozed_until?: number;
  admin_id?: number | string;
  assignee_id?: string | number;
}

/** Changes a ticket; without `admin_id` the bot acts, as from version 2.14. */
export function updateTicket(workspace: Workspace, ticket: Ticket, update: TicketUpdate): Ticket {
  const author: Author = update.admin_id === undefined ? operatorAuthor : authorOfAdmin(workspace, update.admin_id);
  const type = requireTicketType(workspace, ticket.ticket_type_id);
  if (update.ticket_attributes) {
    checkTicketAttributes(type, update.ticket_attributes, false);
    Object.assign(ticket.attributes, update.ticket_attributes);
    addTicketPart(workspace, ticket, { part_type: "ticket_attribute_updated_by_admin", author, body: null });
    workspace.emit({ topic: "ticket.attribute.updated", subject: "ticket", id: ticket.id });
  }
  if (update.is_shared !== undefined) ticket.is_shared = update.is_shared;
  if (update.assignee_id !== undefined) assignTicket(workspace, ticket, String(update.assignee_id), author);
  if (update.ticket_state_id !== undefined && update.ticket_state_id !== ticket.ticket_state_id) {
    changeState(workspace, ticket, requireState(workspace, update.ticket_state_id), author);
  }
  if (update.snoozed_until !== undefined) {
    ticket.snoozed_until = update.snoozed_until;
    workspace.emit({ topic: "ticket.admin.snoozed", subject: "ticket", id: ticket.id });
  }
  if (update.open !== undefined && update.open !== ticket.open) {
    ticket.open = update.open;
    if (!update.open) workspace.emit({ topic: "ticket.closed", subject: "ticket", id: ticket.id });
  }
  ticket.updated_at = workspace.clock.now();
  return ticket;
}

function assignTicket(workspace: Workspace, ticket: Ticket, assigneeId: string, author: Author): void {
  const isTeam = workspace.teams.has(assigneeId);
  if (assigneeId !== "0" && !isTeam && !workspace.admins.has(assigneeId))
    throw new UseError(404, "assignee_not_found", "Assignee not found");
  if (isTeam) ticket.team_assignee_id = Number(assigneeId);
  else ticket.admin_assignee_id = Number(assigneeId);
  addTicketPart(workspace, ticket, {
    part_type: "assignment",
    author,
    body: null,
    assigned_to: { type: isTeam ? "team" : "admin", id: assigneeId },
  });
  workspace.emit({
    topic: isTeam ? "ticket.team.assigned" : "ticket.admin.assigned",
    subject: "ticket",
    id: ticket.id,
  });
}

function changeState(workspace: Workspace, ticket: Ticket, state: TicketState, author: Author): void {
  const previous = workspace.ticketStates.get(ticket.ticket_state_id);
  ticket.previous_ticket_state_id = ticket.ticket_state_id;
  ticket.ticket_state_id = state.id;
  addTicketPart(workspace, ticket, {
    part_type: "ticket_state_updated_by_admin",
    author,
    body: null,
    previous_ticket_state: previous?.category ?? null,
  });
  workspace.emit({ topic: "ticket.state.updated", subject: "ticket", id: ticket.id });
  if (state.category === "resolved") workspace.emit({ topic: "ticket.resolved", subject: "ticket", id: ticket.id });
}

/** Answers on a ticket, or leaves a note. Customers cannot answer back-office tickets. */
export function replyToTicket(
  workspace: Workspace,
  ticket: Ticket,
  by: { adminId: string } | { contact: Contact },
  kind: string,
  body: string,
  attachments: Attachment[],
): TicketPart {
  const fromContact = "contact" in by;
  const type = requireTicketType(workspace, ticket.ticket_type_id);
  if (fromContact && type.category !== "Customer")
    throw new UseError(400, "parameter_mismatch", "User replies are not allowed on Backoffice tickets");
  const author = fromContact ? authorOfContact(by.contact) : authorOfAdmin(workspace, by.adminId);
  const part = addTicketPart(workspace, ticket, { part_type: kind, author, body: asHtml(body), attachments });
  const topic = fromContact
    ? "ticket.contact.replied"
    : kind === "note"
      ? "ticket.note.created"
      : "ticket.admin.replied";
  workspace.emit({ topic, subject: "ticket", id: ticket.id });
  return part;
}
