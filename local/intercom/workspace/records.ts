/**
 * What a workspace stores. Fields carry the names of Intercom's API 2.16, so that what is stored, searched and answered
 * is one thing; times are unix seconds; `null` means "no value".
 */
export type Role = "user" | "lead";
export type Scalar = string | number | boolean | null;
export type Attributes = Record<string, Scalar>;
export type ConversationState = "open" | "closed" | "snoozed";
export type Priority = "none" | "low" | "medium" | "high" | "urgent";

export interface Admin {
  id: string;
  name: string;
  email: string;
  job_title: string;
  away_mode_enabled: boolean;
  away_mode_reassign: boolean;
  has_inbox_seat: boolean;
  team_ids: number[];
  role_name: string;
}

export interface Team {
  id: string;
  name: string;
  admin_ids: number[];
}

/** Where a person came from; each person carries it in only one of the ways that integrators meet. */
export interface Campaign {
  referrer: string | null;
  utm_source: string | null;
  utm_medium: string | null;
  utm_campaign: string | null;
  utm_term: string | null;
  utm_content: string | null;
}

export interface Contact {
  id: string;
  external_id: string | null;
  role: Role;
  email: string | null;
  phone: string | null;
  name: string | null;
  owner_id: string | null;
  has_hard_bounced: boolean;
  marked_email_as_spam: boolean;
  unsubscribed_from_emails: boolean;
  created_at: number;
  updated_at: number;
  signed_up_at: number | null;
  last_seen_at: number | null;
  last_replied_at: number | null;
  last_contacted_at: number | null;
  last_email_opened_at: number | null;
  last_email_clicked_at: number | null;
  language_override: string | null;
  browser: string | null;
  browser_version: string | null;
  browser_language: string | null;
  os: string | null;
  avatar_url: string | null;
  city: string | null;
  region: string | null;
  country: string | null;
  country_code: string | null;
  custom_attributes: Attributes;
  /** Undeclared in the official description; present on some people only, as live workspaces answer it. */
  campaign: Campaign | null;
  tag_ids: string[];
  company_ids: string[];
  /** Ids of subscription types the person opted in to or out of, by consent type. */
  subscription_ids: string[];
  archived: boolean;
  blocked: boolean;
  deleted_at: number | null;
  merged_into: string | null;
  merge_history: { source_contact_id: string; source_contact_role: Role; merged_at: number }[];
}

export interface Company {
  id: string;
  company_id: string;
  name: string | null;
  plan: string | null;
  size: number | null;
  website: string | null;
  industry: string | null;
  monthly_spend: number;
  session_count: number;
  remote_created_at: number | null;
  created_at: number;
  updated_at: number;
  last_request_at: number | null;
  custom_attributes: Attributes;
  tag_ids: string[];
  archived: boolean;
}

export interface Author {
  type: "user" | "lead" | "admin" | "bot" | "team";
  id: string;
  name: string | null;
  email: string | null;
  from_ai_agent?: boolean;
  is_ai_answer?: boolean;
}

/** A stored file. Its address is made anew each time it is shown, because addresses expire. */
export interface Attachment {
  key: string;
  name: string;
  content_type: string;
  filesize: number;
  width?: number;
  height?: number;
}

export interface AppliedTag {
  id: string;
  applied_at: number;
  applied_by: { type: "admin" | "contact"; id: string };
}

export interface Part {
  id: string;
  part_type: string;
  body: string | null;
  created_at: number;
  updated_at: number;
  author: Author;
  assigned_to: { type: "admin" | "team" | "nobody_admin"; id: string | null } | null;
  attachments: Attachment[];
  external_id: string | null;
  redacted: boolean;
  state: ConversationState;
  tags: string[];
  event_details: Record<string, unknown> | null;
  app_package_code: string | null;
}

export interface Rating {
  rating: number;
  remark: string | null;
  created_at: number;
  updated_at: number;
  contact_id: string;
  teammate: { type: "admin" | "bot"; id: string };
}

export interface AiAgent {
  source_type: string;
  source_title: string;
  last_answer_type: string;
  resolution_state: string | null;
  rating: number | null;
  rating_remark: string | null;
  created_at: number;
  updated_at: number;
  content_sources: { content_type: string; url: string; title: string; locale: string }[];
}

export interface Source {
  type: string;
  id: string;
  delivered_as: string;
  subject: string;
  body: string;
  author: Author;
  attachments: Attachment[];
  url: string | null;
  redacted: boolean;
}

