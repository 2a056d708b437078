import { emptyContact } from "../world/people.js";
import { checkAttributes } from "./attributes.js";
import type { Attributes, Contact, Role } from "./records.js";
import { UseError, invalidParameter, missingParameter } from "./use-error.js";
import type { Workspace } from "./workspace.js";

/** The fields of a contact that a caller may write. */
export interface ContactInput {
  role?: string;
  external_id?: string | null;
  email?: string | null;
  phone?: string | null;
  name?: string | null;
  avatar?: string | null;
  signed_up_at?: number | null;
  last_seen_at?: number | null;
  owner_id?: string | number | null;
  unsubscribed_from_emails?: boolean | null;
  language_override?: string | null;
  custom_attributes?: Attributes | null;
}

const longest = { name: 255, email: 254, phone: 64, external_id: 255 } as const;
const daysOfGrace = 7;

/**
 * The live contact with this id.
 * @throws UseError 404 when unknown or deleted, 410 with a Link header when merged into another (2.16).
 */
export function requireContact(workspace: Workspace, id: string): Contact {
  return requireLive(workspace, workspace.contacts.get(id));
}

/** As `requireContact`, by the caller's own id for the person. */
export function requireContactByExternalId(workspace: Workspace, externalId: string): Contact {
  const found = [...workspace.contacts.values()].filter(
    (contact) => contact.external_id === externalId && !contact.deleted_at,
  );
  return requireLive(workspace, found.find((contact) => !contact.merged_into && !contact.archived) ?? found[0]);
}

function requireLive(workspace: Workspace, contact: Contact | undefined): Contact {
  if (!contact || contact.deleted_at) throw new UseError(404, "not_found", "User Not Found");
  if (contact.merged_into) {
    const link = `<${workspace.baseUrl}/contacts/${workspace.survivorOf(contact.id)}>; rel="canonical"`;
    throw new UseError(
      410,
      "contact_merged",
      "This contact has been merged. See the 'Link' header for the canonical contact.",
      { headers: { Link: link } },
    );
  }
  return contact;
}

/**
 * Creates a person. Not an upsert.
 * @throws UseError 409 `conflict` naming the existing id when a user with this external id or e-mail exists.
 */
export function createContact(workspace: Workspace, input: ContactInput): Contact {
  if (!input.role && !input.email && !input.external_id)
    throw missingParameter("Either role, email or external_id must be provided", "role");
  const role = readRole(input.role ?? "user");
  const contact = emptyContact(workspace.nextHexId("contact"), role, workspace.clock.now());
  refuseDuplicates(workspace, contact, role, input);
  write(workspace, contact, input);
  if (role === "user") contact.signed_up_at ??= contact.created_at;
  workspace.contacts.set(contact.id, contact);
  workspace.contactsChanged();
  workspace.emit({ topic: `contact.${role}.created`, subject: "contact", id: contact.id });
  return contact;
}

/** Changes a person; fields that are not given stay. Webhooks tell of it only when something changed. */
export function updateContact(workspace: Workspace, contact: Contact, input: ContactInput): Contact {
  const role = input.role === undefined ? contact.role : readRole(input.role);
  refuseDuplicates(workspace, contact, role, input);
  if (contact.role === "user" && role === "lead") throw invalidParameter("A user cannot become a lead", "role");
  const before = JSON.stringify(contact);
  const emailBefore = contact.email;
  const roleBefore = contact.role;
  write(workspace, contact, input);
  contact.role = role;
  if (roleBefore === "lead" && role === "user") contact.signed_up_at ??= workspace.clock.now();
  if (JSON.stringify(contact) === before) return contact;
  touch(workspace, contact);
  if (contact.email !== emailBefore) {
    const topic = contact.role === "lead" && !emailBefore ? "contact.lead.added_email" : "contact.email.updated";
    workspace.emit({ topic, subject: "contact", id: contact.id });
  }
  if (roleBefore !== role) workspace.emit({ topic: "contact.lead.signed_up", subject: "contact", id: contact.id });
  workspace.emit({ topic: `contact.${contact.role}.updated`, subject: "contact", id: contact.id });
  return contact;
}

