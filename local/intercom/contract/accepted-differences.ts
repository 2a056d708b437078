import type { Violation } from "./violation.js";

/** A difference from the official description that is meant, with the reason why. */
export interface AcceptedDifference {
  operation: string | RegExp;
  where: Violation["where"];
  problem: RegExp;
  reason: string;
}

/** The only list of differences from the official description 2.16. */
export const acceptedDifferences: readonly AcceptedDifference[] = [
  {
    operation: /^(CreateContact|UpdateContact)$/,
    where: "status",
    problem: /^undeclared status 409$/,
    reason:
      "The live API answers 409 with the existing contact's id; the description is missing it (Intercom-OpenAPI pull request 543).",
  },
  {
    operation: /./,
    where: "status",
    problem: /^undeclared status (400|401|403|404|413|422|429)$/,
    reason:
      "Validation errors, unknown ids, missing permissions and rate limits exist on every operation; the description lists them on few.",
  },
  {
    operation: /^(setAwayAdmin|updateTicket)$/,
    where: "response",
    problem: /^undeclared body$/,
    reason: "The description names these errors without a schema; every error carries an error list elsewhere.",
  },
  {
    operation: "none",
    where: "route",
    problem: /^undeclared route/,
    reason: "Unknown routes are asked on purpose to see the 404.",
  },
  {
    operation: "retrieveCompany",
    where: "response",
    problem: /./,
    reason:
      "With company_id or name the prose says that one company is fetched; the schema names a list. Callers should parse both.",
  },
  {
    operation: "createTag",
    where: "request",
    problem: /companies|exactly one schema in oneOf/,
    reason: "A body with name and users fits two of the alternatives, so that the description's oneOf can never hold.",
  },
  {
    operation: "createMessage",
    where: "request",
    problem: /./,
    reason: "The official SDK sends message_type inapp, the description names in_app; both are taken.",
  },
  {
    operation: "runAssignmentRules",
    where: "route",
    problem: /^undeclared route/,
    reason: "The official SDK has this operation, the description does not.",
  },
  {
    operation: "lisDataEvents",
    where: "request",
    problem: /^query filter is missing$/,
    reason:
      "The official SDK sends the person's key flat, as the operation's prose shows; the schema requires a filter object.",
  },
  {
    operation: "lisDataEvents",
    where: "response",
    problem: /./,
    reason: "The operation lists events unless a summary is asked for; the description declares the summary only.",
  },
];

/** A schema of the description that is plainly too narrow, with what it should say and why. */
export interface Correction {
  schema: string;
  property?: string;
  replacement: Record<string, unknown>;
  reason: string;
}

const scalars = { type: "object", additionalProperties: { type: ["string", "number", "boolean", "null"] } };

/** Applied to the description before it is used; belongs to the list above. */
export const corrections: readonly Correction[] = [
  {
    schema: "company",
    property: "custom_attributes",
    replacement: scalars,
    reason: "Declared as texts only, although attributes of companies have the types integer, float, boolean and date.",
  },
  {
    schema: "create_or_update_company_request",
    property: "custom_attributes",
    replacement: scalars,
    reason: "As for company: any scalar is accepted.",
  },
  {
    schema: "update_company_request",
    property: "custom_attributes",
    replacement: scalars,
    reason: "As for company: any scalar is accepted.",
  },
  {
    schema: "custom_attributes",
    replacement: scalars,
    reason: "Conversation attributes can be boolean and decimal; the schema allows text, whole number and moment only.",
  },
];

/** The violations that no entry accepts. */
export function unexpected(violations: readonly Violation[]): Violation[] {
  return violations.filter((violation) => !acceptedDifferences.some((accepted) => accepts(accepted, violation)));
}

/** Whether an entry of the list covers a violation. */
export function accepts(accepted: AcceptedDifference, violation: Violation): boolean {
  const sameOperation =
    typeof accepted.operation === "string"
      ? accepted.operation === violation.operation
      : accepted.operation.test(violation.operation);
  return sameOperation && accepted.where === violation.where && accepted.problem.test(violation.problem);
}
