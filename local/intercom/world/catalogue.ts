import type {
  DataAttribute,
  Segment,
  SubscriptionType,
  Tag,
  TicketState,
  TicketType,
  TicketTypeAttribute,
  Workflow,
} from "../workspace/records.js";
import { tagNames } from "./names.js";

/** What a workspace has besides people and conversations: tags, attributes, segments, rules, ticket types. */
export interface Catalogue {
  tags: Tag[];
  attributes: DataAttribute[];
  segments: Segment[];
  workflows: Workflow[];
  subscriptionTypes: SubscriptionType[];
  ticketStates: TicketState[];
  ticketTypes: TicketType[];
}

type AttributeSeed = [
  model: DataAttribute["model"],
  name: string,
  label: string,
  type: DataAttribute["data_type"],
  options?: string[],
];

const attributeSeeds: AttributeSeed[] = [
  ["contact", "job_title", "Job title", "string"],
  ["contact", "plan_interest", "Plan of interest", "options", ["Starter", "Team", "Business", "Enterprise"]],
  ["contact", "seats_wanted", "Seats wanted", "integer"],
  ["contact", "newsletter", "Newsletter", "boolean"],
  ["contact", "trial_ends_at", "Trial ends", "date"],
  ["contact", "utm_source", "UTM source", "string"],
  ["contact", "utm_medium", "UTM medium", "string"],
  ["contact", "utm_campaign", "UTM campaign", "string"],
  ["contact", "referrer", "Referrer", "string"],
  ["company", "renewal_date", "Renewal date", "date"],
  ["company", "depots", "Depots", "integer"],
  ["company", "tier", "Tier", "string"],
  ["conversation", "topic", "Topic", "string"],
  ["conversation", "escalated", "Escalated", "boolean"],
];

/** Standard fields that data_attributes lists beside custom ones. */
const standardSeeds: AttributeSeed[] = [
  ["contact", "name", "Name", "string"],
  ["contact", "email", "Email", "string"],
  ["contact", "phone", "Phone", "string"],
  ["contact", "external_id", "User ID", "string"],
  ["contact", "owner_id", "Owner", "string"],
  ["contact", "created_at", "First Seen", "date"],
  ["contact", "signed_up_at", "Signed up", "date"],
  ["contact", "last_seen_at", "Last seen", "date"],
  ["contact", "unsubscribed_from_emails", "Unsubscribed from Emails", "boolean"],
  ["company", "name", "Company name", "string"],
  ["company", "company_id", "Company ID", "string"],
  ["company", "website", "Company website", "string"],
  ["company", "industry", "Company industry", "string"],
  ["company", "size", "Company size", "integer"],
  ["company", "plan", "Plan", "string"],
  ["company", "monthly_spend", "Monthly Spend", "float"],
];

/** Fields of a contact that the API does not let anybody write. */
const readOnly = new Set(["created_at"]);

/** The catalogue of a new workspace; `createdAt` is unix seconds. */
export function makeCatalogue(createdAt: number, adminId: string): Catalogue {
  const attributes = [
    ...standardSeeds.map((seed, index) => attribute(seed, 10_001 + index, false, createdAt, adminId)),
    ...attributeSeeds.map((seed, index) => attribute(seed, 20_001 + index, true, createdAt, adminId)),
  ];
  const tags = tagNames.map((name, index): Tag => ({ id: String(9_300_001 + index), name }));
  const vip = tags.find((tag) => tag.name === "VIP")?.id ?? null;
  const segment = (
    index: number,
    name: string,
    person_type: Segment["person_type"],
    conditions: Segment["conditions"],
  ): Segment => ({
    id: `5f00${String(index).padStart(20, "0")}`,
    name,
    person_type,
    created_at: createdAt,
    updated_at: createdAt,
    conditions,
  });
  return {
    tags,
    attributes,
    segments: [
      segment(1, "Active this week", "contact", [{ field: "last_seen_at", operator: ">", value: -7 * 86_400 }]),
      segment(2, "Enterprise customers", "user", [{ field: "company.plan", operator: "=", value: "Enterprise" }]),
      segment(3, "Leads with an e-mail address", "contact", [
        { field: "role", operator: "=", value: "lead" },
        { field: "email", operator: "is_set" },
      ]),
      segment(4, "Came through a campaign", "contact", [
        { field: "custom_attributes.utm_campaign", operator: "is_set" },
      ]),
    ],
    workflows: [
      {
        id: "wf-1",
        name: "Enterprise companies are important",
        live: true,
        conditions: [{ field: "company.plan", operator: "=", value: "Enterprise" }],
        assign_to: null,
        tag_id: vip,
      },
    ],
    subscriptionTypes: [
      { id: "91", name: "Announcements", description: "News about the product", consent_type: "opt_out" },
      { id: "92", name: "Newsletter", description: "A letter every month", consent_type: "opt_in" },
    ],
    ticketStates: [
      { id: "7101", category: "submitted", internal_label: "Submitted", external_label: "Submitted" },
      { id: "7102", category: "in_progress", internal_label: "In progress", external_label: "In progress" },
      {
        id: "7103",
        category: "waiting_on_customer",
        internal_label: "Waiting on customer",
        external_label: "Waiting on you",
      },
      { id: "7104", category: "resolved", internal_label: "Resolved", external_label: "Resolved" },
    ],
    ticketTypes: [
      ticketType("1201", "Customer", "Bug report", "🐞", createdAt, ["Severity"]),
      ticketType("1202", "Back-office", "Billing correction", "🧾", createdAt, []),
      ticketType("1203", "Tracker", "Incident", "🚨", createdAt, []),
    ],
  };
}

function attribute(
  [model, name, label, data_type, options]: AttributeSeed,
  id: number,
  custom: boolean,
  createdAt: number,
  adminId: string,
): DataAttribute {
  return {
    id,
    model,
    name,
    label,
    description: "",
    data_type,
    options: options ?? [],
    api_writable: custom || !readOnly.has(name),
    custom,
    archived: false,
    created_at: createdAt,
    updated_at: createdAt,
    admin_id: custom ? adminId : null,
  };
}

function ticketType(
  id: string,
  category: TicketType["category"],
  name: string,
  icon: string,
  at: number,
  extra: string[],
): TicketType {
  const names = ["_default_title_", "_default_description_", ...extra];
  return {
    id,
    category,
    name,
    description: `${name} of ${category === "Customer" ? "a customer" : "the back office"}`,
    icon,
    archived: false,
    created_at: at,
    updated_at: at,
    attributes: names.map((attributeName, order): TicketTypeAttribute =>
      newTicketAttribute(`${id}${order}`, attributeName, order, at),
    ),
  };
}

/** A ticket type's attribute with the flags a new one has. */
export function newTicketAttribute(id: string, name: string, order: number, at: number): TicketTypeAttribute {
  return {
    id,
    name,
    description: "",
    data_type: "string",
    list_items: [],
    order,
    required_to_create: false,
    required_to_create_for_contacts: false,
    visible_on_create: true,
    visible_to_contacts: true,
    default: name.startsWith("_default_"),
    archived: false,
    created_at: at,
    updated_at: at,
  };
}
