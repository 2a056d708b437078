import type { Contact } from "../../local/intercom/workspace/records.js";
import type { Workspace } from "../../local/intercom/workspace/workspace.js";

/**
 * Looks at every write to a contact before Intercom gets it: one whose every value Intercom has already is needless,
 * unless the answer to the write before it was lost, because then nobody could know.
 */
export class WriteWatch {
  /** Writes that changed nothing, as `PUT /contacts/1 {"owner_id":"2"}`. */
  readonly needless: string[] = [];
  writes = 0;
  private readonly workspace: Workspace;
  private readonly unanswered = new Set<string>();

  constructor(workspace: Workspace) {
    this.workspace = workspace;
  }

  /** What would be reported of this write, or null when it changes something. */
  before(method: string, path: string, body: unknown): string | null {
    if (method !== "PUT" || typeof body !== "object" || body === null) return null;
    const id = /^\/contacts\/([^/]+)$/.exec(path)?.[1];
    const contact = id === undefined ? undefined : this.workspace.contacts.get(id);
    if (contact === undefined || this.unanswered.has(path)) return null;
    return holds(contact, body) ? `${method} ${path} ${JSON.stringify(body)}` : null;
  }

  /** Takes note of how the write ended. */
  after(method: string, path: string, needless: string | null, arrived: boolean): void {
    if (method === "GET") return;
    this.writes++;
    if (!arrived) this.unanswered.add(path);
    else {
      this.unanswered.delete(path);
      if (needless !== null) this.needless.push(needless);
    }
  }
}

/** Whether the contact has every value of the body. */
function holds(contact: Contact, body: object): boolean {
  return Object.entries(body).every(([name, value]) => {
    if (name === "custom_attributes" && typeof value === "object" && value !== null)
      return Object.entries(value as Record<string, unknown>).every(
        ([key, each]) => (contact.custom_attributes[key] ?? null) === each,
      );
    const held: unknown = contact[name as keyof Contact];
    return String(held ?? "") === String((value as unknown) ?? "");
  });
}
