import { findAttribute } from "./attributes.js";
import { requireTag } from "./labels.js";
import type { Condition, Scalar, Segment, Workflow } from "./records.js";
import { UseError, invalidParameter } from "./use-error.js";
import type { Workspace } from "./workspace.js";

/** A field that conditions can look at. */
export interface RuleField {
  field: string;
  label: string;
  kind: "text" | "number" | "date" | "boolean" | "choice";
  options: { value: string; label: string }[];
}

const operators: readonly Condition["operator"][] = ["=", "!=", ">", "<", "~", "is_set", "is_not_set"];

/** Fields of people and their companies that segments and workflows can ask for. */
export function ruleFields(workspace: Workspace): RuleField[] {
  const text = (field: string, label: string): RuleField => ({ field, label, kind: "text", options: [] });
  const choice = (field: string, label: string, options: RuleField["options"]): RuleField => ({
    field,
    label,
    kind: "choice",
    options,
  });
  const custom = [...workspace.attributes.values()]
    .filter((attribute) => attribute.custom && !attribute.archived && attribute.model !== "conversation")
    .map((attribute): RuleField => {
      const ofCompany = attribute.model === "company";
      const kinds = {
        integer: "number",
        float: "number",
        boolean: "boolean",
        date: "date",
        options: "choice",
      } as const;
      return {
        field: `${ofCompany ? "company." : ""}custom_attributes.${attribute.name}`,
        label: ofCompany ? `Company ${attribute.label.toLowerCase()}` : attribute.label,
        kind: attribute.data_type === "string" ? "text" : kinds[attribute.data_type],
        options: attribute.options.map((value) => ({ value, label: value })),
      };
    });
  return [
    ...custom,
    choice("role", "Role", [
      { value: "user", label: "User" },
      { value: "lead", label: "Lead" },
    ]),
    choice(
      "owner_id",
      "Owner",
      [...workspace.admins.values()].map(({ id, name }) => ({ value: id, label: name })),
    ),
    choice(
      "tag_id",
      "Tag",
      [...workspace.tags.values()].map(({ id, name }) => ({ value: id, label: name })),
    ),
    text("email", "E-mail"),
    text("name", "Name"),
    text("country", "Country"),
    text("company.name", "Company name"),
    text("company.plan", "Company plan"),
    text("company.industry", "Company industry"),
    { field: "company.monthly_spend", label: "Company monthly spend", kind: "number", options: [] },
    { field: "last_seen_at", label: "Last seen", kind: "date", options: [] },
  ];
}

function readConditions(workspace: Workspace, given: unknown): Condition[] {
  if (!Array.isArray(given) || given.length === 0) throw invalidParameter("Give at least one condition", "conditions");
  const fields = ruleFields(workspace);
  return given.map((item: unknown): Condition => {
    const { field, operator, value } = (item ?? {}) as { field?: unknown; operator?: unknown; value?: Scalar };
    const known = fields.find((candidate) => candidate.field === field);
    if (!known) throw invalidParameter(`There is no attribute '${String(field)}'`, "field");
    const chosen = operators.find((candidate) => candidate === operator);
    if (!chosen) throw invalidParameter(`operator must be one of ${operators.join(", ")}`, "operator");
    if (chosen === "is_set" || chosen === "is_not_set") return { field: known.field, operator: chosen };
    if (value === undefined || value === null || value === "")
      throw invalidParameter(`Give a value for ${known.label}`, "value");
    const numeric = known.kind === "number" || known.kind === "date";
    if (numeric && !Number.isFinite(Number(value)))
      throw invalidParameter(`${known.label} is compared with a number`, "value");
    return { field: known.field, operator: chosen, value: numeric ? Number(value) : value };
  });
}

function readName(name: unknown): string {
  if (typeof name !== "string" || !name.trim()) throw invalidParameter("Give it a name", "name");
  return name.trim();
}

/** Defines a segment: people who meet every condition. @throws UseError 400 naming what is wrong. */
export function saveSegment(workspace: Workspace, input: Partial<Segment>): Segment {
  const now = workspace.clock.now();
  const segment: Segment = {
    id: workspace.nextHexId("segment"),
    name: readName(input.name),
    person_type: input.person_type === "user" ? "user" : "contact",
    created_at: now,
    updated_at: now,
    conditions: readConditions(workspace, input.conditions),
  };
  workspace.segments.set(segment.id, segment);
  return segment;
}

/** Defines a workflow, or changes the one with the given id. @throws UseError 400 or 404 naming what is wrong. */
export function saveWorkflow(workspace: Workspace, input: Partial<Workflow>): Workflow {
  const assign_to = input.assign_to ?? null;
  const tag_id = input.tag_id || null;
  if (!assign_to && !tag_id) throw invalidParameter("A workflow assigns or tags; choose one of them");
  if (tag_id) requireTag(workspace, tag_id);
  if (assign_to && assign_to.type !== "owner") {
    const known = assign_to.type === "team" ? workspace.teams : workspace.admins;
    if (!known.has(assign_to.id ?? "")) throw new UseError(404, "assignee_not_found", "Assignee not found");
  }
  const workflow: Workflow = {
    id: input.id ?? `wf-${workspace.nextNumber("workflow", 100)}`,
    name: readName(input.name),
    live: input.live ?? true,
    conditions: readConditions(workspace, input.conditions),
    assign_to: assign_to && { type: assign_to.type, id: assign_to.type === "owner" ? null : assign_to.id },
    tag_id,
  };
  workspace.workflows.set(workflow.id, workflow);
  return workflow;
}

/** A condition in words: "Tier is Gold". */
export function describeCondition(workspace: Workspace, { field, operator, value }: Condition): string {
  const known = ruleFields(workspace).find((candidate) => candidate.field === field);
  const label = known?.label ?? findAttribute(workspace, "contact", field)?.label ?? field;
  if (operator === "is_set") return `${label} has a value`;
  if (operator === "is_not_set") return `${label} has no value`;
  if (known?.kind === "date" && typeof value === "number") {
    const when =
      value < 0 ? `${Math.round(-value / 86_400)} days ago` : new Date(value * 1000).toISOString().slice(0, 10);
    return `${label} is ${operator === ">" ? "after" : operator === "<" ? "before" : operator} ${when}`;
  }
  const words = { "=": "is", "!=": "is not", ">": "is more than", "<": "is less than", "~": "contains" }[operator];
  const shown = known?.options.find((option) => option.value === value)?.label ?? String(value);
  return `${label} ${words} ${shown}`;
}
