import type { ConversationCaseOptions, ConversationCondition, ConversationRuleItem } from "apex/types";

export type RuleKind = "Store" | "Task" | "Case";

/** A rule as the page shows it: a saved one is known by its key, a new one by a name that is never saved. */
export interface RuleDraft {
  readonly id: string;
  readonly item: ConversationRuleItem;
  /** Goes away with the next save. */
  readonly removed: boolean;
}

/** The cautious choice for everything. */
const usualCase: ConversationCaseOptions = {
  subject: "subject",
  origin: null,
  priority: null,
  follow: "none",
  statuses: {},
  reopened: "leave",
  comments: "off",
  includeNotes: false,
  emails: false,
  history: false,
};

/** How a rule makes cases; what it does not say is as usual. */
export const caseOptionsOf = (item: ConversationRuleItem): ConversationCaseOptions => ({
  ...usualCase,
  ...item.caseOptions,
});

/** A new rule without conditions. */
export const blankRule = (kind: RuleKind): ConversationRuleItem => ({
  key: null,
  kind,
  event: kind === "Task" ? "Closed" : "Created",
  active: true,
  conditions: [],
  taskOptions: kind === "Task" ? { relatedTo: "none", includeNotes: false, history: false } : null,
  caseOptions: kind === "Case" ? usualCase : null,
});

/** A new condition without values. */
export const blankCondition = (): ConversationCondition => ({ field: "tag", operator: "is", values: [] });

/** True when nothing that an administrator edits differs. */
export const isSameRule = (one: ConversationRuleItem, other: ConversationRuleItem): boolean =>
  shape(one) === shape(other);

function shape(item: ConversationRuleItem): string {
  const { kind, event, active, conditions, taskOptions: task } = item;
  const { statuses, ...cases } = item.kind === "Case" ? caseOptionsOf(item) : { statuses: {} };
  return JSON.stringify([
    kind,
    event,
    active,
    conditions.map(({ field, operator, values }) => [field, operator, values]),
    [task?.relatedTo ?? "none", task?.includeNotes ?? false, task?.history ?? false],
    sorted(cases),
    sorted(statuses),
  ]);
}

/** Two sides may name the same parts in another order; what is not said is the same as null. */
const sorted = (values: object): unknown[] =>
  Object.entries(values)
    .filter(([, value]) => value !== null && value !== undefined && value !== "")
    .sort(([one], [other]) => (one < other ? -1 : 1));
