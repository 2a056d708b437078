import type { SObject } from "../../runtime/sobject.js";
import { ApexDate } from "../../runtime/values/date.js";
import { ApexDatetime } from "../../runtime/values/datetime.js";
import { Decimal } from "../../runtime/values/decimal.js";
import type { Engine } from "../engine.js";
import { organizationId } from "../settings.js";
import { FORECAST_NAMES, statusNamed } from "./stages.js";
import type { Row } from "./types.js";
import { fail } from "./types.js";

/** What the platform itself fills or checks on standard objects. `after` tells the second pass, once triggers have run. */
export type StandardRule = (row: Row, engine: Engine, now: number) => void;

const text = (record: SObject, key: string): string => (record.values.get(key) as string | null | undefined) ?? "";

function set(record: SObject, key: string, value: unknown): void {
  if (record.describe.fields.has(key)) record.values.set(key, value);
}

/** Salutation is no part of the stored name. */
function personName({ record }: Row): void {
  set(record, "name", [text(record, "firstname"), text(record, "lastname")].filter((part) => part !== "").join(" "));
}

function opportunity({ record, before, changed }: Row, engine: Engine): void {
  const stage = statusNamed(engine, "stage", text(record, "stagename"));
  const moved = before === null || text(before, "stagename") !== text(record, "stagename");
  set(record, "isclosed", stage.isClosed);
  set(record, "iswon", stage.isWon);
  if (moved && (!changed.has("probability") || record.values.get("probability") == null))
    set(record, "probability", Decimal.fromInteger(stage.probability));
  if (moved && !changed.has("forecastcategoryname"))
    set(record, "forecastcategoryname", FORECAST_NAMES[stage.forecastCategory]);
  if (moved) set(record, "forecastcategory", stage.forecastCategory);
  const amount = record.values.get("amount");
  const probability = record.values.get("probability");
  set(
    record,
    "expectedrevenue",
    amount instanceof Decimal && probability instanceof Decimal
      ? amount.multiply(probability).divideTo(Decimal.fromInteger(100), 2, "HALF_UP")
      : null,
  );
  const close = record.values.get("closedate");
  if (!(close instanceof ApexDate)) return;
  set(record, "fiscalyear", close.year);
  set(record, "fiscalquarter", Math.floor((close.month - 1) / 3) + 1);
  set(record, "fiscal", `${close.year} ${Math.floor((close.month - 1) / 3) + 1}`);
}

function caseRecord({ record, before }: Row, engine: Engine, now: number): void {
  const { isClosed } = statusNamed(engine, "case", text(record, "status"));
  set(record, "isclosed", isClosed);
  if (isClosed && before?.values.get("isclosed") !== true) set(record, "closeddate", new ApexDatetime(now));
  if (!isClosed) set(record, "closeddate", null);
  if (before === null) set(record, "isclosedoncreate", isClosed);
  const contactId = text(record, "contactid");
  const contact = contactId === "" ? undefined : lookup(engine, "Contact", contactId);
  for (const [key, from] of [
    ["contactemail", "email"],
    ["contactphone", "phone"],
    ["contactmobile", "mobilephone"],
    ["contactfax", "fax"],
  ] as const)
    set(record, key, contact?.values.get(from) ?? null);
  if (contact !== undefined && text(record, "accountid") === "")
    set(record, "accountid", contact.values.get("accountid") ?? null);
}

function lookup(engine: Engine, objectName: string, id: string): SObject | undefined {
  const object = engine.schema.object(objectName);
  return object === undefined ? undefined : engine.records.read(object, [id], true).get(id);
}

/** The account an activity counts for: its WhatId's account, else its contact's. */
function activityAccount(record: SObject, engine: Engine): string | null {
  const whatId = text(record, "whatid");
  if (whatId !== "") {
    const what = engine.records.objectOfId(whatId);
    if (what?.apiName === "Account") return whatId;
    const related = what === undefined ? undefined : lookup(engine, what.apiName, whatId);
    const account = related?.values.get("accountid");
    if (typeof account === "string") return account;
  }
  const whoId = text(record, "whoid");
  return whoId.startsWith("003")
    ? ((lookup(engine, "Contact", whoId)?.values.get("accountid") as string | undefined) ?? null)
    : null;
}

