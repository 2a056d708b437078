import { requireContact, requireContactByExternalId } from "../workspace/contacts.js";
import { tagTicket } from "../workspace/labels.js";
import type { Attributes, Contact, NewTicketRequest, TicketCategory, TicketType } from "../workspace/records.js";
import { enqueueTicket, requireJob } from "../workspace/jobs.js";
import { linkConversation, unlinkConversation } from "../workspace/links.js";
import {
  changeTicketType,
  createTicket,
  replyToTicket,
  requireTicket,
  requireTicketType,
  updateTicket,
  type TicketUpdate,
} from "../workspace/tickets.js";
import { newTicketAttribute } from "../world/catalogue.js";
import { UseError, invalidParameter } from "../workspace/use-error.js";
import type { Workspace } from "../workspace/workspace.js";
import { answerAppliedTag } from "./answers-people.js";
import { answerConversation } from "./answers-conversations.js";
import {
  answerJob,
  answerTicket,
  answerTicketPart,
  answerTicketState,
  answerTicketType,
  answerTicketTypeAttribute,
} from "./answers-tickets.js";
import { attachmentsOf, personOf } from "./references.js";
import { answerList, answerPage, readSearchPage, type SearchBody } from "./lists.js";
import { pageOfRecords } from "./paging.js";
import { answered, on, parameter, type Call, type Route } from "./route.js";
import { ticketField } from "./search-fields.js";
import { compileQuery, readSort } from "./search.js";

const read = "Read tickets";
const write = "Write tickets";

interface PersonKey {
  id?: string;
  external_id?: string;
  email?: string;
}

interface TicketBody {
  ticket_type_id: string | number;
  contacts: PersonKey[];
  ticket_attributes?: Attributes;
  conversation_to_link_id?: string;
  created_at?: number;
  assignment?: { admin_assignee_id?: string; team_assignee_id?: string };
}

interface AttributeBody {
  name?: string;
  description?: string;
  data_type?: string;
  required_to_create?: boolean;
  required_to_create_for_contacts?: boolean;
  visible_on_create?: boolean;
  visible_to_contacts?: boolean;
  list_items?: string;
  archived?: boolean;
}

function contactOfKey(workspace: Workspace, key: PersonKey): Contact {
  if (key.id !== undefined) return requireContact(workspace, key.id);
  if (key.external_id !== undefined) return requireContactByExternalId(workspace, key.external_id);
  return personOf(workspace, key);
}

type IdGiven = string | number;

function readNewTicket(call: Call): NewTicketRequest {
  const body = call.body as TicketBody;
  return {
    typeId: String(body.ticket_type_id),
    contactIds: body.contacts.map((key) => contactOfKey(call.workspace, key).id),
    ...(body.ticket_attributes === undefined ? {} : { attributes: body.ticket_attributes }),
    ...(body.conversation_to_link_id === undefined ? {} : { conversationId: body.conversation_to_link_id }),
    ...(body.created_at === undefined ? {} : { created_at: body.created_at }),
    ...(body.assignment?.admin_assignee_id === undefined ? {} : { adminId: body.assignment.admin_assignee_id }),
    ...(body.assignment?.team_assignee_id === undefined ? {} : { teamId: body.assignment.team_assignee_id }),
  };
}

function ticketOf(call: Call): ReturnType<typeof requireTicket> {
  return requireTicket(call.workspace, parameter(call, "ticket_id"));
}

function saveAttribute(type: TicketType, attribute: TicketType["attributes"][number], body: AttributeBody): void {
  for (const name of [
    "name",
    "description",
    "data_type",
    "required_to_create",
    "required_to_create_for_contacts",
    "visible_on_create",
    "visible_to_contacts",
    "archived",
  ] as const) {
    if (body[name] !== undefined) Object.assign(attribute, { [name]: body[name] });
  }
  if (body.list_items !== undefined) attribute.list_items = body.list_items.split(",").map((item) => item.trim());
  type.updated_at = attribute.updated_at;
}

