import {
  anyOf,
  attributes,
  filled,
  flag,
  idGiven,
  list,
  moment,
  momentOrNull,
  number,
  oneOf,
  openObject,
  orNull,
  text,
  textOrNull,
  whole,
  type Schema,
} from "./schema.js";

/** What the workspace accepts. Unknown properties pass, as they do at Intercom; wrong types do not. */
const contactWrite: Record<string, Schema> = {
  role: textOrNull,
  external_id: textOrNull,
  email: textOrNull,
  phone: textOrNull,
  name: textOrNull,
  avatar: textOrNull,
  signed_up_at: momentOrNull,
  last_seen_at: momentOrNull,
  owner_id: orNull(idGiven),
  unsubscribed_from_emails: orNull(flag),
  language_override: textOrNull,
  custom_attributes: orNull(attributes),
};

const companyWrite: Record<string, Schema> = {
  company_id: text,
  name: text,
  plan: text,
  size: whole,
  website: text,
  industry: text,
  monthly_spend: number,
  remote_created_at: moment,
  custom_attributes: attributes,
};

const pagination = orNull(openObject({}, { per_page: whole, starting_after: textOrNull }));
const search = openObject({ query: openObject() }, { pagination, sort: openObject({}, { field: text, order: text }) });
const files: Record<string, Schema> = {
  attachment_urls: list(text, 10),
  attachment_files: list(openObject({ content_type: text, data: text, name: filled }), 10),
};
const person: Record<string, Schema> = { intercom_user_id: text, user_id: text, email: text };
const tagging = openObject({ id: idGiven });
const taggingByAdmin = openObject({ id: idGiven, admin_id: idGiven });
const noteWrite = openObject({ body: filled }, { admin_id: text });
const attributeWrite: Record<string, Schema> = { description: text, archived: flag, options: {} };
const ticketAttributeFlags: Record<string, Schema> = {
  required_to_create: flag,
  required_to_create_for_contacts: flag,
  visible_on_create: flag,
  visible_to_contacts: flag,
  multiline: flag,
  allow_multiple_values: flag,
  list_items: text,
  archived: flag,
};

const contactReply = openObject(
  { message_type: oneOf("comment"), type: oneOf("user"), body: text },
  { ...person, ...files, created_at: moment },
);
const adminReply = openObject(
  { message_type: oneOf("comment", "note", "quick_reply"), type: oneOf("admin"), admin_id: idGiven },
  {
    ...files,
    body: text,
    created_at: moment,
    skip_notifications: flag,
    reply_options: list(openObject({ text, uuid: text })),
  },
);
/** By the one field that decides, so that the first error is about the right variant. */
const reply: Schema = {
  if: { properties: { type: oneOf("admin") }, required: ["type"] },
  then: adminReply,
  else: contactReply,
};

const conversationAttributeWrite: Record<string, Schema> = {
  description: text,
  required: flag,
  multiline: flag,
  visible_to_team_ids: list(text),
};

const newTicket = openObject(
  {
    ticket_type_id: idGiven,
    contacts: { ...list(openObject({}, { id: text, external_id: text, email: text })), minItems: 1 },
  },
  {
    ticket_attributes: { type: "object" },
    conversation_to_link_id: text,
    company_id: text,
    created_at: moment,
    assignment: openObject(),
    skip_notifications: flag,
  },
);

