import type { Job, Ticket, TicketPart, TicketState, TicketType, TicketTypeAttribute } from "../workspace/records.js";
import type { Workspace } from "../workspace/workspace.js";
import { answerAttachment } from "./answers-conversations.js";
import type { Json } from "./answers-people.js";

/** A queued piece of work; once it is done it names the ticket. */
export function answerJob(workspace: Workspace, job: Job): Json {
  return {
    type: "job",
    id: job.id,
    url: `${workspace.baseUrl}/jobs/status/${job.id}`,
    status: job.status,
    resource_type: "ticket",
    resource_id: job.ticket_id,
    resource_url: job.ticket_id === null ? null : `${workspace.baseUrl}/tickets/${job.ticket_id}`,
  };
}

export function answerTicketState(state: TicketState): Json {
  return {
    type: "ticket_state",
    id: state.id,
    category: state.category,
    internal_label: state.internal_label,
    external_label: state.external_label,
  };
}

export function answerTicketTypeAttribute(
  workspace: Workspace,
  type: TicketType,
  attribute: TicketTypeAttribute,
): Json {
  return {
    type: "ticket_type_attribute",
    id: attribute.id,
    workspace_id: workspace.appId,
    name: attribute.name,
    description: attribute.description,
    data_type: attribute.data_type,
    input_options: attribute.list_items.length
      ? { list_items: attribute.list_items }
      : { multiline: attribute.name === "_default_description_" },
    order: attribute.order,
    required_to_create: attribute.required_to_create,
    required_to_create_for_contacts: attribute.required_to_create_for_contacts,
    visible_on_create: attribute.visible_on_create,
    visible_to_contacts: attribute.visible_to_contacts,
    default: attribute.default,
    ticket_type_id: Number(type.id),
    archived: attribute.archived,
    created_at: attribute.created_at,
    updated_at: attribute.updated_at,
  };
}

export function answerTicketType(workspace: Workspace, type: TicketType): Json {
  return {
    type: "ticket_type",
    id: type.id,
    category: type.category,
    name: type.name,
    description: type.description,
    icon: type.icon,
    workspace_id: workspace.appId,
    ticket_type_attributes: {
      type: "list",
      data: type.attributes.map((attribute) => answerTicketTypeAttribute(workspace, type, attribute)),
    },
    ticket_states: { type: "list", data: [...workspace.ticketStates.values()].map(answerTicketState) },
    archived: type.archived,
    created_at: type.created_at,
    updated_at: type.updated_at,
  };
}

export function answerTicketPart(workspace: Workspace, part: TicketPart): Json {
  return {
    type: "ticket_part",
    id: part.id,
    part_type: part.part_type,
    body: part.body,
    ...(part.previous_ticket_state ? { previous_ticket_state: part.previous_ticket_state } : {}),
    ticket_state: part.ticket_state,
    created_at: part.created_at,
    updated_at: part.created_at,
    assigned_to: part.assigned_to,
    author: {
      type: part.author.type === "lead" ? "user" : part.author.type,
      id: part.author.id,
      name: part.author.name,
      ...(part.author.email ? { email: part.author.email } : {}),
    },
    attachments: part.attachments.map((attachment) => answerAttachment(workspace, attachment)),
    external_id: null,
    redacted: false,
  };
}

export function answerTicket(workspace: Workspace, ticket: Ticket): Json {
  const type = workspace.ticketTypes.get(ticket.ticket_type_id);
  const state = workspace.ticketStates.get(ticket.ticket_state_id);
  return {
    type: "ticket",
    id: ticket.id,
    ticket_id: ticket.ticket_id,
    category: type?.category ?? "Customer",
    ticket_attributes: { ...ticket.attributes },
    ticket_state: state ? answerTicketState(state) : null,
    ticket_type: type ? answerTicketType(workspace, type) : null,
    contacts: {
      type: "contact.list",
      contacts: ticket.contact_ids.map((id) => ({
        type: "contact",
        id,
        external_id: workspace.contacts.get(id)?.external_id ?? null,
      })),
    },
    admin_assignee_id: ticket.admin_assignee_id,
    team_assignee_id: ticket.team_assignee_id,
    created_at: ticket.created_at,
    updated_at: ticket.updated_at,
    open: ticket.open,
    ...(ticket.snoozed_until === null ? {} : { snoozed_until: ticket.snoozed_until }),
    linked_objects: {
      type: "list",
      total_count: ticket.linked_conversation_ids.length,
      has_more: false,
      data: ticket.linked_conversation_ids.map((id) => ({ type: "conversation", id, category: null })),
    },
    ticket_parts: {
      type: "ticket_part.list",
      ticket_parts: ticket.parts.map((part) => answerTicketPart(workspace, part)),
      total_count: ticket.parts.length,
    },
    is_shared: ticket.is_shared,
    previous_ticket_state_id: ticket.previous_ticket_state_id,
  };
}
