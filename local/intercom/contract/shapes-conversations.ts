import {
  anyOf,
  attributes,
  flag,
  list,
  moment,
  momentOrNull,
  nothing,
  numberId,
  object,
  oneOf,
  openObject,
  orNull,
  scalar,
  text,
  textOrNull,
  whole,
  type Schema,
} from "./schema.js";
import { reference, contactReference, tag, appliedTag, company } from "./shapes-people.js";
export const authorType = oneOf("user", "lead", "admin", "bot", "team");
export const attachment = object(
  { type: oneOf("upload"), name: text, url: text, content_type: text, filesize: whole },
  { width: whole, height: whole },
);
export const stateName = oneOf("open", "closed", "snoozed");

export const statistics = object(
  {
    type: oneOf("conversation_statistics"),
    count_reopens: whole,
    count_assignments: whole,
    count_conversation_parts: whole,
    assigned_team_first_response_time: list(object({ team_id: whole, team_name: text, response_time: whole })),
    assigned_team_first_response_time_in_office_hours: list(
      object({ team_id: whole, team_name: text, response_time: whole }),
    ),
  },
  {
    ...Object.fromEntries(
      [
        "time_to_assignment",
        "time_to_admin_reply",
        "time_to_first_close",
        "time_to_last_close",
        "median_time_to_reply",
        "handling_time",
        "adjusted_handling_time",
      ].map((name) => [name, whole]),
    ),
    ...Object.fromEntries(
      [
        "first_contact_reply_at",
        "first_assignment_at",
        "first_admin_reply_at",
        "first_close_at",
        "last_assignment_at",
        "last_assignment_admin_reply_at",
        "last_contact_reply_at",
        "last_admin_reply_at",
        "last_close_at",
      ].map((name) => [name, moment]),
    ),
    last_closed_by_id: text,
  },
);

export const conversationPart = object(
  {
    type: oneOf("conversation_part"),
    id: numberId,
    part_type: text,
    created_at: moment,
    updated_at: moment,
    notified_at: moment,
    author: object(
      { type: authorType, id: text, from_ai_agent: flag, is_ai_answer: flag },
      { name: textOrNull, email: text },
    ),
    attachments: list(attachment),
    redacted: flag,
    metadata: openObject(),
    state: stateName,
    tags: list(tag),
  },
  {
    body: textOrNull,
    assigned_to: orNull(object({ type: text }, { id: textOrNull })),
    external_id: textOrNull,
    email_message_metadata: nothing,
    event_details: orNull(openObject()),
    app_package_code: textOrNull,
  },
);

export const conversationFields: [Record<string, Schema>, Record<string, Schema>] = [
  {
    type: oneOf("conversation"),
    id: numberId,
    created_at: moment,
    updated_at: moment,
    open: flag,
    state: stateName,
    read: flag,
    priority: oneOf("none", "low", "medium", "high", "urgent"),
    admin_assignee_id: whole,
    team_assignee_id: whole,
    tags: object({ type: oneOf("tag.list"), tags: list(appliedTag) }),
    source: object(
      {
        type: oneOf(
          "conversation",
          "email",
          "facebook",
          "instagram",
          "phone_call",
          "phone_switch",
          "push",
          "sms",
          "twitter",
          "whatsapp",
        ),
        id: numberId,
        delivered_as: oneOf(
          "customer_initiated",
          "admin_initiated",
          "campaigns_initiated",
          "operator_initiated",
          "automated",
        ),
        subject: text,
        body: text,
        author: object({ type: authorType, id: text }, { name: textOrNull, email: textOrNull }),
        attachments: list(attachment),
        redacted: flag,
      },
      { url: textOrNull },
    ),
    contacts: object({ type: oneOf("contact.list"), contacts: list(contactReference) }),
    teammates: object({ type: oneOf("admin.list"), teammates: list(reference) }),
    custom_attributes: attributes,
    statistics,
    linked_objects: object({
      type: oneOf("list"),
      total_count: whole,
      has_more: flag,
      data: list(object({ type: oneOf("ticket", "conversation"), id: text }, { category: textOrNull })),
    }),
    ai_agent_participated: flag,
    sales_agent_participated: flag,
    channel: object({ initial: text, current: text }),
    external_references: list(openObject(), 20),
  },
  {
    title: textOrNull,
    waiting_since: momentOrNull,
    snoozed_until: momentOrNull,
    company: orNull(company),
    conversation_rating: orNull(
      object(
        {
          rating: { type: "integer", minimum: 1, maximum: 5 },
          created_at: moment,
          updated_at: moment,
          contact: contactReference,
          teammate: reference,
        },
        { remark: text },
      ),
    ),
    first_contact_reply: orNull(object({ created_at: moment, type: text }, { url: textOrNull })),
    sla_applied: orNull(
      object({ type: text, sla_name: text, sla_status: oneOf("hit", "missed", "cancelled", "active") }),
    ),
    ai_agent: orNull(
      object(
        {
          source_type: text,
          source_title: text,
          last_answer_type: text,
          created_at: moment,
          updated_at: moment,
          content_sources: openObject({ type: oneOf("content_source.list"), total_count: whole }),
        },
        { resolution_state: textOrNull, rating: orNull(whole), rating_remark: textOrNull },
      ),
    ),
    sales_agent: nothing,
  },
];