/** Marks a contact as changed now. */
export function touch(workspace: Workspace, contact: Contact): void {
  contact.updated_at = workspace.clock.now();
  workspace.contactsChanged();
}

function readRole(role: string): Role {
  if (role !== "user" && role !== "lead") throw invalidParameter("role must be either user or lead", "role");
  return role;
}

function refuseDuplicates(workspace: Workspace, contact: Contact, role: Role, input: ContactInput): void {
  const email = input.email?.toLowerCase();
  for (const other of workspace.contacts.values()) {
    if (other.id === contact.id || other.deleted_at || other.merged_into) continue;
    const sameKey = Boolean(input.external_id) && other.external_id === input.external_id;
    const sameEmail =
      email !== undefined &&
      email !== "" &&
      role === "user" &&
      other.role === "user" &&
      other.email?.toLowerCase() === email;
    if (!sameKey && !sameEmail) continue;
    const kind = other.archived ? "An archived contact" : "A contact";
    throw new UseError(409, "conflict", `${kind} matching those details already exists with id=${other.id}`);
  }
}

function write(workspace: Workspace, contact: Contact, input: ContactInput): void {
  for (const [field, limit] of Object.entries(longest) as [keyof typeof longest, number][]) {
    const value = input[field];
    if (typeof value === "string" && value.length > limit)
      throw invalidParameter(`${field} is too long (maximum is ${limit} characters)`, field);
  }
  if (input.email && !/^[^\s@]+@[^\s@]+$/.test(input.email))
    throw invalidParameter("email is not a valid e-mail address", "email");
  if (input.owner_id !== undefined) contact.owner_id = readOwner(workspace, input.owner_id);
  if (input.custom_attributes) {
    checkAttributes(workspace, "contact", input.custom_attributes);
    for (const [name, value] of Object.entries(input.custom_attributes)) {
      if (value === null) Reflect.deleteProperty(contact.custom_attributes, name);
      else contact.custom_attributes[name] = value;
    }
  }
  if (input.external_id !== undefined) contact.external_id = input.external_id || null;
  if (input.email !== undefined) contact.email = input.email || null;
  if (input.phone !== undefined) contact.phone = input.phone || null;
  if (input.name !== undefined) contact.name = input.name || null;
  if (input.avatar !== undefined) contact.avatar_url = input.avatar;
  if (input.signed_up_at !== undefined) contact.signed_up_at = input.signed_up_at;
  if (input.last_seen_at !== undefined) contact.last_seen_at = input.last_seen_at;
  if (input.language_override !== undefined) contact.language_override = input.language_override;
  if (typeof input.unsubscribed_from_emails === "boolean")
    contact.unsubscribed_from_emails = input.unsubscribed_from_emails;
}

function readOwner(workspace: Workspace, owner: string | number | null): string | null {
  if (owner === null || owner === "" || owner === 0 || owner === "0") return null;
  const id = String(owner);
  if (!workspace.admins.has(id))
    throw invalidParameter("owner_id does not belong to an admin of this workspace", "owner_id");
  return id;
}

/**
 * Merges a lead into a user: values the user lacks, conversations, companies, tags and notes move.
 * @throws UseError 400 `invalid_merge` when roles do not fit or the two share neither e-mail nor phone.
 */
