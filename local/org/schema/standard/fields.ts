import { auditFields, draftField, referenceField, SYSTEM_FIELDS, systemField, type FieldDraft } from "../fields.js";
import type { FieldType, OrgShape, PicklistValue } from "../types.js";
import type { ObjectDetails } from "./details/index.js";
import { standardLabel } from "./details/labels.js";

const TYPES: Record<string, FieldType> = {
  i: "reference",
  s: "string",
  t: "datetime",
  b: "boolean",
  m: "double",
  n: "int",
  o: "anytype",
  d: "date",
  l: "long",
  T: "time",
  B: "base64",
  a: "address",
  L: "location",
};

/** Whether a field exists in an org of this shape. */
function existsIn(shape: Required<OrgShape>, object: string, name: string): boolean {
  if (!shape.multiCurrency && name === "CurrencyIsoCode") return false;
  if (!shape.statePicklists && /(State|Country)Code$/.test(name) && object !== "Address") return false;
  if (name === "Division" && object !== "User") return false;
  if (object === "Account" && !shape.personAccounts)
    return !/^(Person[A-Z]|IsPersonAccount$|FirstName$|LastName$|MiddleName$|Suffix$|Salutation$)/.test(name);
  if (object === "Contact" && !shape.personAccounts && name === "IsPersonAccount") return false;
  // Middle names and suffixes are a feature that an org has to switch on.
  if (name === "MiddleName") return shape.middleNames;
  if (name === "Suffix") return shape.nameSuffixes;
  return !HIDDEN.has(`${object}.${name}`);
}

const HIDDEN = new Set(
  "Account.ChannelProgramName,Account.ChannelProgramLevelName,Account.IsPartner,Account.IsExcludedFromRealign,Account.HasPrivacyHold,Account.SourceSystemIdentifier,Account.SourceSystemModifiedDate,Account.EffectiveDate,Account.EndDate,Account.IsActive,Account.IsPriorityRecord,Account.OperatingHoursId,Account.DandbCompanyId,Opportunity.SyncedQuoteId,Opportunity.IsSplit,Opportunity.Territory2Id,Opportunity.IsExcludedFromTerritory2Filter,Lead.PartnerAccountId,Lead.DandbCompanyId".split(
    ",",
  ),
);

/** Fields of a standard object: names and types as generated, the rest from the hand-kept details or by the platform's habits. */
export function standardFields(
  object: string,
  compact: string,
  details: ObjectDetails | undefined,
  shape: Required<OrgShape>,
): FieldDraft[] {
  const fields: FieldDraft[] = [];
  const seen = new Set<string>();
  for (const entry of compact.split(" ")) {
    if (entry === "") continue;
    const [name = "", code = "", relation = ""] = entry.split(":");
    const line = details?.fields?.[name];
    if (line === "-" || !existsIn(shape, object, name)) continue;
    seen.add(name);
    fields.push(standardField(object, name, code, relation, line, details));
  }
  if (seen.has("CreatedDate") || details?.prefix !== undefined)
    for (const audit of auditFields(object))
      if (!seen.has(audit.apiName) && details !== undefined && isStored(object)) fields.push(audit);
  for (const name of ID_LISTS[object] ?? [])
    fields.push(Object.assign(draftField(object, name, "idlist"), { filterable: false, sortable: false }));
  markName(fields, details);
  for (const field of fields) compoundOf(field, fields);
  return fields;
}

/** Lists of ids, which the type jars leave out. Source: EmailMessage, Task and Event, Object Reference. */
const ID_LISTS: Readonly<Record<string, readonly string[]>> = { EmailMessage: ["ToIds", "CcIds", "BccIds"] };

function isStored(object: string): boolean {
  return object !== "EntityDefinition" && object !== "FieldDefinition" && object !== "UserRecordAccess";
}

/** Fields that name an object and lead to its EntityDefinition. Source: Object Reference of FieldDefinition and FlowDefinitionView. */
const ENTITY_REFERENCES = new Set(["FieldDefinition.EntityDefinitionId", "FlowDefinitionView.TriggerObjectOrEventId"]);

function standardField(
  object: string,
  name: string,
  code: string,
  relation: string,
  line: string | undefined,
  details: ObjectDetails | undefined,
): FieldDraft {
  if (name === "Id") return Object.assign(systemField(draftField(object, "Id", "id")), { label: "Record ID" });
  const [relationship, target] = relation === "" ? [null, null] : (relation.split(">") as [string, string]);
  const field =
    code === "i"
      ? referenceField(object, name, targetsOf(name, target), relationship)
      : draftField(object, name, guessType(name, TYPES[code] ?? "string"));
  // The type jars know the text but not the relationship behind it.
  if (ENTITY_REFERENCES.has(`${object}.${name}`))
    Object.assign(field, {
      type: "reference",
      referenceTo: ["EntityDefinition"],
      relationshipName: name.slice(0, -2),
      metadataRelationship: true,
    });
  if (SYSTEM_FIELDS.has(field.key)) {
    systemField(field);
    if (/Activity|Viewed|Referenced/.test(name)) field.nillable = true;
  }
  field.label = standardLabel(object, name) ?? field.label;
  if (line !== undefined) applyLine(field, line);
  const values = details?.picklists?.[name];
  if (values !== undefined) field.picklist = values.map(picklistValue);
  if (field.type === "picklist" && field.defaultedOnCreate && field.defaultValue === null)
    field.defaultValue = field.picklist.find((each) => each.isDefault)?.value ?? null;
  // A new user is active unless told otherwise. Source: "User", Object Reference (defaulted on create).
  if (object === "User" && name === "IsActive") field.defaultValue = "true";
  return field;
}

