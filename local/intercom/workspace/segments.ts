import type { Company, Condition, Contact, Scalar, Segment } from "./records.js";
import type { Workspace } from "./workspace.js";

/** Whether a person meets every condition. Negative numbers stand for "so many seconds before now". */
export function meetsConditions(workspace: Workspace, contact: Contact, conditions: readonly Condition[]): boolean {
  return conditions.every((condition) =>
    valuesOf(workspace, contact, condition.field).some((value) => holds(workspace, condition, value)),
  );
}

/** Segments that the person is in now. */
export function segmentsOf(workspace: Workspace, contact: Contact): Segment[] {
  return [...workspace.segments.values()].filter((segment) => isMember(workspace, contact, segment));
}

/** How many people are in a segment now. */
export function countMembers(workspace: Workspace, segment: Segment): number {
  return workspace.visibleContacts().filter((contact) => isMember(workspace, contact, segment)).length;
}

function isMember(workspace: Workspace, contact: Contact, segment: Segment): boolean {
  if (segment.person_type === "user" && contact.role !== "user") return false;
  return meetsConditions(workspace, contact, segment.conditions);
}

/** Segments that at least one of the company's people is in. */
export function segmentsOfCompany(workspace: Workspace, company: Company): Segment[] {
  const people = workspace.peopleOfCompany(company.id);
  return [...workspace.segments.values()].filter((segment) =>
    people.some((contact) => isMember(workspace, contact, segment)),
  );
}

/** A person can have several companies, so a field can have several values; at least one, maybe null. */
function valuesOf(workspace: Workspace, contact: Contact, field: string): Scalar[] {
  if (field.startsWith("company.")) {
    const companies = contact.company_ids
      .map((id) => workspace.companies.get(id))
      .filter((company): company is Company => company !== undefined);
    return companies.length ? companies.map((company) => read(company, field.slice("company.".length))) : [null];
  }
  if (field === "tag_id") return contact.tag_ids.length ? contact.tag_ids : [null];
  return [read(contact, field)];
}

function read(record: Contact | Company, field: string): Scalar {
  if (field.startsWith("custom_attributes."))
    return record.custom_attributes[field.slice("custom_attributes.".length)] ?? null;
  const value: unknown = (record as unknown as Record<string, unknown>)[field];
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}

function holds(workspace: Workspace, condition: Condition, value: Scalar): boolean {
  const given = condition.value ?? null;
  const wanted = typeof given === "number" && given < 0 ? workspace.clock.now() + given : given;
  switch (condition.operator) {
    case "is_set":
      return value !== null && value !== "";
    case "is_not_set":
      return value === null || value === "";
    case "=":
      return same(value, wanted);
    case "!=":
      return !same(value, wanted);
    case "~":
      return typeof value === "string" && value.toLowerCase().includes(String(wanted).toLowerCase());
    case ">":
      return value !== null && Number(value) > Number(wanted);
    case "<":
      return value !== null && Number(value) < Number(wanted);
  }
}

function same(first: Scalar, second: Scalar): boolean {
  if (typeof first === "string" && typeof second === "string") return first.toLowerCase() === second.toLowerCase();
  return first === second || (first !== null && second !== null && String(first) === String(second));
}