export const conversationItem = object(...conversationFields);
export const conversation = object(
  {
    ...conversationFields[0],
    conversation_parts: object({
      type: oneOf("conversation_part.list"),
      conversation_parts: list(conversationPart, 500),
      total_count: whole,
    }),
  },
  conversationFields[1],
);

export const ticketState = object({
  type: oneOf("ticket_state"),
  id: numberId,
  category: oneOf("submitted", "in_progress", "waiting_on_customer", "resolved"),
  internal_label: text,
  external_label: text,
});
export const ticketTypeAttribute = object({
  type: oneOf("ticket_type_attribute"),
  id: text,
  workspace_id: text,
  name: text,
  description: text,
  data_type: text,
  input_options: openObject(),
  order: whole,
  required_to_create: flag,
  required_to_create_for_contacts: flag,
  visible_on_create: flag,
  visible_to_contacts: flag,
  default: flag,
  ticket_type_id: whole,
  archived: flag,
  created_at: moment,
  updated_at: moment,
});
export const ticketType = object({
  type: oneOf("ticket_type"),
  id: text,
  category: oneOf("Customer", "Back-office", "Tracker"),
  name: text,
  description: text,
  icon: text,
  workspace_id: text,
  ticket_type_attributes: object({ type: oneOf("list"), data: list(ticketTypeAttribute) }),
  ticket_states: object({ type: oneOf("list"), data: list(ticketState) }),
  archived: flag,
  created_at: moment,
  updated_at: moment,
});
export const ticketAuthor = object(
  { type: oneOf("admin", "bot", "team", "user"), id: text },
  { name: textOrNull, email: text },
);
export const ticketStateName = oneOf("submitted", "in_progress", "waiting_on_customer", "resolved");
export const ticketPart = object(
  {
    type: oneOf("ticket_part"),
    id: numberId,
    part_type: text,
    ticket_state: ticketStateName,
    created_at: moment,
    updated_at: moment,
    author: ticketAuthor,
    attachments: list(attachment),
    redacted: flag,
  },
  { body: textOrNull, previous_ticket_state: ticketStateName, assigned_to: orNull(reference), external_id: textOrNull },
);
export const ticket = object(
  {
    type: oneOf("ticket"),
    id: numberId,
    ticket_id: text,
    category: oneOf("Customer", "Back-office", "Tracker"),
    ticket_attributes: { type: "object", additionalProperties: anyOf(scalar, list(scalar)) },
    ticket_state: ticketState,
    ticket_type: ticketType,
    contacts: object({ type: oneOf("contact.list"), contacts: list(contactReference) }),
    admin_assignee_id: whole,
    team_assignee_id: whole,
    created_at: moment,
    updated_at: moment,
    open: flag,
    is_shared: flag,
    linked_objects: object({
      type: oneOf("list"),
      total_count: whole,
      has_more: flag,
      data: list(openObject({ type: oneOf("conversation"), id: text })),
    }),
    ticket_parts: object({ type: oneOf("ticket_part.list"), ticket_parts: list(ticketPart), total_count: whole }),
  },
  { snoozed_until: moment, previous_ticket_state_id: textOrNull },
);
