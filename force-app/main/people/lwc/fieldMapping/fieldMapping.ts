import type { FieldMappingItem } from "apex/types";

/** What an administrator may choose in the place of a rule. */
export const OFF = "Off";
export const SALESFORCE_WINS = "Salesforce Wins";
export const INTERCOM_WINS = "Intercom Wins";
export const RULES = [
  SALESFORCE_WINS,
  "Salesforce Unless Blank",
  INTERCOM_WINS,
  "Intercom Unless Blank",
  "Latest Wins",
] as const;

const EDITED: (keyof FieldMappingItem)[] = [
  "fieldPath",
  "staticValue",
  "rule",
  "blankMayOverwrite",
  "valueMap",
  "referenceBy",
  "active",
];

/** What would be saved. */
export interface MappingChanges {
  changed: FieldMappingItem[];
  removed: FieldMappingItem[];
}

/** Within one object an attribute is mapped once. */
export const keyOf = (item: FieldMappingItem): string => item.attributeName ?? "";

/** True when nothing that an administrator edits differs. */
export const isSame = (one: FieldMappingItem, other: FieldMappingItem): boolean =>
  EDITED.every((name) => (one[name] ?? null) === (other[name] ?? null));

export const writesIntercom = (rule: string): boolean => rule !== INTERCOM_WINS;
export const writesSalesforce = (rule: string): boolean => rule !== SALESFORCE_WINS;

/** A new mapping of an attribute, without a field yet. */
export const blankMapping = (objectName: string, attributeName: string, attributeType: string): FieldMappingItem => ({
  objectName,
  attributeName,
  attributeType,
  fieldPath: null,
  staticValue: null,
  rule: SALESFORCE_WINS,
  blankMayOverwrite: false,
  valueMap: null,
  referenceBy: null,
  active: true,
  problem: null,
});

const byKey = (items: readonly FieldMappingItem[]): Map<string, FieldMappingItem> =>
  new Map(items.map((item) => [keyOf(item), item]));

function areSame(one: FieldMappingItem | undefined, other: FieldMappingItem | undefined): boolean {
  return one && other ? isSame(one, other) : one === other;
}

/** Compares what is on the page with what is stored. */
export function changesOf(saved: readonly FieldMappingItem[], drafts: readonly FieldMappingItem[]): MappingChanges {
  const stored = byKey(saved);
  const kept = byKey(drafts);
  return {
    changed: drafts.filter((draft) => !areSame(stored.get(keyOf(draft)), draft)),
    removed: saved.filter((item) => !kept.has(keyOf(item))),
  };
}

/**
 * Puts unsaved edits on top of what somebody else saved meanwhile. Answers the mappings to show, and the attributes
 * that both changed, each in another way: there the unsaved edit is kept.
 */
export function rebase(
  before: readonly FieldMappingItem[],
  drafts: readonly FieldMappingItem[],
  now: readonly FieldMappingItem[],
): { drafts: FieldMappingItem[]; clashes: string[] } {
  const [base, mine, theirs] = [byKey(before), byKey(drafts), byKey(now)];
  const result: FieldMappingItem[] = [];
  const clashes: string[] = [];
  for (const key of new Set([...mine.keys(), ...theirs.keys()])) {
    const isMine = !areSame(base.get(key), mine.get(key));
    const isTheirs = !areSame(base.get(key), theirs.get(key));
    const kept = isMine ? mine.get(key) : theirs.get(key);
    if (kept) result.push(kept);
    if (isMine && isTheirs && !areSame(mine.get(key), theirs.get(key))) clashes.push(key);
  }
  return { drafts: result, clashes };
}

/** The pairs of a value map; none when there is no map. */
export function valuePairs(valueMap: string | null | undefined): Map<string, string> {
  if (!valueMap) return new Map();
  return new Map(Object.entries(JSON.parse(valueMap) as Record<string, string>));
}

/** A value map as it is stored; null when it maps nothing. */
export function valueMapOf(pairs: ReadonlyMap<string, string>): string | null {
  const filled = [...pairs].filter(([, target]) => target !== "");
  return filled.length > 0 ? JSON.stringify(Object.fromEntries(filled)) : null;
}

/** What an administrator has changed on the page and not saved. */
export interface Edits {
  drafts: readonly FieldMappingItem[];
  /** What the server said was wrong when saving, by attribute. */
  refused: ReadonlyMap<string, string>;
  /** Attributes that stay on top while they are put right. */
  first: ReadonlySet<string>;
  /** Attributes that somebody else changed too. */
  clashes: readonly string[];
}

export const noEdits: Edits = { drafts: [], refused: new Map(), first: new Set(), clashes: [] };
