import {
  anyOf,
  attributes,
  flag,
  hexId,
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

/** What the workspace answers. Fields that may be without a value are optional: a switch leaves them out. */
const reference = object({ type: text, id: orNull(text) });
const contactReference = object({ type: oneOf("contact"), id: hexId }, { external_id: textOrNull });
const addressable = object({ type: text, id: text, url: text });
const embedded = object({
  type: oneOf("list"),
  data: list(addressable, 10),
  url: text,
  total_count: whole,
  has_more: flag,
});

const nextCursor = object({ per_page: whole, starting_after: text });
const cursorPages = object(
  { type: oneOf("pages"), page: whole, per_page: whole, total_pages: whole },
  { next: orNull(nextCursor) },
);
const linkPages = object(
  { type: oneOf("pages"), page: whole, per_page: whole, total_pages: whole },
  { next: textOrNull },
);

const mergeHistoryItem = object({
  type: oneOf("merge_history"),
  source_contact_id: hexId,
  source_contact_role: oneOf("user", "lead"),
  merged_at: moment,
});

const nullableTexts = (...names: string[]): Record<string, Schema> =>
  Object.fromEntries(names.map((name) => [name, textOrNull]));
const nullableMoments = (...names: string[]): Record<string, Schema> =>
  Object.fromEntries(names.map((name) => [name, momentOrNull]));

const contact = object(
  {
    type: oneOf("contact"),
    id: hexId,
    workspace_id: text,
    role: oneOf("user", "lead"),
    has_hard_bounced: flag,
    marked_email_as_spam: flag,
    unsubscribed_from_emails: flag,
    created_at: moment,
    updated_at: moment,
    custom_attributes: attributes,
    tags: embedded,
    notes: embedded,
    companies: embedded,
    social_profiles: object({ type: oneOf("list"), data: list(openObject()) }),
    opted_out_subscription_types: embedded,
    opted_in_subscription_types: embedded,
    location: object(
      { type: oneOf("location") },
      nullableTexts("country", "region", "city", "country_code", "continent_code"),
    ),
    sms_consent: flag,
    unsubscribed_from_sms: flag,
  },
  {
    email: text,
    email_domain: text,
    avatar: orNull(object({ type: oneOf("avatar"), image_url: text })),
    merge_history: list(mergeHistoryItem),
    ...nullableTexts(
      "external_id",
      "phone",
      "name",
      "owner_id",
      "language_override",
      "browser",
      "browser_version",
      "browser_language",
      "os",
    ),
    ...nullableTexts(
      "android_app_name",
      "android_app_version",
      "android_device",
      "android_os_version",
      "android_sdk_version",
    ),
    ...nullableTexts("ios_app_name", "ios_app_version", "ios_device", "ios_os_version", "ios_sdk_version"),
    ...nullableTexts("utm_campaign", "utm_content", "utm_medium", "utm_source", "utm_term", "referrer"),
    ...nullableMoments(
      "signed_up_at",
      "last_seen_at",
      "last_replied_at",
      "last_contacted_at",
      "last_email_opened_at",
      "last_email_clicked_at",
    ),
    ...nullableMoments("android_last_seen_at", "ios_last_seen_at"),
  },
);

const tag = object({ type: oneOf("tag"), id: numberId, name: text });
const appliedTag = object({ type: oneOf("tag"), id: numberId, name: text, applied_at: moment, applied_by: reference });
const segment = object(
  {
    type: oneOf("segment"),
    id: text,
    name: text,
    created_at: moment,
    updated_at: moment,
    person_type: oneOf("contact", "user"),
  },
  { count: whole },
);

const admin = object(
  {
    type: oneOf("admin"),
    id: numberId,
    name: text,
    email: text,
    job_title: text,
    away_mode_enabled: flag,
    away_mode_reassign: flag,
    has_inbox_seat: flag,
    team_ids: list(whole),
    team_priority_level: object({ primary_team_ids: list(whole), secondary_team_ids: list(whole) }),
    role: object({ type: oneOf("role"), id: text, name: text }),
  },
  { avatar: textOrNull, away_status_reason_id: orNull(whole) },
);

const note = object(
  { type: oneOf("note"), id: numberId, created_at: moment, body: text },
  {
    author: orNull(admin),
    contact: object({ type: oneOf("contact"), id: hexId }),
    company: object({ type: oneOf("company"), id: hexId }),
  },
);

const company = object(
  {
    type: oneOf("company"),
    id: hexId,
    company_id: text,
    app_id: text,
    created_at: moment,
    updated_at: moment,
    monthly_spend: { type: "number" },
    session_count: whole,
    user_count: whole,
    plan: object({}, { type: oneOf("plan"), id: text, name: text }),
    tags: object({ type: oneOf("tag.list"), tags: list(tag) }),
    segments: object({ type: oneOf("segment.list"), segments: list(segment) }),
    notes: object({ type: oneOf("note.list"), notes: list(note) }),
    custom_attributes: attributes,
  },
  { name: text, remote_created_at: moment, last_request_at: moment, size: whole, website: text, industry: text },
);

const team = object(
  {
    type: oneOf("team"),
    id: numberId,
    name: text,
    admin_ids: list(whole),
    admin_priority_level: object({ primary_admin_ids: list(whole), secondary_admin_ids: list(whole) }),
    distribution_method: text,
  },
  { assignment_limit: orNull(whole) },
);

const dataAttribute = object(
  {
    type: oneOf("data_attribute"),
    model: oneOf("contact", "company"),
    name: text,
    full_name: text,
    label: text,
    description: text,
    data_type: oneOf("string", "integer", "float", "boolean", "date"),
    api_writable: flag,
    messenger_writable: flag,
    ui_writable: flag,
    custom: flag,
    archived: flag,
  },
  { id: whole, options: list(text), created_at: moment, updated_at: moment, admin_id: text },
);

const translation = object({ type: oneOf("translation"), name: text, description: text, locale: text });
const subscription = object({
  type: oneOf("subscription"),
  id: text,
  state: oneOf("live", "draft", "archived"),
  consent_type: oneOf("opt_in", "opt_out"),
  default_translation: translation,
  translations: list(translation),
  content_types: list(oneOf("email", "sms_message")),
});

const authorType = oneOf("user", "lead", "admin", "bot", "team");
const attachment = object(
  { type: oneOf("upload"), name: text, url: text, content_type: text, filesize: whole },
  { width: whole, height: whole },
);
const stateName = oneOf("open", "closed", "snoozed");

const statistics = object(
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

const conversationPart = object(
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

const conversationFields: [Record<string, Schema>, Record<string, Schema>] = [
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

const conversationItem = object(...conversationFields);
const conversation = object(
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

const ticketState = object({
  type: oneOf("ticket_state"),
  id: numberId,
  category: oneOf("submitted", "in_progress", "waiting_on_customer", "resolved"),
  internal_label: text,
  external_label: text,
});
const ticketTypeAttribute = object({
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
const ticketType = object({
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
const ticketAuthor = object(
  { type: oneOf("admin", "bot", "team", "user"), id: text },
  { name: textOrNull, email: text },
);
const ticketStateName = oneOf("submitted", "in_progress", "waiting_on_customer", "resolved");
const ticketPart = object(
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
const ticket = object(
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

const listOf = (item: Schema): Schema => object({ type: oneOf("list"), data: list(item) });
const pagedList = (item: Schema, pages: Schema = cursorPages): Schema =>
  object({ type: oneOf("list"), data: list(item), total_count: whole, pages });
const message = object({
  type: text,
  id: numberId,
  created_at: moment,
  subject: text,
  body: text,
  message_type: oneOf("email", "inapp"),
  conversation_id: numberId,
});

/** Stands for an answer without a body. */
export const noBody: Schema = { not: {} };

/** Errors of every operation. */
export const errorSchema = object({
  type: oneOf("error.list"),
  request_id: text,
  errors: { ...list(object({ code: text, message: text }, { field: text })), minItems: 1 },
});

/** The answer of each operation with status 200 (events: 202 without a body). */
export const responseSchemas: Record<string, Schema> = {
  identifyAdmin: object({
    type: oneOf("admin"),
    id: numberId,
    name: text,
    email: text,
    job_title: text,
    away_mode_enabled: flag,
    away_mode_reassign: flag,
    has_inbox_seat: flag,
    team_ids: list(whole),
    avatar: object({ type: oneOf("avatar") }, { image_url: textOrNull }),
    email_verified: flag,
    app: object({
      type: oneOf("app"),
      id_code: text,
      name: text,
      region: oneOf("US", "EU", "AU"),
      timezone: text,
      created_at: moment,
      identity_verification: flag,
      secure: flag,
    }),
  }),
  listAdmins: object({ type: oneOf("admin.list"), admins: list(admin) }),
  retrieveAdmin: admin,
  setAwayAdmin: admin,
  listTeams: object({ type: oneOf("team.list"), teams: list(team) }),
  retrieveTeam: team,
  listTags: listOf(tag),
  createTag: object({
    type: oneOf("tag"),
    id: numberId,
    name: text,
    users: list(object({ id: text, tagged: flag })),
    companies: list(object({ id: text, tagged: flag })),
  }),
  findTag: tag,
  deleteTag: noBody,
  listSegments: object({ type: oneOf("segment.list"), segments: list(segment) }),
  retrieveSegment: segment,
  retrieveNote: note,
  lisDataAttributes: listOf(dataAttribute),
  createDataAttribute: dataAttribute,
  updateDataAttribute: dataAttribute,
  listSubscriptionTypes: listOf(subscription),
  ListContacts: pagedList(contact),
  SearchContacts: pagedList(contact),
  CreateContact: contact,
  MergeContact: contact,
  ShowContact: contact,
  ShowContactByExternalId: contact,
  UpdateContact: contact,
  DeleteContact: object({ type: oneOf("contact"), id: hexId, deleted: oneOf(true) }, { external_id: textOrNull }),
  ArchiveContact: object({ type: oneOf("contact"), id: hexId, archived: oneOf(true) }, { external_id: textOrNull }),
  UnarchiveContact: object({ type: oneOf("contact"), id: hexId, archived: oneOf(false) }, { external_id: textOrNull }),
  BlockContact: object({ type: oneOf("contact"), id: hexId, blocked: oneOf(true) }, { external_id: textOrNull }),
  ListContactMergeHistory: object(
    { type: oneOf("list"), data: list(mergeHistoryItem), has_more: flag },
    { next_cursor: textOrNull },
  ),
  listCompaniesForAContact: object({
    type: oneOf("list"),
    companies: list(company),
    total_count: whole,
    pages: linkPages,
  }),
  attachContactToACompany: company,
  detachContactFromACompany: company,
  listNotes: pagedList(note),
  createNote: note,
  listSegmentsForAContact: listOf(segment),
  listTagsForAContact: listOf(tag),
  attachTagToContact: tag,
  detachTagFromContact: tag,
  listSubscriptionsForAContact: listOf(subscription),
  attachSubscriptionTypeToContact: subscription,
  detachSubscriptionTypeToContact: subscription,
  createOrUpdateCompany: company,
  retrieveCompany: anyOf(company, pagedList(company, linkPages)),
  listAllCompanies: pagedList(company, linkPages),
  scrollOverAllCompanies: object(
    { type: oneOf("list"), data: list(company, 100) },
    { pages: nothing, total_count: nothing, scroll_param: text },
  ),
  RetrieveACompanyById: company,
  UpdateCompany: company,
  deleteCompany: object({ id: hexId, object: oneOf("company"), deleted: oneOf(true) }),
  ListAttachedContacts: pagedList(contact),
  ListAttachedSegmentsForCompanies: listOf(segment),
  listCompanyNotes: pagedList(note),
  createCompanyNote: note,
  listConversations: object({
    type: oneOf("conversation.list"),
    conversations: list(conversationItem, 150),
    total_count: whole,
    pages: cursorPages,
  }),
  searchConversations: object({
    type: oneOf("conversation.list"),
    conversations: list(conversationItem, 150),
    total_count: whole,
    pages: cursorPages,
  }),
  createConversation: message,
  createMessage: message,
  listDeletedConversationIds: object({
    type: oneOf("conversation.list"),
    conversations: list(
      object({ type: oneOf("conversation"), id: numberId, metrics_retained: flag, deleted_at: moment }),
      60,
    ),
    total_count: whole,
    pages: linkPages,
  }),
  redactConversation: conversation,
  retrieveConversation: conversation,
  updateConversation: conversation,
  deleteConversation: object({ id: numberId, object: oneOf("conversation"), deleted: oneOf(true) }),
  replyConversation: conversation,
  manageConversation: conversation,
  runAssignmentRules: conversation,
  attachTagToConversation: appliedTag,
  detachTagFromConversation: appliedTag,
  attachContactToConversation: conversation,
  detachContactFromConversation: conversation,
  listConversationAttributes: listOf(
    object(
      {
        type: oneOf("conversation_attribute"),
        id: whole,
        name: text,
        description: text,
        data_type: text,
        required: flag,
        visible_to_team_ids: list(text),
        archived: flag,
        created_at: moment,
        updated_at: moment,
      },
      { admin_id: text, multiline: flag },
    ),
  ),
  listTicketTypes: listOf(ticketType),
  createTicketType: ticketType,
  getTicketType: ticketType,
  updateTicketType: ticketType,
  createTicketTypeAttribute: ticketTypeAttribute,
  updateTicketTypeAttribute: ticketTypeAttribute,
  listTicketStates: listOf(
    openObject({ type: oneOf("ticket_state"), id: numberId, archived: flag, ticket_types: listOf(ticketType) }),
  ),
  createTicket: ticket,
  getTicket: ticket,
  updateTicket: ticket,
  deleteTicket: object({ id: numberId, object: oneOf("ticket"), deleted: oneOf(true) }),
  searchTickets: object({ type: oneOf("ticket.list"), tickets: list(ticket), total_count: whole, pages: cursorPages }),
  replyTicket: object(
    {
      type: oneOf("ticket_part"),
      id: numberId,
      part_type: oneOf("note", "comment", "quick_reply"),
      created_at: moment,
      updated_at: moment,
      author: ticketAuthor,
      attachments: list(attachment),
      redacted: flag,
    },
    { body: textOrNull },
  ),
  attachTagToTicket: appliedTag,
  detachTagFromTicket: appliedTag,
  convertConversationToTicket: ticket,
  createDataEvent: noBody,
  lisDataEvents: openObject({ type: oneOf("event.list", "event.summary"), events: list(openObject()) }),
};