export const ticketRoutes: Route[] = [
  on("GET /ticket_types", "listTicketTypes", read, ({ workspace }) =>
    answerList([...workspace.ticketTypes.values()].map((type) => answerTicketType(workspace, type))),
  ),
  on("POST /ticket_types", "createTicketType", write, (call) => {
    const { workspace } = call;
    const body = call.body as { name: string; description?: string; category?: TicketCategory; icon?: string };
    const now = workspace.clock.now();
    const id = String(workspace.nextNumber("ticket type", 1300));
    const attributes = ["_default_title_", "_default_description_"].map((name, order) =>
      newTicketAttribute(`${id}${order}`, name, order, now),
    );
    const type: TicketType = {
      id,
      category: body.category ?? "Customer",
      name: body.name,
      description: body.description ?? "",
      icon: body.icon ?? "🎟️",
      archived: false,
      created_at: now,
      updated_at: now,
      attributes,
    };
    workspace.ticketTypes.set(id, type);
    return answered(answerTicketType(workspace, type));
  }),
  on("GET /ticket_types/:ticket_type_id", "getTicketType", read, (call) =>
    answered(answerTicketType(call.workspace, requireTicketType(call.workspace, parameter(call, "ticket_type_id")))),
  ),
  on("PUT /ticket_types/:ticket_type_id", "updateTicketType", write, (call) => {
    const type = requireTicketType(call.workspace, parameter(call, "ticket_type_id"));
    const body = call.body as { name?: string; description?: string; icon?: string; archived?: boolean };
    if (body.name !== undefined) type.name = body.name;
    if (body.description !== undefined) type.description = body.description;
    if (body.icon !== undefined) type.icon = body.icon;
    if (body.archived !== undefined) type.archived = body.archived;
    type.updated_at = call.workspace.clock.now();
    return answered(answerTicketType(call.workspace, type));
  }),
  on("POST /ticket_types/:ticket_type_id/attributes", "createTicketTypeAttribute", write, (call) => {
    const type = requireTicketType(call.workspace, parameter(call, "ticket_type_id"));
    const body = call.body as AttributeBody & { name: string };
    if (type.attributes.some((attribute) => attribute.name === body.name))
      throw invalidParameter(`An attribute named '${body.name}' exists already`, "name");
    const id = String(call.workspace.nextNumber("ticket attribute", 50_000));
    const attribute = newTicketAttribute(id, body.name, type.attributes.length, call.workspace.clock.now());
    saveAttribute(type, attribute, body);
    type.attributes.push(attribute);
    return answered(answerTicketTypeAttribute(call.workspace, type, attribute));
  }),
  on("PUT /ticket_types/:ticket_type_id/attributes/:attribute_id", "updateTicketTypeAttribute", write, (call) => {
    const type = requireTicketType(call.workspace, parameter(call, "ticket_type_id"));
    const attribute = type.attributes.find((candidate) => candidate.id === parameter(call, "attribute_id"));
    if (!attribute) throw new UseError(404, "not_found", "Resource Not Found");
    attribute.updated_at = call.workspace.clock.now();
    saveAttribute(type, attribute, call.body as AttributeBody);
    return answered(answerTicketTypeAttribute(call.workspace, type, attribute));
  }),
  on("GET /ticket_states", "listTicketStates", read, ({ workspace }) => {
    const types = [...workspace.ticketTypes.values()].map((type) => answerTicketType(workspace, type));
    const data = [...workspace.ticketStates.values()].map((state) => ({
      ...answerTicketState(state),
      archived: false,
      ticket_types: { type: "list", data: types },
    }));
    return answerList(data);
  }),
  on("POST /tickets", "createTicket", write, (call) => {
    const { contactIds, ...request } = readNewTicket(call);
    const contacts = contactIds.map((id) => requireContact(call.workspace, id));
    return answered(answerTicket(call.workspace, createTicket(call.workspace, { ...request, contacts })));
  }),
  on("POST /tickets/enqueue", "enqueueCreateTicket", write, (call) =>
    answered(answerJob(call.workspace, enqueueTicket(call.workspace, readNewTicket(call)))),
  ),
  on("GET /jobs/status/:job_id", "jobsStatus", null, (call) =>
    answered(answerJob(call.workspace, requireJob(call.workspace, parameter(call, "job_id")))),
  ),
  on("POST /tickets/search", "searchTickets", read, (call) => {
    const body = call.body as SearchBody;
    const find = ticketField(call.workspace);
    const test = compileQuery(body.query, find, call.workspace.options.timezone);
    const sort = readSort(body.sort) ?? { field: "updated_at", direction: "descending" as const };
    const sortField = find(sort.field);
    if (!sortField) throw invalidParameter(`Tickets cannot be sorted by '${sort.field}'`, "sort");
    const page = pageOfRecords(
      readSearchPage(call, 20),
      [...call.workspace.tickets.values()].filter(test),
      (ticket) => Number(sortField.read(ticket) ?? 0),
      sort.direction,
    );
    return answerPage(page, (ticket) => answerTicket(call.workspace, ticket), ["ticket.list", "tickets"]);
  }),
  on("GET /tickets/:ticket_id", "getTicket", read, (call) => answered(answerTicket(call.workspace, ticketOf(call)))),
  on("PUT /tickets/:ticket_id", "updateTicket", write, (call) =>
    answered(answerTicket(call.workspace, updateTicket(call.workspace, ticketOf(call), call.body as TicketUpdate))),
  ),
  on("DELETE /tickets/:ticket_id", "deleteTicket", write, (call) => {
    const ticket = ticketOf(call);
    call.workspace.tickets.delete(ticket.id);
    return answered({ id: ticket.id, object: "ticket", deleted: true });
  }),
  on("POST /tickets/:ticket_id/reply", "replyTicket", write, (call) => {
    const ticket = ticketOf(call);
    const body = call.body as {
      message_type: string;
      type: string;
      admin_id?: string;
      intercom_user_id?: string;
      user_id?: string;
      email?: string;
      body?: string;
      attachment_urls?: string[];
    };
    const by = body.type === "admin" ? { adminId: String(body.admin_id) } : { contact: personOf(call.workspace, body) };
    const part = replyToTicket(
      call.workspace,
      ticket,
      by,
      body.message_type,
      body.body ?? "",
      attachmentsOf(call.workspace, body),
    );
    const answer: Record<string, unknown> = { ...answerTicketPart(call.workspace, part) };
    return answered(
      Object.fromEntries(
        ["type", "id", "part_type", "body", "created_at", "updated_at", "author", "attachments", "redacted"].map(
          (name) => [name, answer[name]],
        ),
      ),
    );
  }),
  on("POST /tickets/:ticket_id/change_type", "changeTicketType", write, (call) => {
    const body = call.body as { ticket_type_id: IdGiven; ticket_state_id: IdGiven; ticket_attributes?: Attributes };
    const ticket = changeTicketType(call.workspace, ticketOf(call), {
      typeId: String(body.ticket_type_id),
      stateId: String(body.ticket_state_id),
      attributes: body.ticket_attributes ?? {},
    });
    return answered(answerTicket(call.workspace, ticket));
  }),
  on("POST /tickets/:ticket_id/linked_conversations", "linkConversationToTicket", write, (call) => {
    const id = String((call.body as { conversation_id: IdGiven }).conversation_id);
    return answered(answerConversation(call.workspace, linkConversation(call.workspace, ticketOf(call), id)));
  }),
  on("DELETE /tickets/:ticket_id/linked_conversations/:id", "unlinkConversationFromTicket", write, (call) =>
    answered(
      answerConversation(call.workspace, unlinkConversation(call.workspace, ticketOf(call), parameter(call, "id"))),
    ),
  ),
  on("POST /tickets/:ticket_id/tags", "attachTagToTicket", write, (call) => {
    const body = call.body as { id: string | number; admin_id: string | number };
    const applied = tagTicket(call.workspace, ticketOf(call), String(body.id), String(body.admin_id));
    return answered(answerAppliedTag(call.workspace, applied));
  }),
  on("DELETE /tickets/:ticket_id/tags/:tag_id", "detachTagFromTicket", write, (call) => {
    const ticket = ticketOf(call);
    const applied = ticket.tags.find((tag) => tag.id === parameter(call, "tag_id"));
    if (!applied) throw new UseError(404, "tag_not_found", "Tag not found");
    ticket.tags = ticket.tags.filter((tag) => tag !== applied);
    return answered(answerAppliedTag(call.workspace, applied));
  }),
  on("POST /conversations/:conversation_id/convert", "convertConversationToTicket", write, (call) => {
    const { workspace } = call;
    const body = call.body as { ticket_type_id: string | number; ticket_state_id?: string; attributes?: Attributes };
    const conversation = workspace.conversations.get(parameter(call, "conversation_id"));
    if (!conversation) throw new UseError(404, "not_found", "Resource Not Found");
    const type = requireTicketType(workspace, String(body.ticket_type_id));
    if (type.category !== "Customer")
      throw invalidParameter("Ticket type is not a customer ticket type", "ticket_type_id");
    const ticket = createTicket(workspace, {
      typeId: type.id,
      contacts: conversation.contact_ids.map((id) => requireContact(workspace, id)),
      conversationId: conversation.id,
      ...(body.ticket_state_id === undefined ? {} : { stateId: body.ticket_state_id }),
      ...(body.attributes === undefined ? {} : { attributes: body.attributes }),
    });
    return answered(answerTicket(workspace, ticket));
  }),
];
