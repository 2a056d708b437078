import { requireContact, requireContactByExternalId } from "./contacts.js";
import type { Contact, DataEvent } from "./records.js";
import { UseError, invalidParameter, missingParameter } from "./use-error.js";
import type { Workspace } from "./workspace.js";

const listedSeconds = 90 * 86_400;

export interface PersonKeys {
  id?: string;
  intercom_user_id?: string;
  user_id?: string;
  email?: string;
}

/** Finds the person that an event belongs to. @throws UseError 404. */
export function personOfEvent(workspace: Workspace, keys: PersonKeys): Contact {
  const id = keys.intercom_user_id ?? keys.id;
  if (id !== undefined) return requireContact(workspace, id);
  if (keys.user_id !== undefined) return requireContactByExternalId(workspace, keys.user_id);
  const email = keys.email?.toLowerCase();
  if (email === undefined) throw missingParameter("One of id, user_id or email is required", "user_id");
  const found = workspace.visibleContacts().find((contact) => contact.email?.toLowerCase() === email);
  if (!found) throw new UseError(404, "not_found", "User Not Found");
  return found;
}

/** Records an event of a person. Duplicates are accepted and kept once. */
export function recordEvent(
  workspace: Workspace,
  contact: Contact,
  event: Pick<DataEvent, "event_name" | "created_at" | "metadata">,
): void {
  for (const [name, value] of Object.entries(event.metadata)) {
    if (typeof value === "object" && value !== null && !("amount" in value) && !("url" in value))
      throw invalidParameter(`Metadata '${name}' must not be nested`, "metadata");
  }
  const known = workspace.events.some(
    (other) =>
      other.contact_id === contact.id && other.event_name === event.event_name && other.created_at === event.created_at,
  );
  if (known) return;
  workspace.events.push({ ...event, contact_id: contact.id });
  const item = {
    event_name: event.event_name,
    created_at: event.created_at,
    user_id: contact.external_id,
    email: contact.email,
    metadata: event.metadata,
  };
  workspace.emit({ topic: "event.created", subject: "event", id: contact.id, extra: item });
}

/** A person's events of the last 90 days, newest first. */
export function eventsOf(workspace: Workspace, contact: Contact): DataEvent[] {
  const oldest = workspace.clock.now() - listedSeconds;
  return workspace.events
    .filter((event) => event.contact_id === contact.id && event.created_at >= oldest)
    .sort((first, second) => second.created_at - first.created_at);
}