/** The body of each operation that takes one. */
export const requestSchemas: Record<string, Schema> = {
  setAwayAdmin: openObject({ away_mode_enabled: flag, away_mode_reassign: flag }),
  createTag: openObject(
    { name: text },
    {
      id: idGiven,
      users: list(openObject({}, { id: text, user_id: text, untag: flag })),
      companies: list(openObject({}, { id: text, company_id: text, untag: flag })),
    },
  ),
  createDataAttribute: openObject({ name: text, model: text, data_type: text }, attributeWrite),
  updateDataAttribute: openObject({}, attributeWrite),
  SearchContacts: search,
  CreateContact: openObject({}, contactWrite),
  UpdateContact: openObject({}, contactWrite),
  MergeContact: openObject({ from: filled, into: filled }, { skip_duplicate_validation: flag }),
  attachContactToACompany: openObject({}, { id: text }),
  createNote: noteWrite,
  createCompanyNote: noteWrite,
  attachTagToContact: tagging,
  attachSubscriptionTypeToContact: openObject({ id: idGiven, consent_type: oneOf("opt_in", "opt_out") }),
  createOrUpdateCompany: openObject({}, companyWrite),
  UpdateCompany: openObject({}, companyWrite),
  listAllCompanies: anyOf({ type: "null" }, openObject({}, { page: whole, per_page: whole, order: text })),
  searchConversations: search,
  createConversation: openObject(
    { from: openObject({ type: oneOf("lead", "user", "contact"), id: filled }), body: text },
    { subject: text, attachment_urls: list(text), created_at: moment },
  ),
  createMessage: openObject(
    {
      message_type: oneOf("email", "in_app", "inapp"),
      body: filled,
      from: openObject({ type: oneOf("admin"), id: idGiven }),
      to: openObject({}, { type: text, id: text, user_id: text, email: text }),
    },
    { subject: text, template: text, created_at: moment },
  ),
  redactConversation: openObject(
    { type: oneOf("conversation_part", "source"), conversation_id: idGiven },
    { conversation_part_id: idGiven, source_id: idGiven },
  ),
  createConversationAttribute: openObject({ name: filled, data_type: text }, conversationAttributeWrite),
  updateConversationAttribute: openObject({}, { name: filled, ...conversationAttributeWrite }),
  updateConversation: openObject(
    {},
    { read: flag, title: text, custom_attributes: attributes, company_id: textOrNull },
  ),
  replyConversation: reply,
  manageConversation: openObject(
    { message_type: oneOf("close", "snoozed", "open", "assignment"), admin_id: idGiven },
    { type: oneOf("admin", "team"), assignee_id: idGiven, body: text, snoozed_until: moment },
  ),
  attachTagToConversation: taggingByAdmin,
  detachTagFromConversation: openObject({ admin_id: idGiven }),
  attachContactToConversation: openObject({ customer: openObject({}, person) }, { admin_id: idGiven }),
  detachContactFromConversation: openObject({ admin_id: idGiven }),
  createTicketType: openObject(
    { name: filled },
    { description: text, category: oneOf("Customer", "Back-office", "Tracker"), icon: text, is_internal: flag },
  ),
  updateTicketType: openObject(
    {},
    { name: text, description: text, category: text, icon: text, archived: flag, is_internal: flag },
  ),
  createTicketTypeAttribute: openObject(
    {
      name: filled,
      description: text,
      data_type: oneOf("string", "list", "integer", "decimal", "boolean", "datetime", "files"),
    },
    ticketAttributeFlags,
  ),
  updateTicketTypeAttribute: openObject({}, { name: text, description: text, ...ticketAttributeFlags }),
  createTicket: newTicket,
  searchTickets: search,
  enqueueCreateTicket: newTicket,
  changeTicketType: openObject(
    { ticket_type_id: idGiven, ticket_state_id: idGiven },
    { ticket_attributes: { type: "object" } },
  ),
  linkConversationToTicket: openObject({ conversation_id: idGiven }),
  mergeConversation: openObject({ merge_into_conversation_id: whole }),
  updateTicket: openObject(
    {},
    {
      ticket_attributes: { type: "object" },
      ticket_state_id: text,
      open: flag,
      is_shared: flag,
      snoozed_until: moment,
      admin_id: idGiven,
      assignee_id: idGiven,
      skip_notifications: flag,
    },
  ),
  replyTicket: reply,
  attachTagToTicket: taggingByAdmin,
  detachTagFromTicket: openObject({ admin_id: idGiven }),
  convertConversationToTicket: openObject(
    { ticket_type_id: idGiven },
    { ticket_state_id: text, attributes: { type: "object" } },
  ),
  createDataEvent: openObject(
    { event_name: filled },
    { created_at: moment, user_id: text, id: text, intercom_user_id: text, email: text, metadata: { type: "object" } },
  ),
};
