import type { Contact } from "../../local/intercom/workspace/records.js";
import type { Workspace } from "../../local/intercom/workspace/workspace.js";
import type { Disagreement } from "./model.js";
import type { OrgThread } from "./org-thread.js";

interface StoredLink {
  Intercom_Id__c: string;
  Status__c: string;
  Contact__c: string | null;
  Lead__c: string | null;
  Contact__r: {
    OwnerId: string;
    Email: string | null;
    Phone: string | null;
    Department: string | null;
    Account: { OwnerId: string } | null;
  } | null;
  Lead__r: { OwnerId: string; Email: string | null; IsConverted: boolean } | null;
}

interface SalesforceUser {
  Id: string;
  Email: string | null;
  IsActive: boolean;
}

/** Links and owners, by rules told here once more and more simply than in the package. */
export async function comparePeople(workspace: Workspace, org: OrgThread, found: Disagreement): Promise<void> {
  const links = await org.query<StoredLink>(
    "SELECT Intercom_Id__c, Status__c, Contact__c, Lead__c, Contact__r.OwnerId, Contact__r.Email, Contact__r.Phone, Contact__r.Department, Contact__r.Account.OwnerId, Lead__r.OwnerId, Lead__r.Email, Lead__r.IsConverted FROM Intercom_Link__c ORDER BY Id",
  );
  const users = new Map(
    (await org.query<SalesforceUser>("SELECT Id, Email, IsActive FROM User")).map((user) => [user.Id, user]),
  );
  const seen = new Set<string>();
  for (const link of links) {
    if (seen.has(link.Intercom_Id__c)) found.doubled.push(`person ${link.Intercom_Id__c} has two links`);
    seen.add(link.Intercom_Id__c);
    if (link.Status__c === "Linked") compareLink(workspace, link, users, found);
  }
  await lookForUnlinked(workspace, org, links, found);
}

/** Whoever has the address of exactly one contact, and of no lead, is linked. */
async function lookForUnlinked(
  workspace: Workspace,
  org: OrgThread,
  links: readonly StoredLink[],
  found: Disagreement,
): Promise<void> {
  const linked = new Set(links.filter(({ Status__c }) => Status__c === "Linked").map((link) => link.Intercom_Id__c));
  const records = [
    ...(await org.query<{ Email: string }>("SELECT Email FROM Contact WHERE Email != null")),
    ...(await org.query<{ Email: string }>("SELECT Email FROM Lead WHERE Email != null AND IsConverted = false")),
  ];
  const owners = new Map<string, number>();
  for (const { Email } of records) owners.set(Email.toLowerCase(), (owners.get(Email.toLowerCase()) ?? 0) + 1);
  for (const { id, email, deleted_at, merged_into, archived } of workspace.contacts.values())
    if (email && !deleted_at && !merged_into && !archived && owners.get(email.toLowerCase()) === 1 && !linked.has(id))
      found.lost.push(`person ${id} (${email}) is not linked`);
}

function compareLink(
  workspace: Workspace,
  link: StoredLink,
  users: Map<string, SalesforceUser>,
  found: Disagreement,
): void {
  const { Intercom_Id__c: id, Contact__r: contact, Lead__r: lead } = link;
  const person = workspace.contacts.get(id);
  if (contact === null && lead === null) {
    found.wrong.push(`person ${id} is linked to a record that is gone`);
    return;
  }
  if (contact === null && lead?.IsConverted === true) found.wrong.push(`person ${id} is linked to a converted lead`);
  if (person === undefined || person.deleted_at !== null || person.merged_into !== null) {
    found.wrong.push(`person ${id} is linked, but ${person?.merged_into ? "merged" : "gone"} in Intercom`);
    return;
  }
  const expected = ownerOf(workspace, link, users);
  if (expected !== null && person.owner_id !== expected)
    found.lost.push(`person ${id} belongs to teammate ${person.owner_id ?? "nobody"}, not ${expected}`);
  if (contact !== null) compareFields(person, contact, found);
}

/** A blank takes nothing away: it is what the other side has not filled in yet. */
function compareFields(
  { id, phone, custom_attributes }: Contact,
  { Phone, Department }: NonNullable<StoredLink["Contact__r"]>,
  found: Disagreement,
): void {
  const department = custom_attributes["Department"] ?? null;
  if (Department !== null && Department !== department)
    found.lost.push(`person ${id} is in department ${String(department)}, not ${Department}`);
  if (Phone !== phone)
    found.lost.push(`person ${id} has the number ${phone ?? "none"} in Intercom and ${Phone ?? "none"} in Salesforce`);
}

/** The cascade: the account's owner, else the contact's, else the lead's; whoever is no active user or no teammate is passed over. */
function ownerOf(
  workspace: Workspace,
  { Contact__r, Lead__r }: StoredLink,
  users: Map<string, SalesforceUser>,
): string | null {
  for (const ownerId of [Contact__r?.Account?.OwnerId, Contact__r?.OwnerId, Lead__r?.OwnerId]) {
    const user = ownerId === undefined ? undefined : users.get(ownerId);
    if (!user?.IsActive || !user.Email) continue;
    const email = user.Email.toLowerCase();
    for (const admin of workspace.admins.values()) if (admin.email.toLowerCase() === email) return admin.id;
  }
  return null;
}
