import type { ConversationRuleItem } from "apex/types";
import { isMoved } from "c/ruleChanges";
import { type RuleDraft, isSameRule } from "c/ruleItem";

/** Rules to show, and the names of those that both have changed, each in another way. */
export interface Merged {
  drafts: RuleDraft[];
  clashes: string[];
}

const keyOf = (item: ConversationRuleItem): string => item.key ?? "";
const byKey = (items: readonly ConversationRuleItem[]): Map<string, ConversationRuleItem> =>
  new Map(items.map((item) => [keyOf(item), item]));

function areSame(one?: ConversationRuleItem, other?: ConversationRuleItem): boolean {
  return one && other ? isSameRule(one, other) : one === other;
}

/**
 * Puts unsaved edits on top of what somebody else has saved meanwhile. Of a rule that both changed, the unsaved version
 * is shown. The order is the unsaved one where it was changed, else theirs.
 */
export function mergeRules(
  before: readonly ConversationRuleItem[],
  mine: readonly RuleDraft[],
  now: readonly ConversationRuleItem[],
): Merged {
  const [base, theirs] = [byKey(before), byKey(now)];
  const drafts = new Map<string, RuleDraft>();
  const clashes: string[] = [];
  for (const draft of mine) {
    const stored = theirs.get(draft.id);
    const wasThere = base.get(draft.id);
    const edited = draft.removed || !areSame(wasThere, draft.item);
    const changed = !areSame(wasThere, stored);
    if (!edited && stored) drafts.set(draft.id, { ...draft, item: stored });
    if (edited && (stored || !draft.removed)) drafts.set(draft.id, draft);
    if (edited && changed && !(draft.removed ? !stored : areSame(draft.item, stored))) clashes.push(draft.id);
  }
  const added = now.filter((item) => !base.has(keyOf(item)));
  for (const item of added) drafts.set(keyOf(item), { id: keyOf(item), item, removed: false });
  const moved = isMoved(
    before,
    mine.map(({ item }) => item),
  );
  const order = moved ? [...drafts.keys()] : [...theirs.keys(), ...drafts.keys()];
  return { drafts: [...new Set(order)].flatMap((id) => drafts.get(id) ?? []), clashes };
}