function activityChecks(row: Row): void {
  const { record } = row;
  if (text(record, "whoid").startsWith("00Q") && text(record, "whatid") !== "")
    fail(row, "FIELD_INTEGRITY_EXCEPTION", "Related To ID: You can't associate a lead with another object", ["WhatId"]);
}

function task(row: Row, engine: Engine, now: number): void {
  const { record, before } = row;
  activityChecks(row);
  const { isClosed } = statusNamed(engine, "task", text(record, "status"));
  set(record, "isclosed", isClosed);
  set(record, "ishighpriority", text(record, "priority") === "High");
  set(record, "accountid", activityAccount(record, engine));
  if (isClosed && before?.values.get("isclosed") !== true) set(record, "completeddatetime", new ApexDatetime(now));
  if (!isClosed) set(record, "completeddatetime", null);
}

function event(row: Row, engine: Engine): void {
  const { record } = row;
  activityChecks(row);
  set(record, "accountid", activityAccount(record, engine));
  const start = record.values.get("startdatetime") ?? record.values.get("activitydatetime");
  const minutes = record.values.get("durationinminutes");
  const end = record.values.get("enddatetime");
  if (!(start instanceof ApexDatetime)) {
    if (record.values.get("isalldayevent") !== true && !(record.values.get("activitydate") instanceof ApexDate))
      fail(row, "REQUIRED_FIELD_MISSING", "Required fields are missing: [ActivityDateTime, DurationInMinutes]", [
        "ActivityDateTime",
        "DurationInMinutes",
      ]);
    return;
  }
  set(record, "startdatetime", start);
  set(record, "activitydatetime", start);
  set(record, "activitydate", new ApexDate(Math.floor(start.ms / 86_400_000)));
  if (typeof minutes === "number") set(record, "enddatetime", new ApexDatetime(start.ms + minutes * 60_000));
  else if (end instanceof ApexDatetime) set(record, "durationinminutes", Math.round((end.ms - start.ms) / 60_000));
  else fail(row, "REQUIRED_FIELD_MISSING", "Required fields are missing: [DurationInMinutes]", ["DurationInMinutes"]);
}

function lead(row: Row): void {
  personName(row);
  if (row.before?.values.get("isconverted") === true && row.changed.size > 0 && !row.changed.has("isconverted"))
    fail(row, "CANNOT_UPDATE_CONVERTED_LEAD", "cannot reference converted lead");
}

function campaignMember(row: Row, engine: Engine): void {
  const { record } = row;
  const who = text(record, "contactid") || text(record, "leadid");
  if (who === "")
    fail(row, "REQUIRED_FIELD_MISSING", "Required fields are missing: [LeadId or ContactId]", ["LeadId", "ContactId"]);
  set(record, "leadorcontactid", who === "" ? null : who);
  set(record, "type", text(record, "contactid") === "" ? "Lead" : "Contact");
  set(record, "hasresponded", text(record, "status") === "Responded");
  if (who !== "")
    set(record, "name", lookup(engine, who.startsWith("003") ? "Contact" : "Lead", who)?.values.get("name") ?? null);
}

/** File types that are not named like their extension. */
const FILE_TYPES: Readonly<Record<string, string>> = {
  txt: "TEXT",
  docx: "WORD_X",
  doc: "WORD",
  xlsx: "EXCEL_X",
  xls: "EXCEL",
  pptx: "POWER_POINT_X",
  ppt: "POWER_POINT",
  jpeg: "JPG",
};

function contentDistribution({ record, before }: Row): void {
  if (before !== null) return;
  const version = text(record, "contentversionid");
  set(record, "contentdownloadurl", `https://local.example/sfc/dist/version/download/?ids=${version}`);
  set(record, "distributionpublicurl", `https://local.example/sfc/p/${version}`);
}

function contentVersion({ record, before }: Row): void {
  const path = text(record, "pathonclient");
  if (text(record, "title") === "") set(record, "title", path.replace(/^.*[\\/]/, "").replace(/\.[^.]*$/, ""));
  const extension = /\.([^.]+)$/.exec(path)?.[1]?.toLowerCase() ?? null;
  set(record, "fileextension", extension);
  set(record, "filetype", extension === null ? "UNKNOWN" : (FILE_TYPES[extension] ?? extension.toUpperCase()));
  const data = record.values.get("versiondata") as { bytes?: Uint8Array } | null | undefined;
  set(record, "contentsize", data?.bytes?.length ?? 0);
  if (before === null)
    Object.entries({ islatest: true, publishstatus: "P" }).forEach(([key, value]) => set(record, key, value));
}

