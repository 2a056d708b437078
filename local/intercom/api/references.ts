import { requireContact, requireContactByExternalId } from "../workspace/contacts.js";
import type { Attachment, Contact } from "../workspace/records.js";
import { UseError } from "../workspace/use-error.js";
import type { Workspace } from "../workspace/workspace.js";

/** The ways in which a request names a person. */
export interface PersonReference {
  intercom_user_id?: string;
  user_id?: string;
  email?: string;
}

/** The person that a request names; of two with one address the user wins. @throws UseError 404. */
export function personOf(workspace: Workspace, reference: PersonReference): Contact {
  if (reference.intercom_user_id !== undefined) return requireContact(workspace, reference.intercom_user_id);
  if (reference.user_id !== undefined) return requireContactByExternalId(workspace, reference.user_id);
  const email = reference.email?.toLowerCase();
  const found = workspace
    .visibleContacts()
    .filter((contact) => email !== undefined && contact.email?.toLowerCase() === email);
  const contact = found.find((candidate) => candidate.role === "user") ?? found[0];
  if (!contact) throw new UseError(404, "not_found", "User Not Found");
  return contact;
}

/** Files that a request brings, by address or inline. */
export interface FileReferences {
  attachment_urls?: string[];
  attachment_files?: { content_type: string; data: string; name: string }[];
}

/** Takes in the files of a request. What lies behind an address is not fetched. */
export function attachmentsOf(workspace: Workspace, body: FileReferences): Attachment[] {
  const key = (name: string): string => `${workspace.nextNumber("file", 0)}/${name}`;
  const byAddress = (body.attachment_urls ?? []).map((url): Attachment => {
    const name = (URL.canParse(url) ? new URL(url).pathname.split("/").at(-1) : undefined) || "attachment";
    return {
      key: key(name),
      name,
      content_type: /\.(png|jpe?g|gif)$/i.test(name) ? "image/png" : "application/octet-stream",
      filesize: 1024,
    };
  });
  const inline = (body.attachment_files ?? []).map((file): Attachment => ({
    key: key(file.name),
    name: file.name,
    content_type: file.content_type,
    filesize: Buffer.from(file.data, "base64").length,
  }));
  return [...byAddress, ...inline];
}
