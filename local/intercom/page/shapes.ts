/** What the page's endpoints answer. Types only: the server and the page share them. Times are unix seconds. */
export interface TeammateShape {
  id: string;
  name: string;
  title: string;
}

export interface PersonRowShape {
  id: string;
  name: string;
  email: string | null;
  role: "user" | "lead";
  company: string | null;
  lastSeenAt: number | null;
}

export interface OverviewShape {
  workspaceName: string;
  region: string;
  baseUrl: string;
  now: number;
  clockFrozen: boolean;
  teammates: TeammateShape[];
  teams: { id: string; name: string }[];
  tags: { id: string; name: string }[];
  counts: { open: number; snoozed: number; closed: number; people: number; companies: number };
  suggestions: PersonRowShape[];
  webhook: WebhookShape;
  faultCount: number;
}

export interface WebhookShape {
  url: string | null;
  state: "live" | "paused" | "disabled" | "suspended";
  lastCheck: { ok: boolean; status: number | null; error: string | null; at: number } | null;
  faults: { lost: number; duplicated: number; reordered: number };
}

export interface ConversationRowShape {
  id: string;
  title: string;
  snippet: string;
  personId: string;
  personName: string;
  company: string | null;
  state: "open" | "closed" | "snoozed";
  updatedAt: number;
  waitingSince: number | null;
  assignee: string | null;
  unread: boolean;
  rating: number | null;
  channel: string;
  priority: string;
}

export interface ConversationPageShape {
  rows: ConversationRowShape[];
  next: string | null;
  total: number;
}

export interface MessageShape {
  id: string;
  kind: "message" | "note" | "event";
  from: "customer" | "teammate" | "bot" | "ai";
  author: string;
  html: string;
  event: string;
  at: number;
  redacted: boolean;
  attachments: { name: string; url: string; contentType: string; size: number }[];
}

export interface ConversationShape extends ConversationRowShape {
  messages: MessageShape[];
  totalMessages: number;
  assigneeId: string;
  teamId: string;
  tags: { id: string; name: string }[];
  remark: string | null;
  snoozedUntil: number | null;
  address: string | null;
}

export interface FieldShape {
  name: string;
  value: string;
}

export interface PersonShape extends PersonRowShape {
  phone: string | null;
  externalId: string | null;
  place: string | null;
  createdAt: number;
  ownerId: string;
  ownerName: string | null;
  /** "Owner assigned by …", when the attribute for it is set. */
  ownerSource: string | null;
  attributes: FieldShape[];
  campaign: FieldShape[];
  companies: {
    id: string;
    name: string;
    plan: string | null;
    industry: string | null;
    people: number;
    fields: FieldShape[];
  }[];
  segments: string[];
  tags: { id: string; name: string }[];
  notes: { id: string; html: string; author: string; at: number }[];
  conversations: ConversationRowShape[];
  state: "here" | "archived" | "deleted" | "merged";
  mergedInto: string | null;
}

export interface DeliveryShape {
  id: string;
  topic: string;
  at: number;
  state: "waiting" | "delivered" | "failed" | "dropped";
  reason: string | null;
  attempts: { at: number; status: number | null; error: string | null; durationMs: number }[];
  body: string;
}

export interface RequestShape {
  id: string;
  method: string;
  path: string;
  status: number;
  durationMs: number;
  at: number;
  faulty: boolean;
}

export interface FaultShape {
  id: string;
  kind: string;
  method: string;
  path: string;
  rate: number;
  amount: number;
  remaining: number | null;
}

export interface RuleFieldShape {
  field: string;
  label: string;
  kind: "text" | "number" | "date" | "boolean" | "choice";
  options: { value: string; label: string }[];
}

/** Segments and workflows, their conditions in words. */
export interface RulesShape {
  fields: RuleFieldShape[];
  segments: { id: string; name: string; condition: string; people: number }[];
  workflows: { id: string; name: string; live: boolean; condition: string; action: string }[];
}

/** What the live stream tells: something about one conversation, person, delivery or request changed. */
export interface LiveShape {
  kind: "conversation" | "person" | "delivery" | "request" | "settings";
  id: string;
}