/** `*New` is the default value. */
export function picklistValue(text: string): PicklistValue {
  const isDefault = text.startsWith("*");
  const value = isDefault ? text.slice(1) : text;
  return { value, label: value, active: true, isDefault };
}

function targetsOf(name: string, target: string | null): string[] {
  if (target !== null && target !== "Name") return [target];
  if (name === "OwnerId") return ["Group", "User"];
  if (name === "WhoId") return ["Contact", "Lead"];
  if (name === "UserOrGroupId") return ["Group", "User"];
  if (/^(CreatedById|LastModifiedById)$/.test(name)) return ["User"];
  return [];
}

function guessType(name: string, type: FieldType): FieldType {
  if (type !== "string") return type;
  if (/Email$/.test(name)) return "email";
  if (/(Phone|Fax)$/.test(name)) return "phone";
  if (/^(Description|Comments)$/.test(name) || /Street$/.test(name)) return "textarea";
  if (/(Url|URL|Website)$/.test(name)) return "url";
  if (/^(Status|Type|Rating)$/.test(name)) return "picklist";
  return type;
}

/** Applies one hand-kept line (see ObjectDetails) to a field. */
function applyLine(field: FieldDraft, line: string): void {
  const words = line.split(" ");
  const type = words.shift() as string;
  field.type = type as FieldType;
  if (field.type === "reference" || field.type === "base64" || field.type === "boolean")
    field.length = field.type === "reference" ? 18 : 0;
  if (type === "boolean") Object.assign(field, { nillable: false, defaultedOnCreate: true });
  const size = words[0];
  if (type === "reference" && size !== undefined && /^[A-Z]/.test(size)) {
    field.referenceTo = (words.shift() as string).split(",");
    field.polymorphicForeignKey = field.referenceTo.length > 1;
  } else if (size !== undefined && /^\d+(,\d+)?$/.test(size)) {
    const [whole = "0", scale] = (words.shift() as string).split(",");
    if (scale !== undefined) Object.assign(field, { precision: Number(whole), scale: Number(scale), length: 0 });
    else if (type === "int") field.precision = Number(whole);
    else field.length = Number(whole);
  }
  if (field.type === "multipicklist") field.sortable = false;
  for (const word of words) applyFlag(field, word);
}

function applyFlag(field: FieldDraft, flag: string): void {
  switch (flag) {
    case "!":
      field.nillable = false;
      field.permissionable = false;
      return;
    case "ro":
      field.createable = false;
      field.updateable = false;
      return;
    case "co":
      field.updateable = false;
      return;
    case "uo":
      field.createable = false;
      return;
    case "d":
      field.defaultedOnCreate = true;
      if (field.key === "ownerid") Object.assign(field, { nillable: false, permissionable: false });
      return;
    case "u":
      field.unique = true;
      return;
    case "x":
      field.externalId = true;
      return;
    case "l":
      field.idLookup = true;
      return;
    case "cs":
      field.caseSensitive = true;
      return;
    case "name":
      field.nameField = true;
      return;
    case "auto":
      Object.assign(field, { autoNumber: true, displayFormat: "{00000000}", nillable: false });
      return;
    case "nf":
      Object.assign(field, { filterable: false, sortable: false, groupable: false });
      return;
    case "cascade":
      field.deleteConstraint = "Cascade";
      return;
    case "restrict":
      field.deleteConstraint = "Restrict";
      return;
    default:
      throw new Error(`Unknown flag '${flag}' of ${field.objectName}.${field.apiName}`);
  }
}

function markName(fields: FieldDraft[], details: ObjectDetails | undefined): void {
  if (details?.name === "-" || fields.some((field) => field.nameField)) return;
  const wanted =
    details?.name ??
    ["Name", "DeveloperName", "Title", "Subject", "MasterLabel"].find((name) =>
      fields.some((field) => field.apiName === name),
    );
  const field = fields.find((each) => each.apiName === wanted);
  if (field !== undefined) field.nameField = true;
}

function compoundOf(field: FieldDraft, fields: FieldDraft[]): void {
  const address =
    /^(.*?)(Street|City|State|StateCode|PostalCode|Country|CountryCode|Latitude|Longitude|GeocodeAccuracy)$/.exec(
      field.apiName,
    );
  if (address && fields.some((each) => each.apiName === `${address[1]}Address` && each.type === "address"))
    field.compoundFieldName = `${address[1]}Address`;
  if (/^(FirstName|LastName|Salutation)$/.test(field.apiName) && fields.some((each) => each.apiName === "Name"))
    field.compoundFieldName = "Name";
}
