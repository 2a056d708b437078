import { SObject } from "../../runtime/sobject.js";
import { current } from "../../execution/context.js";
import type { ObjectDescribe } from "../../schema/types.js";
import type { Engine } from "../engine.js";
import { assignOwners } from "./assignment.js";
import { stamp } from "./save.js";
import type { Row } from "./types.js";

/** What the platform does beside the record itself once it is stored: files get their document, persons their contact, cases their owner, users what their profile grants. */
export function afterSave(engine: Engine, object: ObjectDescribe, rows: readonly Row[]): void {
  if (rows.length === 0) return;
  if (object.apiName === "ContentVersion") for (const row of rows) fileSaved(engine, row);
  if (object.apiName === "Account" && engine.schema.shape.personAccounts)
    for (const row of rows) personSaved(engine, row);
  if (object.apiName === "Opportunity") for (const row of rows) contactRoleSaved(engine, row);
  if (object.apiName === "OpportunityLineItem") for (const row of rows) productSaved(engine, row);
  if (object.apiName === "Lead" || object.apiName === "Case") assignOwners(engine, object, rows);
  if (object.apiName === "User") for (const row of rows) followProfile(engine, row);
}

/** Writes a row that comes with another one, without triggers. */
export function addCompanion(engine: Engine, objectName: string, values: Record<string, unknown>): string {
  const object = engine.schema.object(objectName);
  if (object === undefined) throw new Error(`The schema has no object ${objectName}`);
  const execution = current();
  const record = new SObject(object);
  for (const [key, value] of Object.entries(values))
    if (object.fields.has(key) && value !== null && value !== undefined) record.values.set(key, value);
  record.values.set("id", engine.records.nextId(object));
  stamp(record, true, execution.user.id, execution.now());
  engine.records.insert(record);
  return record.id as string;
}

function fileSaved(engine: Engine, { record, before }: Row): void {
  if (before !== null) return;
  const versions = record.describe;
  const documents = engine.schema.object("ContentDocument") as ObjectDescribe;
  const shared = {
    title: record.values.get("title"),
    filetype: record.values.get("filetype"),
    fileextension: record.values.get("fileextension"),
    contentsize: record.values.get("contentsize"),
    latestpublishedversionid: record.id,
  };
  let documentId = record.values.get("contentdocumentid") as string | undefined;
  if (documentId) {
    const earlier = engine.records.readWhere(versions, "contentdocumentid", [documentId]);
    engine.records.setColumn(
      versions,
      earlier.map((each) => each.id as string),
      "islatest",
      0,
    );
    const document = engine.records.read(documents, [documentId]).get(documentId);
    if (document !== undefined) {
      for (const [key, value] of Object.entries(shared)) document.values.set(key, value ?? null);
      engine.records.update(document, Object.keys(shared));
    }
    record.values.set("versionnumber", String(earlier.length + 1));
  } else {
    documentId = addCompanion(engine, "ContentDocument", {
      ...shared,
      ownerid: record.values.get("ownerid"),
      publishstatus: "P",
    });
    record.values.set("contentdocumentid", documentId);
    record.values.set("versionnumber", "1");
    const place = record.values.get("firstpublishlocationid") as string | undefined;
    const owner = record.values.get("ownerid") as string;
    addCompanion(engine, "ContentDocumentLink", {
      contentdocumentid: documentId,
      linkedentityid: owner,
      sharetype: "I",
      visibility: "AllUsers",
    });
    if (place && place !== owner)
      addCompanion(engine, "ContentDocumentLink", {
        contentdocumentid: documentId,
        linkedentityid: place,
        sharetype: "V",
        visibility: "AllUsers",
      });
  }
  record.values.set("islatest", true);
  engine.records.update(record, ["contentdocumentid", "versionnumber", "islatest"]);
}

/** Fields that a person account and its contact share: those of the contact, with their name on the account. */
function personFields(account: ObjectDescribe, contacts: ObjectDescribe): { contactKey: string; accountKey: string }[] {
  return [...contacts.fields.values()].flatMap((field) => {
    const own = field.custom ? field.apiName.replace(/__c$/, "__pc") : field.apiName;
    const found = account.field(`Person${field.apiName}`) ?? account.field(own);
    const isShared =
      /^(FirstName|LastName|Salutation|Name)$/.test(field.apiName) ||
      found?.apiName.startsWith("Person") === true ||
      found?.apiName.endsWith("__pc") === true;
    return found !== undefined && isShared ? [{ contactKey: field.key, accountKey: found.key }] : [];
  });
}

