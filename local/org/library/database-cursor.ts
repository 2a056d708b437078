import { current } from "../execution/context.js";
import { ApexList } from "../runtime/collections.js";
import { throwApex } from "../runtime/exceptions.js";
import { defineClass } from "./define.js";

/** The rows of a query, to be fetched in pieces from any position. */
export class Cursor {
  static readonly apexName = "Database.Cursor";
  readonly rows: ApexList;
  constructor(rows: ApexList) {
    this.rows = rows;
  }
}

function fetch(self: Cursor, position: number, count: number): ApexList {
  current().limits.count("fetchCallsOnCursor");
  const { items, elementType } = self.rows;
  if (position < 0 || count < 0 || position > items.length)
    return throwApex("System.InvalidParameterValueException", `Invalid position or count: ${position}, ${count}`);
  return new ApexList(elementType, items.slice(position, position + count));
}

defineClass({
  name: "Database.Cursor",
  js: Cursor,
  methods: {
    "List<SObject> fetch(Integer position, Integer count)": fetch,
    "Integer getNumRecords()": (self: Cursor) => self.rows.items.length,
  },
});
