// What the server answers about rules, for the tests of the page's components.
import type {
  ConversationRuleChoices,
  ConversationRuleItem,
  ConversationRuleOutcome,
  ConversationRulesPage,
} from "apex/types";

export const choices = (values: Partial<ConversationRuleChoices> = {}): ConversationRuleChoices => ({
  tags: ["Billing", "Demo"],
  teams: [{ id: "7", name: "Sales", isMe: false }],
  teammates: [{ id: "11", name: "Ana Ruiz", isMe: false }],
  states: ["open", "snoozed", "closed"],
  priorities: ["none", "high"],
  channels: ["conversation", "email"],
  associations: ["Contact Roles", "Account", "Most Recent", "Off"],
  caseOrigins: ["Email", "Web"],
  casePriorities: ["High", "Low"],
  caseStatuses: ["New", "Closed"],
  problem: null,
  ...values,
});

export const rule = (key: string, values: Partial<ConversationRuleItem> = {}): ConversationRuleItem => ({
  key,
  kind: "Task",
  event: "Closed",
  active: true,
  conditions: [{ field: "tag", operator: "is", values: ["Demo"] }],
  taskOptions: { relatedTo: "none", includeNotes: false, history: false },
  caseOptions: null,
  ...values,
});

/** One rule of each kind, and a second one for tasks. */
export const rulesPage = (values: Partial<ConversationRulesPage> = {}): ConversationRulesPage => ({
  canConfigure: true,
  connected: true,
  version: 3,
  storedConversations: 40,
  choices: choices(),
  content: {
    association: "Contact Roles",
    rules: [
      rule("store", {
        kind: "Store",
        event: "Created",
        conditions: [{ field: "person", operator: "is", values: ["linked"] }],
        taskOptions: null,
      }),
      rule("first"),
      rule("second", { event: "Created", conditions: [] }),
      rule("case", { kind: "Case", event: "Created", taskOptions: null }),
    ],
  },
  ...values,
});

export const outcome = (values: Partial<ConversationRuleOutcome> = {}): ConversationRuleOutcome => ({
  saved: false,
  conflict: false,
  changedBy: null,
  changedAt: null,
  version: null,
  problems: [],
  ...values,
});
