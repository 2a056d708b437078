import {
  attributes,
  flag,
  hexId,
  list,
  moment,
  momentOrNull,
  numberId,
  object,
  oneOf,
  openObject,
  orNull,
  text,
  textOrNull,
  whole,
  type Schema,
} from "./schema.js";

/** What the workspace answers. Fields that may be without a value are optional: a switch leaves them out. */
export const reference = object({ type: text, id: orNull(text) });
export const contactReference = object({ type: oneOf("contact"), id: hexId }, { external_id: textOrNull });
export const addressable = object({ type: text, id: text, url: text });
export const embedded = object({
  type: oneOf("list"),
  data: list(addressable, 10),
  url: text,
  total_count: whole,
  has_more: flag,
});

export const nextCursor = object({ per_page: whole, starting_after: text });
export const cursorPages = object(
  { type: oneOf("pages"), page: whole, per_page: whole, total_pages: whole },
  { next: orNull(nextCursor) },
);
export const linkPages = object(
  { type: oneOf("pages"), page: whole, per_page: whole, total_pages: whole },
  { next: textOrNull },
);

export const mergeHistoryItem = object({
  type: oneOf("merge_history"),
  source_contact_id: hexId,
  source_contact_role: oneOf("user", "lead"),
  merged_at: moment,
});

export const nullableTexts = (...names: string[]): Record<string, Schema> =>
  Object.fromEntries(names.map((name) => [name, textOrNull]));
export const nullableMoments = (...names: string[]): Record<string, Schema> =>
  Object.fromEntries(names.map((name) => [name, momentOrNull]));

export const contact = object(
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

export const tag = object({ type: oneOf("tag"), id: numberId, name: text });
export const appliedTag = object({
  type: oneOf("tag"),
  id: numberId,
  name: text,
  applied_at: moment,
  applied_by: reference,
});
export const segment = object(
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

export const admin = object(
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

export const note = object(
  { type: oneOf("note"), id: numberId, created_at: moment, body: text },
  {
    author: orNull(admin),
    contact: object({ type: oneOf("contact"), id: hexId }),
    company: object({ type: oneOf("company"), id: hexId }),
  },
);

export const company = object(
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

export const team = object(
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

export const dataAttribute = object(
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

export const translation = object({ type: oneOf("translation"), name: text, description: text, locale: text });
export const subscription = object({
  type: oneOf("subscription"),
  id: text,
  state: oneOf("live", "draft", "archived"),
  consent_type: oneOf("opt_in", "opt_out"),
  default_translation: translation,
  translations: list(translation),
  content_types: list(oneOf("email", "sms_message")),
});
