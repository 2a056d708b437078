import type {
  ConversationRuleContent,
  ConversationRuleItem,
  ConversationRulePreview,
  ConversationRuleProblem,
  ConversationRulesPage,
} from "apex/types";
import { type RuleEdits, changesOf, nothingFound } from "c/ruleChanges";
import { type RuleDraft, type RuleKind, blankRule } from "c/ruleItem";
import { mergeRules } from "c/ruleMerge";

const noContent: ConversationRuleContent = { association: "Contact Roles", rules: [] };

/** All rules with the edits that are not saved yet. Never changes: each edit answers another one. */
export class RuleDesk {
  readonly page: ConversationRulesPage;
  readonly association: string;
  readonly drafts: readonly RuleDraft[];
  readonly problems: RuleEdits["problems"];
  readonly previews: RuleEdits["previews"];
  readonly clashes: readonly string[];
  /** Rules that are not as they are saved. */
  readonly changed: ReadonlySet<string>;
  /** How many edits there are; another order of one kind is one. */
  readonly count: number;
  private readonly edits: RuleEdits;
  private readonly saved: ConversationRuleContent;

  private constructor(page: ConversationRulesPage, edits: RuleEdits) {
    this.page = page;
    this.edits = edits;
    this.saved = page.content ?? noContent;
    this.association = edits.association;
    this.drafts = edits.drafts;
    this.problems = edits.problems;
    this.previews = edits.previews;
    this.clashes = edits.clashes;
    const { changed, moved } = changesOf(this.saved.rules, edits.drafts);
    this.changed = changed;
    this.count = changed.size + moved + (this.isAssociationChanged ? 1 : 0);
  }

  /** What was read, without edits. */
  static of(page: ConversationRulesPage): RuleDesk {
    const { association, rules } = page.content ?? noContent;
    const drafts = rules.map((item) => ({ id: item.key ?? "", item, removed: false }));
    return new RuleDesk(page, { association: association ?? "", drafts, clashes: [], added: 0, ...nothingFound });
  }

  get isAssociationChanged(): boolean {
    return this.association !== this.saved.association;
  }

  /** What would be saved, as the server reads it. */
  get content(): string {
    return JSON.stringify({ association: this.association, rules: this.kept.map(({ item }) => item) });
  }

  of(kind: RuleKind): RuleDraft[] {
    return this.drafts.filter(({ item }) => item.kind === kind);
  }

  associate(association: string): RuleDesk {
    return this.with({ association, problems: without(this.problems, "") });
  }

  edit(id: string, changes: Partial<ConversationRuleItem>): RuleDesk {
    return this.change(id, (draft) => ({ ...draft, item: { ...draft.item, ...changes } }));
  }

  /** Adds a rule after the others of its kind; its name is `newest`. */
  add(kind: RuleKind): RuleDesk {
    const added = this.edits.added + 1;
    const draft = { id: `new-${added}`, item: blankRule(kind), removed: false };
    return this.with({ drafts: [...this.drafts, draft], added });
  }

  get newest(): string {
    return `new-${this.edits.added}`;
  }

  /** With false, the rule that was to go away stays. */
  remove(id: string, removed = true): RuleDesk {
    return this.change(id, (draft) => ({ ...draft, removed }));
  }

  /** Changes places with the rule of the same kind before it (-1) or after it (1). */
  move(id: string, by: -1 | 1): RuleDesk {
    const kind = this.drafts.find((draft) => draft.id === id)?.item.kind;
    const line = this.kept.filter(({ item }) => item.kind === kind);
    const place = line.findIndex((draft) => draft.id === id);
    const one = line.at(place);
    const other = place + by < 0 ? undefined : line.at(place + by);
    if (place < 0 || !one || !other) return this;
    const drafts = this.drafts.map((draft) => (draft === one ? other : draft === other ? one : draft));
    return this.with({ drafts });
  }

  /** The edits are given up. */
  cancel(): RuleDesk {
    return RuleDesk.of(this.page);
  }

  /** What the server finds wrong with what was sent; earlier findings are forgotten. */
  judge(found: readonly ConversationRuleProblem[], sent: RuleDesk): RuleDesk {
    const problems = new Map<string, ConversationRuleProblem[]>();
    for (const problem of found) {
      const id = sent.idAt(problem.index);
      problems.set(id, [...(problems.get(id) ?? []), problem]);
    }
    return this.with({ problems });
  }

  /** What a test of what was sent found. */
  show(found: readonly ConversationRulePreview[], sent: RuleDesk): RuleDesk {
    return this.with({ previews: new Map(found.map((preview) => [sent.idAt(preview.index), preview])) });
  }

  /** Somebody else has saved: their rules, with the edits of this page on top. */
  rebase(page: ConversationRulesPage): RuleDesk {
    const theirs = page.content ?? noContent;
    const merged = mergeRules(this.saved.rules, this.drafts, theirs.rules);
    const association = this.isAssociationChanged ? this.association : (theirs.association ?? "");
    return new RuleDesk(page, { ...this.edits, ...merged, association, ...nothingFound });
  }

  private get kept(): RuleDraft[] {
    return this.drafts.filter(({ removed }) => !removed);
  }

  private idAt(index: number | null | undefined): string {
    return this.kept[index ?? -1]?.id ?? "";
  }

  private change(id: string, edit: (draft: RuleDraft) => RuleDraft): RuleDesk {
    const drafts = this.drafts.map((draft) => (draft.id === id ? edit(draft) : draft));
    return this.with({ drafts, problems: without(this.problems, id), previews: without(this.previews, id) });
  }

  private with(edits: Partial<RuleEdits>): RuleDesk {
    return new RuleDesk(this.page, { ...this.edits, ...edits });
  }
}

const without = <Value>(map: ReadonlyMap<string, Value>, id: string): Map<string, Value> =>
  new Map([...map].filter(([other]) => other !== id));