function asset(row: Row): void {
  if (text(row.record, "accountid") === "" && text(row.record, "contactid") === "")
    fail(row, "FIELD_INTEGRITY_EXCEPTION", "Every asset needs an account, a contact, or both.", [
      "AccountId",
      "ContactId",
    ]);
}

function attachment({ record }: Row): void {
  const body = record.values.get("body") as { bytes?: Uint8Array } | null | undefined;
  set(record, "bodylength", body?.bytes?.length ?? 0);
}

function orderLine({ record }: Row, engine: Engine): void {
  const entryId = text(record, "pricebookentryid");
  const entry = entryId === "" ? undefined : lookup(engine, "PricebookEntry", entryId);
  if (entry !== undefined) {
    set(record, "product2id", entry.values.get("product2id") ?? null);
    set(record, "listprice", entry.values.get("unitprice") ?? null);
    set(record, "productcode", entry.values.get("productcode") ?? null);
    set(record, "name", entry.values.get("name") ?? null);
    if (record.values.get("unitprice") == null && record.values.get("totalprice") == null)
      set(record, "unitprice", entry.values.get("unitprice") ?? null);
  }
  const [price, quantity, total] = ["unitprice", "quantity", "totalprice"].map((key) => record.values.get(key));
  if (price instanceof Decimal && quantity instanceof Decimal) set(record, "totalprice", price.multiply(quantity));
  else if (total instanceof Decimal && quantity instanceof Decimal && quantity.unscaled !== 0n)
    set(record, "unitprice", total.divideTo(quantity, 2, "HALF_UP"));
}

function pricebookEntry({ record }: Row, engine: Engine): void {
  const product = lookup(engine, "Product2", text(record, "product2id"));
  set(record, "name", product?.values.get("name") ?? null);
  set(record, "productcode", product?.values.get("productcode") ?? null);
}

function user(row: Row): void {
  personName(row);
  if (row.before === null && text(row.record, "usertype") === "") set(row.record, "usertype", "Standard");
  if (row.before === null && text(row.record, "communitynickname") === "")
    set(row.record, "communitynickname", `User${Math.abs(hash(text(row.record, "username")))}`);
  const username = text(row.record, "username");
  if (username !== "" && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(username))
    fail(row, "INVALID_EMAIL_ADDRESS", `Username: invalid email address: ${username}`, ["Username"]);
}

function hash(value: string): number {
  let result = 0;
  for (const letter of value) result = (result * 31 + (letter.codePointAt(0) ?? 0)) | 0;
  return result;
}

function permissionSetAssignment({ record, before }: Row): void {
  if (before === null) set(record, "isactive", true);
}

/** Rules by lower-case object name; they run before the checks, after the before triggers. */
const RULES: Readonly<Record<string, StandardRule>> = {
  contact: personName,
  individual: personName,
  lead,
  user,
  opportunity,
  case: caseRecord,
  task,
  event,
  campaignmember: campaignMember,
  contentversion: contentVersion,
  contentdistribution: contentDistribution,
  asset,
  attachment,
  opportunitylineitem: orderLine,
  orderitem: orderLine,
  pricebookentry: pricebookEntry,
  permissionsetassignment: permissionSetAssignment,
};

/** Lets the platform's own rules fill and check a row. */
export function applyStandardRules(row: Row, engine: Engine, now: number): void {
  const { record } = row;
  RULES[record.describe.key]?.(row, engine, now);
  if (record.describe.key === "account") personAccount(row);
  if (record.describe.customSettingType === "Hierarchy" && text(record, "setupownerid") === "")
    set(record, "setupownerid", organizationId(engine));
}

/** An account with a last name or a person's record type is a person, in an org that has person accounts. */
function personAccount(row: Row): void {
  const { record } = row;
  if (!record.describe.fields.has("ispersonaccount")) return;
  const types = record.describe.recordTypes;
  const stated = types.find((type) => type.id === text(record, "recordtypeid"));
  const isPerson = stated?.isPersonType ?? text(record, "lastname") !== "";
  if (stated === undefined)
    set(record, "recordtypeid", types.find((type) => type.isPersonType === isPerson && !type.isMaster)?.id ?? null);
  set(record, "ispersonaccount", isPerson);
  if (!isPerson) return;
  if (text(record, "lastname") !== "") personName(row);
}
