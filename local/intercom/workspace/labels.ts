import { changeConversation, requireConversation } from "./conversations.js";
import { touch } from "./contacts.js";
import type { AppliedTag, Company, Contact, Conversation, Note, Tag, Ticket } from "./records.js";
import { UseError, invalidParameter } from "./use-error.js";
import type { Workspace } from "./workspace.js";

const longestName = 255;

/** @throws UseError 404. */
export function requireTag(workspace: Workspace, id: string): Tag {
  const tag = workspace.tags.get(id);
  if (!tag) throw new UseError(404, "tag_not_found", "Tag not found");
  return tag;
}

/** Creates a tag, or finds it by name (letter case aside), or renames the one with the given id. */
export function saveTag(workspace: Workspace, name: string, id?: string): Tag {
  if (!name.trim() || name.length > longestName) throw invalidParameter("invalid tag parameters", "name");
  if (id !== undefined) {
    const tag = requireTag(workspace, id);
    tag.name = name;
    return tag;
  }
  for (const tag of workspace.tags.values()) if (tag.name.toLowerCase() === name.toLowerCase()) return tag;
  const tag: Tag = { id: String(workspace.nextNumber("tag", 9_400_000)), name };
  workspace.tags.set(tag.id, tag);
  return tag;
}

/** Deletes a tag everywhere. @throws UseError 400 when a segment needs it. */
export function deleteTag(workspace: Workspace, id: string): void {
  requireTag(workspace, id);
  const users = [...workspace.segments.values()].filter((segment) =>
    segment.conditions.some((condition) => condition.field === "tag_id" && condition.value === id),
  );
  if (users.length) {
    throw new UseError(
      400,
      "tag_has_dependent_objects",
      `Unable to delete Tag with dependent objects. Segments: ${users.map((segment) => segment.name).join(", ")}.`,
    );
  }
  workspace.tags.delete(id);
  for (const contact of workspace.contacts.values()) contact.tag_ids = contact.tag_ids.filter((tag) => tag !== id);
  for (const company of workspace.companies.values()) company.tag_ids = company.tag_ids.filter((tag) => tag !== id);
}

export function tagContact(workspace: Workspace, contact: Contact, tagId: string): Tag {
  const tag = requireTag(workspace, tagId);
  if (!contact.tag_ids.includes(tagId)) {
    contact.tag_ids.push(tagId);
    touch(workspace, contact);
    workspace.emit({
      topic: `contact.${contact.role}.tag.created`,
      subject: "tag",
      id: contact.id,
      extra: { tag: { type: "tag", ...tag } },
    });
  }
  return tag;
}

export function untagContact(workspace: Workspace, contact: Contact, tagId: string): Tag {
  const tag = requireTag(workspace, tagId);
  if (contact.tag_ids.includes(tagId)) {
    contact.tag_ids = contact.tag_ids.filter((other) => other !== tagId);
    touch(workspace, contact);
    workspace.emit({
      topic: `contact.${contact.role}.tag.deleted`,
      subject: "tag",
      id: contact.id,
      extra: { tag: { type: "tag", ...tag } },
    });
  }
  return tag;
}

export function tagCompany(workspace: Workspace, company: Company, tagId: string, tagged: boolean): void {
  company.tag_ids = tagged
    ? [...new Set([...company.tag_ids, tagId])]
    : company.tag_ids.filter((other) => other !== tagId);
  company.updated_at = workspace.clock.now();
}

/** Tags a conversation; tagging twice changes nothing. */
export function tagConversation(
  workspace: Workspace,
  id: string,
  tagId: string,
  by: AppliedTag["applied_by"],
): AppliedTag {
  requireTag(workspace, tagId);
  const known = requireConversation(workspace, id).tags.find((tag) => tag.id === tagId);
  if (known) return known;
  const conversation = changeConversation(workspace, id);
  const applied: AppliedTag = { id: tagId, applied_at: workspace.clock.now(), applied_by: by };
  conversation.tags.push(applied);
  conversation.updated_at = workspace.clock.now();
  workspace.conversations.put(conversation);
  workspace.emit({
    topic: "conversation_part.tag.created",
    subject: "conversation",
    id,
    extra: { tags_added: { type: "tag.list", tags: [{ type: "tag", ...requireTag(workspace, tagId) }] } },
  });
  return applied;
}

/** @throws UseError 404 when the conversation does not carry the tag. */
export function untagConversation(workspace: Workspace, id: string, tagId: string): AppliedTag {
  const current: Conversation = requireConversation(workspace, id);
  const applied = current.tags.find((tag) => tag.id === tagId);
  if (!applied) throw new UseError(404, "tag_not_found", "Tag not found");
  const conversation = changeConversation(workspace, id);
  conversation.tags = conversation.tags.filter((tag) => tag.id !== tagId);
  conversation.updated_at = workspace.clock.now();
  workspace.conversations.put(conversation);
  return applied;
}

export function tagTicket(workspace: Workspace, ticket: Ticket, tagId: string, adminId: string): AppliedTag {
  requireTag(workspace, tagId);
  const applied: AppliedTag = ticket.tags.find((tag) => tag.id === tagId) ?? {
    id: tagId,
    applied_at: workspace.clock.now(),
    applied_by: { type: "admin", id: adminId },
  };
  if (!ticket.tags.includes(applied)) ticket.tags.push(applied);
  return applied;
}

/** Writes a note on a person or a company. */
export function addNote(
  workspace: Workspace,
  body: string,
  about: { contact_id: string } | { company_id: string },
  authorId: string | null,
): Note {
  if (authorId !== null && !workspace.admins.has(authorId)) throw new UseError(404, "not_found", "Resource Not Found");
  const note: Note = {
    id: String(workspace.nextNumber("note", 600)),
    created_at: workspace.clock.now(),
    body: /^</.test(body) ? body : `<p>${body}</p>`,
    author_id: authorId,
    contact_id: "contact_id" in about ? about.contact_id : null,
    company_id: "company_id" in about ? about.company_id : null,
  };
  workspace.notes.set(note.id, note);
  return note;
}