export interface Conversation {
  id: string;
  title: string | null;
  created_at: number;
  updated_at: number;
  waiting_since: number | null;
  snoozed_until: number | null;
  state: ConversationState;
  read: boolean;
  priority: Priority;
  admin_assignee_id: number;
  team_assignee_id: number;
  company_id: string | null;
  contact_ids: string[];
  tags: AppliedTag[];
  rating: Rating | null;
  source: Source;
  parts: Part[];
  custom_attributes: Attributes;
  sla: { sla_name: string; sla_status: "hit" | "missed" | "cancelled" | "active" } | null;
  ai_agent: AiAgent | null;
  linked_ticket_ids: string[];
  /** Conversations that were merged into this one, or the one it was merged into. */
  linked_conversation_ids?: string[];
  merged_into?: string;
  channel: string;
}

export interface Tag {
  id: string;
  name: string;
}

export interface Note {
  id: string;
  created_at: number;
  body: string;
  author_id: string | null;
  contact_id: string | null;
  company_id: string | null;
}

/** One comparison on an attribute of a person or of one of the person's companies. */
export interface Condition {
  /** A contact field, `custom_attributes.name`, `company.name` or `company.custom_attributes.name`. */
  field: string;
  operator: "=" | "!=" | ">" | "<" | "~" | "is_set" | "is_not_set";
  value?: Scalar;
}

export interface Segment {
  id: string;
  name: string;
  person_type: "contact" | "user";
  created_at: number;
  updated_at: number;
  /** All must hold. */
  conditions: Condition[];
}

/** On a new conversation whose person meets every condition: assign or tag. */
export interface Workflow {
  id: string;
  name: string;
  live: boolean;
  conditions: Condition[];
  assign_to: { type: "admin" | "team" | "owner"; id: string | null } | null;
  tag_id: string | null;
}

export interface DataAttribute {
  id: number;
  model: "contact" | "company" | "conversation";
  name: string;
  label: string;
  description: string;
  data_type: "string" | "integer" | "float" | "boolean" | "date" | "options";
  options: string[];
  api_writable: boolean;
  custom: boolean;
  archived: boolean;
  created_at: number;
  updated_at: number;
  admin_id: string | null;
  /** Of attributes of conversations only. */
  conversation?: { required?: boolean; multiline?: boolean; visible_to_team_ids?: string[] };
}

export interface SubscriptionType {
  id: string;
  name: string;
  description: string;
  consent_type: "opt_in" | "opt_out";
}

export interface DataEvent {
  event_name: string;
  created_at: number;
  contact_id: string;
  /** Flat, besides the two rich kinds: amounts and links. */
  metadata: Record<string, Scalar | { amount: number; currency: string } | { url: string; value: string }>;
}

export interface DeletedConversation {
  id: string;
  metrics_retained: boolean;
  deleted_at: number;
}

export type TicketCategory = "Customer" | "Back-office" | "Tracker";
export type TicketStateCategory = "submitted" | "in_progress" | "waiting_on_customer" | "resolved";

export interface TicketState {
  id: string;
  category: TicketStateCategory;
  internal_label: string;
  external_label: string;
}

export interface TicketTypeAttribute {
  id: string;
  name: string;
  description: string;
  data_type: string;
  list_items: string[];
  order: number;
  required_to_create: boolean;
  required_to_create_for_contacts: boolean;
  visible_on_create: boolean;
  visible_to_contacts: boolean;
  default: boolean;
  archived: boolean;
  created_at: number;
  updated_at: number;
}

export interface TicketType {
  id: string;
  category: TicketCategory;
  name: string;
  description: string;
  icon: string;
  archived: boolean;
  created_at: number;
  updated_at: number;
  attributes: TicketTypeAttribute[];
}

export interface TicketPart {
  id: string;
  part_type: string;
  body: string | null;
  created_at: number;
  author: Author;
  ticket_state: TicketStateCategory;
  previous_ticket_state: TicketStateCategory | null;
  assigned_to: { type: "admin" | "team"; id: string } | null;
  attachments: Attachment[];
}

/** What a ticket is made from. */
export interface NewTicketRequest {
  typeId: string;
  contactIds: string[];
  attributes?: Attributes;
  stateId?: string;
  conversationId?: string;
  created_at?: number;
  adminId?: string;
  teamId?: string;
}

/** Something that is done later: here always the creation of a ticket. */
export interface Job {
  id: string;
  status: "pending" | "success" | "failed";
  ticket_id: string | null;
  request: NewTicketRequest;
}

export interface Ticket {
  id: string;
  ticket_id: string;
  ticket_type_id: string;
  ticket_state_id: string;
  previous_ticket_state_id: string | null;
  attributes: Attributes;
  contact_ids: string[];
  admin_assignee_id: number;
  team_assignee_id: number;
  created_at: number;
  updated_at: number;
  open: boolean;
  snoozed_until: number | null;
  is_shared: boolean;
  linked_conversation_ids: string[];
  tags: AppliedTag[];
  parts: TicketPart[];
}
