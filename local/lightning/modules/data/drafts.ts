import type { Field, ObjectInfo } from "host/describe";
import { OrgError } from "host/orgApi";
import { addressParts, isAddress, visibleFields, type RecordRow } from "host/rows";

/** Field values being edited, by field name. */
export type Draft = Record<string, unknown>;

export interface DraftErrors {
  general: string[];
  byField: Record<string, string>;
}

export const noErrors = (): DraftErrors => ({ general: [], byField: {} });

/** Single fields that a layout item is edited through: parts of names and addresses, else the field. */
export function editorsOf(info: ObjectInfo, name: string): Field[] {
  if (isAddress(name) && addressParts(info, name).length > 0) return addressParts(info, name);
  if (name === "Name" && info.field("LastName") !== undefined)
    return visibleFields(info, ["Salutation", "FirstName", "LastName"]);
  return visibleFields(info, [name]);
}

/** Whether the user may change a layout item here; owners are changed in their own dialog. */
export function isEditable(info: ObjectInfo, name: string, creating: boolean): boolean {
  if (name === "OwnerId" || (!creating && !info.updateable)) return false;
  return editorsOf(info, name).some((field) => (creating ? field.createable : field.updateable));
}

export function isRequired(field: Field, behaviour: string): boolean {
  return behaviour === "Required" || (!field.nillable && !field.defaultedOnCreate && field.type !== "boolean");
}

/** What differs from the saved row, in the form the org takes. */
export function changesOf(draft: Draft, row: RecordRow | undefined): Draft {
  const changes: Draft = {};
  for (const [name, value] of Object.entries(draft)) {
    const sent = value === "" || value === undefined ? null : value;
    if (row === undefined ? sent !== null : (row[name] ?? null) !== sent) changes[name] = sent;
  }
  return changes;
}

/** Errors of the org by the field they name; the rest is general. */
export function draftErrors(error: unknown, shown: ReadonlySet<string>): DraftErrors {
  const errors = noErrors();
  if (!(error instanceof OrgError))
    return { ...errors, general: [error instanceof Error ? error.message : String(error)] };
  for (const entry of error.errors) {
    const fields = entry.fields.filter((field) => shown.has(field));
    if (fields.length === 0) errors.general.push(entry.message);
    for (const field of fields) errors.byField[field] = entry.message;
  }
  return errors;
}
