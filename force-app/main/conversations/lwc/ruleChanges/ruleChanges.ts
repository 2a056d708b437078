import type { ConversationRuleItem, ConversationRulePreview, ConversationRuleProblem } from "apex/types";
import { type RuleDraft, isSameRule } from "c/ruleItem";

/** How the rules on the page differ from those that are saved. */
export interface RuleChanges {
  /** Rules that are new, edited, or go away. */
  changed: ReadonlySet<string>;
  /** How many kinds have another order. */
  moved: number;
}

/** What an administrator has changed on the page and not saved, and what the server said about it. */
export interface RuleEdits {
  association: string;
  drafts: readonly RuleDraft[];
  /** What is wrong, by rule; what is wrong with no rule has the name "". */
  problems: ReadonlyMap<string, readonly ConversationRuleProblem[]>;
  previews: ReadonlyMap<string, ConversationRulePreview>;
  /** Rules that somebody else has changed, too. */
  clashes: readonly string[];
  /** How many rules were added. */
  added: number;
}

export const nothingFound = { problems: new Map<string, never>(), previews: new Map<string, never>() };

const keyOf = (item: ConversationRuleItem): string => item.key ?? "";

/** Compares what is on the page with what is saved. A new rule that was taken away again is no difference. */
export function changesOf(saved: readonly ConversationRuleItem[], drafts: readonly RuleDraft[]): RuleChanges {
  const stored = new Map(saved.map((item) => [keyOf(item), item]));
  const changed = drafts.filter(({ id, item, removed }) => {
    const before = stored.get(id);
    return before ? removed || !isSameRule(before, item) : !removed;
  });
  const items = drafts.map(({ item }) => item);
  const kinds = [...new Set(items.map(({ kind }) => kind))].filter((kind) => {
    const ofKind = (item: ConversationRuleItem): boolean => item.kind === kind;
    return isMoved(saved.filter(ofKind), items.filter(ofKind));
  });
  return { changed: new Set(changed.map(({ id }) => id)), moved: kinds.length };
}

/** True when rules that are in both lists stand in another order. */
export function isMoved(one: readonly ConversationRuleItem[], other: readonly ConversationRuleItem[]): boolean {
  return orderOf(one, other) !== orderOf(other, one);
}

function orderOf(items: readonly ConversationRuleItem[], others: readonly ConversationRuleItem[]): string {
  const known = new Set(others.map(keyOf));
  return items
    .map(keyOf)
    .filter((key) => key && known.has(key))
    .join();
}
