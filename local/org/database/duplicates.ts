import { all, isTrue, textOf } from "../metadata/xml.js";
import type { XmlNode } from "../metadata/types.js";
import type { SObject } from "../runtime/sobject.js";
import { qualify } from "../schema/names.js";
import type { ObjectDescribe } from "../schema/types.js";
import { cached, type Engine } from "./engine.js";
import { meetsCriteria } from "./dml/criteria.js";

/** One comparison of a matching rule. */
interface MatchingItem {
  field: string;
  /** Two blanks match. */
  matchBlanks: boolean;
}

interface MatchingRule {
  name: string;
  object: string;
  items: MatchingItem[];
  /** `1 AND (2 OR 3)`; all items when null. */
  filter: string | null;
}

export interface DuplicateRule {
  name: string;
  object: string;
  matches: { rule: MatchingRule; mapping: Map<string, string> }[];
  /** Only records that meet these are looked at. */
  filters: { items: XmlNode[]; filter: string | null }[];
  alertText: string;
  onInsert: { blocks: boolean; alerts: boolean };
  onUpdate: { blocks: boolean; alerts: boolean };
}

/** What one duplicate rule found for a record. */
export interface DuplicateMatches {
  rule: DuplicateRule;
  matches: { matchingRule: string; object: string; records: SObject[] }[];
}

/** The active duplicate rules of an object as metadata declares them. */
export function duplicateRulesOf(engine: Engine, object: ObjectDescribe): DuplicateRule[] {
  return cached(engine, `duplicates.${object.key}`, () => {
    const matching = matchingRules(engine);
    const rules: DuplicateRule[] = [];
    for (const { name, node } of engine.metadata.duplicateRules.values()) {
      const [objectName = "", ruleName = ""] = name.split(".");
      const owner = objectName === "PersonAccount" ? "Account" : qualify(objectName, engine.schema.namespace);
      if (owner.toLowerCase() !== object.key || !isTrue(node, "isActive")) continue;
      rules.push(readRule(node, ruleName, owner, matching));
    }
    return rules;
  });
}

function readRule(node: XmlNode, name: string, object: string, matching: Map<string, MatchingRule>): DuplicateRule {
  const action = (event: "Insert" | "Update"): DuplicateRule["onInsert"] => ({
    blocks: textOf(node, `actionOn${event}`) === "Block",
    alerts: all(node, `operationsOn${event}`).some((operation) => operation.text === "Alert"),
  });
  const matches = all(node, "duplicateRuleMatchRules").flatMap((match) => {
    const rule = matching.get((textOf(match, "matchingRule") ?? "").toLowerCase());
    const mapping = new Map(
      all(match, "objectMapping").flatMap((each) =>
        all(each, "mappingFields").map((pair): [string, string] => [
          textOf(pair, "outputField") ?? "",
          textOf(pair, "inputField") ?? "",
        ]),
      ),
    );
    return rule === undefined ? [] : [{ rule, mapping }];
  });
  const filters = all(node, "duplicateRuleFilter").map((filter) => ({
    items: [...all(filter, "duplicateRuleFilterItems")],
    filter: textOf(filter, "booleanFilter") || null,
  }));
  return {
    name,
    object,
    matches,
    filters,
    alertText: textOf(node, "alertText") || "Use one of these records?",
    onInsert: action("Insert"),
    onUpdate: action("Update"),
  };
}

function matchingRules(engine: Engine): Map<string, MatchingRule> {
  const rules = new Map<string, MatchingRule>();
  for (const { name: object, node } of engine.metadata.matchingRules.values())
    for (const rule of all(node, "matchingRules")) {
      if (textOf(rule, "ruleStatus") !== "Active") continue;
      const name = textOf(rule, "fullName") ?? "";
      const items = all(rule, "matchingRuleItems").map((item) => ({
        field: qualify(textOf(item, "fieldName") ?? "", engine.schema.namespace),
        matchBlanks: textOf(item, "blankValueBehavior") === "MatchBlanks",
      }));
      rules.set(name.toLowerCase(), {
        name,
        object: object === "PersonAccount" ? "Account" : object,
        items,
        filter: textOf(rule, "booleanFilter"),
      });
    }
  return rules;
}

/**
 * Runs the active duplicate rules over a record, which need not be stored. Fuzzy methods of matching rules compare like exact ones, without case.
 * `always` runs rules whose conditions the record does not meet, too: a search from Apex does, a save does not.
 */
export function findDuplicates(engine: Engine, record: SObject, always = false): DuplicateMatches[] {
  return duplicateRulesOf(engine, record.describe)
    .filter((rule) => always || rule.filters.every(({ items, filter }) => meetsFilter(engine, record, items, filter)))
    .map((rule) => ({
      rule,
      matches: rule.matches.map(({ rule: matching, mapping }) => ({
        matchingRule: matching.name,
        object: matching.object,
        records: matchesOf(engine, record, matching, mapping),
      })),
    }));
}

function meetsFilter(engine: Engine, record: SObject, items: XmlNode[], filter: string | null): boolean {
  const results = items.map((item) =>
    meetsCriteria(
      record,
      qualify(textOf(item, "field") ?? "", engine.schema.namespace),
      textOf(item, "operation") ?? "equals",
      textOf(item, "value") ?? "",
    ),
  );
  return filter === null ? results.every(Boolean) : new BooleanFilter(filter, results).value();
}

function matchesOf(engine: Engine, record: SObject, rule: MatchingRule, mapping: Map<string, string>): SObject[] {
  const object = engine.schema.object(rule.object);
  if (object === undefined) return [];
  return engine.records.readAll(object).filter((candidate) => {
    if (candidate.id === record.id) return false;
    const results = rule.items.map((item) =>
      sameText(
        valueOf(record, mapping.get(item.field) ?? item.field),
        valueOf(candidate, item.field),
        item.matchBlanks,
      ),
    );
    return rule.filter === null ? results.every(Boolean) : new BooleanFilter(rule.filter, results).value();
  });
}

function valueOf(record: SObject, name: string): string {
  const field = record.describe.field(name);
  const value = field === undefined ? null : record.values.get(field.key);
  return value === null || value === undefined ? "" : String(value).trim().toLowerCase();
}

function sameText(left: string, right: string, matchBlanks: boolean): boolean {
  return left === "" || right === "" ? matchBlanks && left === right : left === right;
}

/** `1 AND (2 OR NOT 3)` over numbered results; AND binds closer than OR. */
export class BooleanFilter {
  private readonly tokens: string[];
  private readonly results: readonly boolean[];
  private position = 0;

  constructor(text: string, results: readonly boolean[]) {
    this.tokens = text.toUpperCase().match(/\d+|AND|OR|NOT|[()]/g) ?? [];
    this.results = results;
  }

  value(): boolean {
    return this.either();
  }

  private either(): boolean {
    let value = this.both();
    while (this.take("OR")) value = this.both() || value;
    return value;
  }

  private both(): boolean {
    let value = this.one();
    while (this.take("AND")) value = this.one() && value;
    return value;
  }

  private one(): boolean {
    if (this.take("NOT")) return !this.one();
    if (this.take("(")) {
      const value = this.either();
      this.take(")");
      return value;
    }
    return this.results[Number(this.tokens[this.position++]) - 1] ?? false;
  }

  private take(token: string): boolean {
    if (this.tokens[this.position] !== token) return false;
    this.position++;
    return true;
  }
}
