import type { FieldMappingAttribute, FieldMappingItem, FieldMappingPage, FieldMappingProblem } from "apex/types";
import { type Edits, type MappingChanges, blankMapping, changesOf, keyOf, noEdits, rebase } from "c/fieldMapping";
import { Refusals } from "c/fieldRefusals";

/** The mappings of one object with the edits that are not saved yet. Never changes: each edit answers another one. */
export class FieldDesk {
  readonly page: FieldMappingPage;
  readonly refusals: Refusals;
  readonly drafts: readonly FieldMappingItem[];
  readonly first: ReadonlySet<string>;
  readonly clashes: readonly string[];
  readonly changes: MappingChanges;
  readonly changedKeys: ReadonlySet<string>;
  /** What is wrong with a mapping, by attribute. */
  readonly issues: ReadonlyMap<string, string>;
  private readonly edits: Edits;

  private constructor(page: FieldMappingPage, refusals: Refusals, edits: Edits) {
    this.page = page;
    this.refusals = refusals;
    this.edits = edits;
    this.drafts = edits.drafts;
    this.first = edits.first;
    this.clashes = edits.clashes;
    this.changes = changesOf(page.mappings, edits.drafts);
    this.changedKeys = new Set(this.changes.changed.map(keyOf));
    this.issues = this.findIssues();
  }

  /** Before anything was read. */
  static empty(): FieldDesk {
    return FieldDesk.of({
      canConfigure: false,
      connected: false,
      startersDismissed: false,
      attributes: [],
      fields: [],
      mappings: [],
      starters: [],
      refusals: [],
    });
  }

  /** What was read, without edits; what has issues comes first. */
  static of(page: FieldMappingPage): FieldDesk {
    const fresh = new FieldDesk(page, new Refusals(page), { ...noEdits, drafts: page.mappings });
    return fresh.with({ first: new Set(fresh.issues.keys()) });
  }

  get count(): number {
    return this.changes.changed.length + this.changes.removed.length;
  }

  /** Fields whose values are worth showing. */
  get paths(): string[] {
    return [...this.drafts, ...this.starters].flatMap(({ fieldPath }) => (fieldPath ? [fieldPath] : []));
  }

  /** What is proposed and not mapped. */
  get starters(): FieldMappingItem[] {
    const taken = new Set(this.drafts.map(keyOf));
    return this.page.starters.filter((item) => !taken.has(keyOf(item)));
  }

  /** Labels of attributes. */
  get names(): Record<string, string> {
    return Object.fromEntries(this.page.attributes.map(({ name, label }) => [name ?? "", label ?? ""]));
  }

  edit(key: string, changes: Partial<FieldMappingItem>): FieldDesk {
    const drafts = this.drafts.map((item) => (keyOf(item) === key ? { ...item, ...changes } : item));
    return this.with({ drafts, refused: this.refusedWithout(key) });
  }

  remove(key: string): FieldDesk {
    const drafts = this.drafts.filter((item) => keyOf(item) !== key);
    return this.with({ drafts, refused: this.refusedWithout(key) });
  }

  /** Adds an attribute, without a field yet. */
  add(key: string): FieldDesk {
    const type = this.refusals.attributes.get(key)?.type ?? "string";
    return this.take([blankMapping(this.page.objectName ?? "", key, type)]);
  }

  /** Mappings of a proposal or a file become unsaved edits. */
  take(items: readonly FieldMappingItem[]): FieldDesk {
    const taken = new Set(items.map(keyOf));
    const drafts = [...this.drafts.filter((item) => !taken.has(keyOf(item))), ...items];
    return this.with({ drafts, first: new Set([...this.first, ...taken]) });
  }

  /** An attribute that was just made in Intercom, mapped without a field yet. */
  create(attribute: FieldMappingAttribute): FieldDesk {
    const customAttributes = (this.page.customAttributes ?? 0) + 1;
    const page = { ...this.page, attributes: [...this.page.attributes, attribute], customAttributes };
    return new FieldDesk(page, new Refusals(page), this.edits).add(attribute.name ?? "");
  }

  /** Nobody wants the proposals. */
  dismissStarters(): FieldDesk {
    return new FieldDesk({ ...this.page, startersDismissed: true }, this.refusals, this.edits);
  }

  /** The edits are given up. */
  cancel(): FieldDesk {
    return FieldDesk.of(this.page);
  }

  /** The edits are stored now. */
  save(version: number): FieldDesk {
    return FieldDesk.of({ ...this.page, version, mappings: this.drafts.map((item) => ({ ...item, problem: null })) });
  }

  /** Nothing was stored, for these reasons. */
  refuse(problems: readonly FieldMappingProblem[]): FieldDesk {
    const refused = new Map(problems.map(({ attributeName, text }) => [attributeName ?? "", text ?? ""]));
    return this.with({ refused, first: new Set([...this.first, ...refused.keys()]) });
  }

  /** Another object's mappings were saved from this page: that count of saves is not somebody else's. */
  moveOn(from: number, to: number): FieldDesk {
    return this.page.version === from ? new FieldDesk({ ...this.page, version: to }, this.refusals, this.edits) : this;
  }

  /** Somebody else has saved: their mappings, with the edits of this page on top. */
  rebase(page: FieldMappingPage): FieldDesk {
    const { drafts, clashes } = rebase(this.page.mappings, this.drafts, page.mappings);
    return new FieldDesk(page, new Refusals(page), { ...this.edits, drafts, clashes });
  }

  private with(edits: Partial<Edits>): FieldDesk {
    return new FieldDesk(this.page, this.refusals, { ...this.edits, ...edits });
  }

  private refusedWithout(key: string): Map<string, string> {
    return new Map([...this.edits.refused].filter(([other]) => other !== key));
  }

  private findIssues(): Map<string, string> {
    const issues = this.drafts.map((item): [string, string] => {
      const key = keyOf(item);
      const paused = this.changedKeys.has(key) || !item.active ? "" : (item.problem ?? "");
      return [key, (this.edits.refused.get(key) ?? "") || paused || this.refusals.ofMapping(item)];
    });
    return new Map(issues.filter(([, issue]) => issue));
  }
}
