import { countMembers, segmentsOf } from "../workspace/segments.js";
import type {
  Admin,
  AppliedTag,
  Company,
  Contact,
  DataAttribute,
  Note,
  Segment,
  SubscriptionType,
  Tag,
  Team,
} from "../workspace/records.js";
import type { Workspace } from "../workspace/workspace.js";

export type Json = Record<string, unknown>;

/** Lists inside a contact show ten entries; the rest is behind their url. */
const embedded = 10;

function embeddedList(ids: readonly string[], type: string, url: string): Json {
  return {
    type: "list",
    data: ids
      .slice(0, embedded)
      .map((id) => ({ type, id, url: `/${type === "company" ? "companies" : `${type}s`}/${id}` })),
    url,
    total_count: ids.length,
    has_more: ids.length > embedded,
  };
}

/** A contact as the API answers it. */
export function answerContact(workspace: Workspace, contact: Contact, includeMergeHistory = false): Json {
  const path = `/contacts/${contact.id}`;
  const notes = [...workspace.notes.values()].filter((note) => note.contact_id === contact.id).map((note) => note.id);
  const subscriptions = (consent: SubscriptionType["consent_type"]): string[] =>
    contact.subscription_ids.filter((id) => workspace.subscriptionTypes.get(id)?.consent_type === consent);
  return {
    type: "contact",
    id: contact.id,
    workspace_id: workspace.appId,
    external_id: contact.external_id,
    role: contact.role,
    ...(contact.email === null ? {} : { email: contact.email, email_domain: contact.email.split("@")[1] ?? "" }),
    phone: contact.phone,
    name: contact.name,
    avatar: contact.avatar_url === null ? null : { type: "avatar", image_url: contact.avatar_url },
    owner_id: contact.owner_id,
    social_profiles: { type: "list", data: [] },
    has_hard_bounced: contact.has_hard_bounced,
    marked_email_as_spam: contact.marked_email_as_spam,
    unsubscribed_from_emails: contact.unsubscribed_from_emails,
    created_at: contact.created_at,
    updated_at: contact.updated_at,
    signed_up_at: contact.signed_up_at,
    last_seen_at: contact.last_seen_at,
    last_replied_at: contact.last_replied_at,
    last_contacted_at: contact.last_contacted_at,
    last_email_opened_at: contact.last_email_opened_at,
    last_email_clicked_at: contact.last_email_clicked_at,
    language_override: contact.language_override,
    browser: contact.browser,
    browser_version: contact.browser_version,
    browser_language: contact.browser_language,
    os: contact.os,
    location: {
      type: "location",
      country: contact.country,
      region: contact.region,
      city: contact.city,
      country_code: contact.country_code,
      continent_code: null,
    },
    android_app_name: null,
    android_app_version: null,
    android_device: null,
    android_os_version: null,
    android_sdk_version: null,
    android_last_seen_at: null,
    ios_app_name: null,
    ios_app_version: null,
    ios_device: null,
    ios_os_version: null,
    ios_sdk_version: null,
    ios_last_seen_at: null,
    custom_attributes: { ...contact.custom_attributes },
    tags: embeddedList(contact.tag_ids, "tag", `${path}/tags`),
    notes: embeddedList(notes, "note", `${path}/notes`),
    companies: embeddedList(contact.company_ids, "company", `${path}/companies`),
    opted_out_subscription_types: embeddedList(subscriptions("opt_out"), "subscription", `${path}/subscriptions`),
    opted_in_subscription_types: embeddedList(subscriptions("opt_in"), "subscription", `${path}/subscriptions`),
    utm_campaign: contact.campaign?.utm_campaign ?? null,
    utm_content: contact.campaign?.utm_content ?? null,
    utm_medium: contact.campaign?.utm_medium ?? null,
    utm_source: contact.campaign?.utm_source ?? null,
    utm_term: contact.campaign?.utm_term ?? null,
    referrer: contact.campaign?.referrer ?? null,
    sms_consent: false,
    unsubscribed_from_sms: false,
    ...(includeMergeHistory && contact.role === "user"
      ? { merge_history: contact.merge_history.map((item) => ({ type: "merge_history", ...item })) }
      : {}),
  };
}

