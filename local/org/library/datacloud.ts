import { findDuplicates, type DuplicateMatches } from "../database/duplicates.js";
import { currentEngine } from "../database/engine.js";
import { ApexList } from "../runtime/collections.js";
import { throwNull } from "../runtime/exceptions.js";
import type { SObject } from "../runtime/sobject.js";
import { defineClass, type LibraryBody } from "./define.js";

/** Defines a class of readable values only: `String getRule()` for every entry. */
function defineReadable<T>(
  name: string,
  js: new (value: T) => { value: T },
  readers: Record<string, (value: T) => unknown>,
): void {
  const methods: Record<string, LibraryBody> = {};
  for (const [declaration, read] of Object.entries(readers))
    methods[`${declaration}()`] = (self: { value: T }) => read(self.value);
  defineClass({ name, js, methods });
}

type Matches = DuplicateMatches["matches"][number];

class Held<T> {
  readonly value: T;
  constructor(value: T) {
    this.value = value;
  }
}
class FindDuplicatesResult extends Held<DuplicateMatches[]> {
  static readonly apexName = "Datacloud.FindDuplicatesResult";
}
/** What one duplicate rule found. */
export class DuplicateResult extends Held<DuplicateMatches> {
  static readonly apexName = "Datacloud.DuplicateResult";
}
class MatchResult extends Held<Matches> {
  static readonly apexName = "Datacloud.MatchResult";
}
class MatchRecord extends Held<SObject> {
  static readonly apexName = "Datacloud.MatchRecord";
}

defineReadable("Datacloud.MatchRecord", MatchRecord, {
  "SObject getRecord": (record) => record,
  "Double getMatchConfidence": () => null,
});

defineReadable("Datacloud.MatchResult", MatchResult, {
  "String getRule": ({ matchingRule }) => matchingRule,
  "String getEntityType": ({ object }) => object,
  "String getMatchEngine": () => "ExactMatchEngine",
  "Integer getSize": ({ records }) => records.length,
  "Boolean isSuccess": () => true,
  "List<Database.Error> getErrors": () => new ApexList("Database.Error", []),
  "List<Datacloud.MatchRecord> getMatchRecords": ({ records }) =>
    new ApexList(
      "Datacloud.MatchRecord",
      records.map((record) => new MatchRecord(record)),
    ),
});

defineReadable("Datacloud.DuplicateResult", DuplicateResult, {
  "String getDuplicateRule": ({ rule }) => rule.name,
  "String getDuplicateRuleEntityType": ({ rule }) => rule.object,
  "String getErrorMessage": ({ rule }) => rule.alertText,
  "Boolean isAllowSave": ({ rule }) => !rule.onInsert.blocks,
  "List<Datacloud.MatchResult> getMatchResults": ({ matches }) =>
    new ApexList(
      "Datacloud.MatchResult",
      matches.map((match) => new MatchResult(match)),
    ),
});

defineReadable("Datacloud.FindDuplicatesResult", FindDuplicatesResult, {
  "Boolean isSuccess": () => true,
  "List<Database.Error> getErrors": () => new ApexList("Database.Error", []),
  "List<Datacloud.DuplicateResult> getDuplicateResults": (results) =>
    new ApexList(
      "Datacloud.DuplicateResult",
      results.map((result) => new DuplicateResult(result)),
    ),
});

function resultsOf(records: readonly SObject[]): ApexList {
  const engine = currentEngine();
  return new ApexList(
    "Datacloud.FindDuplicatesResult",
    records.map((record) => new FindDuplicatesResult(findDuplicates(engine, record, true))),
  );
}

defineClass({
  name: "Datacloud.FindDuplicates",
  statics: {
    "List<Datacloud.FindDuplicatesResult> findDuplicates(List<SObject> records)": (list: ApexList | null) =>
      list === null ? throwNull() : resultsOf(list.items as SObject[]),
  },
});

defineClass({
  name: "Datacloud.FindDuplicatesByIds",
  statics: {
    "List<Datacloud.FindDuplicatesResult> findDuplicatesByIds(List<Id> ids)": (list: ApexList | null) => {
      if (list === null) return throwNull();
      const { records } = currentEngine();
      return resultsOf(
        (list.items as string[]).flatMap((id) => {
          const object = records.objectOfId(id);
          return object === undefined ? [] : [...records.read(object, [id]).values()];
        }),
      );
    },
  },
});
