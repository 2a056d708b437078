import { current } from "../../execution/context.js";
import type { SObject } from "../../runtime/sobject.js";
import type { ObjectDescribe } from "../../schema/types.js";

const SETUP = new Set([
  "user",
  "group",
  "groupmember",
  "permissionset",
  "permissionsetassignment",
  "permissionsetgroup",
  "permissionsetgroupcomponent",
  "queuesobject",
  "userrole",
  "objectpermissions",
  "fieldpermissions",
  "setupentityaccess",
  "userterritory2association",
]);
const HARMLESS = new Set(["fielddefinition", "entitydefinition"]);

/** Keys of a User whose change makes the update setup work. */
const USER_SETUP_FIELDS = ["userroleid", "isactive", "forecastenabled", "username", "profileid", "isportalenabled"];

interface MixedState {
  setup: string | null;
  plain: string | null;
}

const SLOT = "mixed-dml";

/**
 * The rule against changing setup objects and others in one transaction. Returns the message when this statement breaks it, else notes the statement.
 * A `System.runAs` block starts anew (its part clears the slot).
 */
export function mixedDmlProblem(object: ObjectDescribe, records: readonly SObject[], operation: string): string | null {
  if (object.isCustomSetting || object.isCustomMetadata || object.isPlatformEvent || HARMLESS.has(object.key))
    return null;
  const { slots } = current();
  const state = (slots.get(SLOT) as MixedState | undefined) ?? { setup: null, plain: null };
  slots.set(SLOT, state);
  if (isSetup(object, records, operation)) {
    if (state.plain !== null) return message(object.apiName, state.plain);
    state.setup ??= object.apiName;
    return null;
  }
  if (object.apiName === "User" || object.apiName === "Group") return null;
  if (state.setup !== null) return message(object.apiName, state.setup);
  state.plain ??= object.apiName;
  return null;
}

function message(now: string, original: string): string {
  return `DML operation on setup object is not permitted after you have updated a non-setup object (or vice versa): ${now}, original object: ${original}`;
}

/**
 * A user without a role may be inserted with other records, and harmless fields of a user may be updated; groups may be inserted and updated.
 * Source: "sObjects That Cannot Be Used Together in DML Operations".
 */
function isSetup(object: ObjectDescribe, records: readonly SObject[], operation: string): boolean {
  if (!SETUP.has(object.key)) return false;
  if (object.apiName === "Group") return operation !== "insert" && operation !== "update";
  if (object.apiName !== "User") return true;
  if (operation === "insert") return records.some((record) => Boolean(record.values.get("userroleid")));
  return records.some((record) => USER_SETUP_FIELDS.some((key) => record.values.has(key) && record.queried === null));
}