export function mergeContacts(
  workspace: Workspace,
  fromId: string,
  intoId: string,
  skipDuplicateValidation: boolean,
): Contact {
  const from = requireContact(workspace, fromId);
  const into = requireContact(workspace, intoId);
  if (from.role !== "lead" || into.role !== "user")
    throw new UseError(400, "invalid_merge", "Only a lead can be merged, and only into a user");
  const sameEmail = from.email !== null && from.email.toLowerCase() === into.email?.toLowerCase();
  const samePhone = from.phone !== null && from.phone === into.phone;
  if (!sameEmail && !samePhone && !skipDuplicateValidation) {
    throw new UseError(
      400,
      "invalid_merge",
      "Contacts can only be merged when they are duplicates (matching email or phone). Pass skip_duplicate_validation=true to override this check.",
    );
  }
  into.email ??= from.email;
  into.phone ??= from.phone;
  into.name ??= from.name;
  into.custom_attributes = { ...from.custom_attributes, ...into.custom_attributes };
  into.company_ids = [...new Set([...into.company_ids, ...from.company_ids])];
  into.tag_ids = [...new Set([...into.tag_ids, ...from.tag_ids])];
  for (const note of workspace.notes.values()) if (note.contact_id === from.id) note.contact_id = into.id;
  into.merge_history = [
    { source_contact_id: from.id, source_contact_role: from.role, merged_at: workspace.clock.now() },
    ...from.merge_history,
    ...into.merge_history,
  ];
  from.merged_into = into.id;
  workspace.conversations.forgetSearches();
  for (const conversation of workspace.conversations.snapshot().held) {
    conversation.contact_ids = [...new Set(conversation.contact_ids.map((id) => workspace.survivorOf(id)))];
  }
  touch(workspace, into);
  workspace.emit({
    topic: "contact.merged",
    subject: "contact",
    id: into.id,
    extra: { merged_from: { type: "contact", id: from.id } },
  });
  return into;
}

/** Hides a person from lists and searches until they return or are brought back. */
export function archiveContact(workspace: Workspace, contact: Contact, archived: boolean): void {
  if (contact.archived === archived) return;
  contact.archived = archived;
  touch(workspace, contact);
  workspace.emit({ topic: archived ? "contact.archived" : "contact.unarchive", subject: "contact", id: contact.id });
}

/** Deletes a person at once for every reader; their conversations follow after seven days. */
export function deleteContact(workspace: Workspace, contact: Contact): void {
  contact.deleted_at = workspace.clock.now();
  workspace.contactsChanged();
  workspace.emit({ topic: "contact.deleted", subject: "contact", id: contact.id });
  scheduleErasure(workspace, contact);
}

/** When the days of grace are over, a deleted person's conversations go too. */
export function scheduleErasure(workspace: Workspace, { id, deleted_at }: Contact): void {
  if (deleted_at === null) return;
  const due = deleted_at + daysOfGrace * 86_400;
  workspace.clock.schedule(Math.max(due - workspace.clock.now(), 0), () => {
    if (workspace.contacts.get(id)?.deleted_at !== deleted_at) return;
    for (const row of [...workspace.conversations.rows("created_at", "descending")]) {
      if (!row.facts().contact_ids.includes(id)) continue;
      workspace.conversations.remove(row.id);
      workspace.deletedConversations.push({ id: row.id, metrics_retained: true, deleted_at: workspace.clock.now() });
      workspace.emit({ topic: "conversation.deleted", subject: "conversation", id: row.id });
    }
  });
}

/** A visit to a page: new campaign values in its address replace the person's, in the way the person carries them. */
export function recordVisit(workspace: Workspace, contact: Contact, address: string, referrer: string | null): void {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const values = Object.fromEntries(
    ["utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content"]
      .map((name) => [name, url?.searchParams.get(name) ?? null] as const)
      .filter(([, value]) => value !== null),
  ) as Record<string, string>;
  contact.last_seen_at = workspace.clock.now();
  if (contact.archived) archiveContact(workspace, contact, false);
  const sample = workspace.sample.people.find((person) => person.id === contact.id);
  // For some people the values are only in the address of the conversation that they then start.
  if (sample?.campaignKeptIn === "conversation address") return tellOfVisit(workspace, contact);
  if (contact.campaign) {
    contact.campaign = { ...contact.campaign, ...values, ...(referrer ? { referrer } : {}) };
  } else {
    for (const [name, value] of Object.entries({ ...values, ...(referrer ? { referrer } : {}) })) {
      if (
        [...workspace.attributes.values()].some((attribute) => attribute.model === "contact" && attribute.name === name)
      ) {
        contact.custom_attributes[name] = value;
      }
    }
  }
  tellOfVisit(workspace, contact);
}

function tellOfVisit(workspace: Workspace, contact: Contact): void {
  touch(workspace, contact);
  workspace.emit({ topic: `contact.${contact.role}.updated`, subject: "contact", id: contact.id });
}
