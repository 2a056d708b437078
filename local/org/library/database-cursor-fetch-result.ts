import type { ApexList } from "../runtime/collections.js";
import { defineClass } from "./define.js";

/** One page of a PaginationCursor. */
export class CursorFetchResult {
  static readonly apexName = "Database.CursorFetchResult";
  readonly records: ApexList;
  readonly nextIndex: number;
  readonly isDone: boolean;
  constructor(records: ApexList, nextIndex: number, isDone: boolean) {
    this.records = records;
    this.nextIndex = nextIndex;
    this.isDone = isDone;
  }
}

defineClass({
  name: "Database.CursorFetchResult",
  js: CursorFetchResult,
  methods: {
    "List<SObject> getRecords()": (self: CursorFetchResult) => self.records,
    "Integer getNextIndex()": (self: CursorFetchResult) => self.nextIndex,
    "Integer getNumDeletedRecords()": () => 0,
    "Boolean isDone()": (self: CursorFetchResult) => self.isDone,
  },
});