/** A company as the API answers it. Fields that the description does not call nullable are left out when empty. */
export function answerCompany(workspace: Workspace, company: Company): Json {
  const people = workspace.peopleOfCompany(company.id);
  const inSegment = new Set(people.flatMap((contact) => segmentsOf(workspace, contact)));
  return withoutNulls({
    type: "company",
    company_id: company.company_id,
    id: company.id,
    app_id: workspace.appId,
    name: company.name,
    remote_created_at: company.remote_created_at,
    created_at: company.created_at,
    updated_at: company.updated_at,
    last_request_at: company.last_request_at,
    monthly_spend: company.monthly_spend,
    session_count: company.session_count,
    user_count: people.filter((contact) => contact.role === "user").length,
    size: company.size,
    website: company.website,
    industry: company.industry,
    plan: company.plan === null ? {} : { type: "plan", id: company.plan.toLowerCase(), name: company.plan },
    tags: { type: "tag.list", tags: company.tag_ids.map((id) => answerTag(workspace.tags.get(id))) },
    segments: { type: "segment.list", segments: [...inSegment].map((segment) => answerSegment(workspace, segment)) },
    notes: {
      type: "note.list",
      notes: [...workspace.notes.values()]
        .filter((note) => note.company_id === company.id)
        .map((note) => answerNote(workspace, note)),
    },
    custom_attributes: { ...company.custom_attributes },
  });
}

function withoutNulls(record: Json): Json {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null));
}

export function answerTag(tag: Tag | undefined): Json {
  return { type: "tag", id: tag?.id ?? "0", name: tag?.name ?? "" };
}

/** A tag with when and by whom it was put on. */
export function answerAppliedTag(workspace: Workspace, { id, applied_at, applied_by }: AppliedTag): Json {
  return { ...answerTag(workspace.tags.get(id)), applied_at, applied_by };
}

export function answerAdmin(workspace: Workspace, admin: Admin): Json {
  return {
    type: "admin",
    id: admin.id,
    name: admin.name,
    email: admin.email,
    job_title: admin.job_title,
    away_mode_enabled: admin.away_mode_enabled,
    away_mode_reassign: admin.away_mode_reassign,
    away_status_reason_id: null,
    has_inbox_seat: admin.has_inbox_seat,
    team_ids: admin.team_ids,
    avatar: null,
    team_priority_level: { primary_team_ids: admin.team_ids.slice(0, 1), secondary_team_ids: admin.team_ids.slice(1) },
    role: {
      type: "role",
      id: String(100 + [...workspace.admins.values()].findIndex((other) => other.role_name === admin.role_name)),
      name: admin.role_name,
    },
  };
}

export function answerTeam(team: Team): Json {
  return {
    type: "team",
    id: team.id,
    name: team.name,
    admin_ids: team.admin_ids,
    admin_priority_level: { primary_admin_ids: team.admin_ids, secondary_admin_ids: [] },
    assignment_limit: null,
    distribution_method: "round_robin",
  };
}

export function answerSegment(workspace: Workspace, segment: Segment, includeCount = false): Json {
  return {
    type: "segment",
    id: segment.id,
    name: segment.name,
    created_at: segment.created_at,
    updated_at: segment.updated_at,
    person_type: segment.person_type,
    ...(includeCount ? { count: countMembers(workspace, segment) } : {}),
  };
}

export function answerNote(workspace: Workspace, note: Note): Json {
  const author = workspace.admins.get(note.author_id ?? "");
  return {
    type: "note",
    id: note.id,
    created_at: note.created_at,
    ...(note.company_id
      ? { company: { type: "company", id: note.company_id } }
      : { contact: { type: "contact", id: note.contact_id } }),
    author: author ? answerAdmin(workspace, author) : null,
    body: note.body,
  };
}

export function answerAttribute(attribute: DataAttribute): Json {
  return {
    type: "data_attribute",
    ...(attribute.custom ? { id: attribute.id } : {}),
    model: attribute.model,
    name: attribute.name,
    full_name: attribute.custom ? `custom_attributes.${attribute.name}` : attribute.name,
    label: attribute.label,
    description: attribute.description,
    data_type: attribute.data_type === "options" ? "string" : attribute.data_type,
    ...(attribute.data_type === "options" ? { options: attribute.options } : {}),
    api_writable: attribute.api_writable,
    messenger_writable: false,
    ui_writable: attribute.custom,
    custom: attribute.custom,
    archived: attribute.archived,
    ...(attribute.custom ? { created_at: attribute.created_at, updated_at: attribute.updated_at } : {}),
    ...(attribute.admin_id === null ? {} : { admin_id: attribute.admin_id }),
  };
}

export function answerSubscription(type: SubscriptionType): Json {
  const translation = { type: "translation", name: type.name, description: type.description, locale: "en" };
  return {
    type: "subscription",
    id: type.id,
    state: "live",
    consent_type: type.consent_type,
    default_translation: translation,
    translations: [translation],
    content_types: ["email"],
  };
}