/** A person account has a contact that holds its personal fields. */
function personSaved(engine: Engine, row: Row): void {
  const { record, before } = row;
  if (record.values.get("ispersonaccount") !== true) return;
  const contacts = engine.schema.object("Contact") as ObjectDescribe;
  const shared = personFields(record.describe, contacts);
  if (before !== null && before.values.get("ispersonaccount") !== true) adoptContact(engine, row, contacts, shared);
  const values: Record<string, unknown> = {
    accountid: record.id,
    ownerid: record.values.get("ownerid"),
    ispersonaccount: true,
  };
  for (const { contactKey, accountKey } of shared) values[contactKey] = record.values.get(accountKey) ?? null;
  const contactId = record.values.get("personcontactid") as string | undefined;
  if (contactId && before !== null) {
    const contact = engine.records.read(contacts, [contactId]).get(contactId);
    if (contact === undefined) return;
    for (const [key, value] of Object.entries(values)) contact.values.set(key, value ?? null);
    engine.records.update(contact, Object.keys(values));
    return;
  }
  record.values.set("personcontactid", addCompanion(engine, "Contact", values));
  engine.records.update(record, ["personcontactid"]);
}

/** A business account that becomes a person takes over its only contact with what that knows of the person. */
function adoptContact(
  engine: Engine,
  { record, changed }: Row,
  contacts: ObjectDescribe,
  shared: readonly { contactKey: string; accountKey: string }[],
): void {
  const [contact, other] = engine.records.readWhere(contacts, "accountid", [record.id as string]);
  if (contact === undefined || other !== undefined) return;
  const taken = shared.filter(({ accountKey }) => accountKey === "name" || !changed.has(accountKey));
  for (const { contactKey, accountKey } of taken) record.values.set(accountKey, contact.values.get(contactKey) ?? null);
  record.values.set("personcontactid", contact.id);
  engine.records.update(record, ["personcontactid", ...taken.map(({ accountKey }) => accountKey)]);
}

/** An opportunity created with a ContactId gets its primary contact role. */
function contactRoleSaved(engine: Engine, { record, before }: Row): void {
  const contactId = record.values.get("contactid");
  if (before === null && contactId)
    addCompanion(engine, "OpportunityContactRole", { opportunityid: record.id, contactid: contactId, isprimary: true });
}

function productSaved(engine: Engine, { record }: Row): void {
  const opportunities = engine.schema.object("Opportunity") as ObjectDescribe;
  const id = record.values.get("opportunityid") as string;
  const table = engine.records.tables.ensure(record.describe);
  const row = engine.store.get(
    `SELECT sum(totalprice) AS total FROM ${table} WHERE opportunityid = ? AND isdeleted = 0`,
    [id],
  );
  engine.records.setColumn(opportunities, [id], "amount", row?.["total"] ?? null);
  engine.records.setColumn(opportunities, [id], "hasopportunitylineitem", 1);
}

/** Assigns a new user, or one with another profile, to the permission set of the profile. */
function followProfile(engine: Engine, { record, before }: Row): void {
  const profileId = record.values.get("profileid") as string | undefined;
  if (before !== null && before.values.get("profileid") === profileId) return;
  const sets = engine.schema.object("PermissionSet");
  const assignments = engine.schema.object("PermissionSetAssignment");
  if (sets === undefined || assignments === undefined) return;
  const setOf = (profile: unknown): string | null =>
    typeof profile === "string"
      ? (engine.records.readWhere(sets, "profileid", [profile]).find((set) => set.get("IsOwnedByProfile") === true)
          ?.id ?? null)
      : null;
  const former = before === null ? null : setOf(before.values.get("profileid"));
  if (former !== null) {
    const held = engine.records
      .readWhere(assignments, "assigneeid", [record.id as string])
      .filter((assignment) => assignment.get("PermissionSetId") === former);
    engine.records.remove(
      assignments,
      held.map((assignment) => assignment.id as string),
    );
  }
  const own = setOf(profileId);
  if (own !== null)
    addCompanion(engine, "PermissionSetAssignment", { permissionsetid: own, assigneeid: record.id, isactive: true });
}
