import type { ApexList } from "../runtime/collections.js";
import { throwApex } from "../runtime/exceptions.js";
import { defineClass } from "./define.js";

/** What a batch starts from: a query and its rows. */
export class QueryLocator {
  static readonly apexName = "Database.QueryLocator";
  readonly text: string;
  private readonly read: () => ApexList;

  constructor(text: string, read: () => ApexList) {
    this.text = text;
    this.read = read;
  }

  /** All rows; the batch runner asks for them. */
  batchRows(): ApexList {
    return this.read();
  }
}

/** `Database.QueryLocatorIterator` walks the rows of a locator. */
export class QueryLocatorIterator {
  static readonly apexName = "Database.QueryLocatorIterator";
  private readonly rows: unknown[];
  private next = 0;

  constructor(rows: unknown[]) {
    this.rows = rows;
  }

  get hasMore(): boolean {
    return this.next < this.rows.length;
  }

  take(): unknown {
    if (!this.hasMore) return throwApex("System.NoSuchElementException", "The iterator has no more rows");
    return this.rows[this.next++];
  }
}

defineClass({
  name: "Database.QueryLocator",
  js: QueryLocator,
  methods: {
    "String getQuery()": (self: QueryLocator) => self.text,
    "Database.QueryLocatorIterator iterator()": (self: QueryLocator) =>
      new QueryLocatorIterator(self.batchRows().items),
  },
});

defineClass({
  name: "Database.QueryLocatorIterator",
  implements: ["System.Iterator<SObject>"],
  js: QueryLocatorIterator,
  methods: {
    "Boolean hasNext()": (self: QueryLocatorIterator) => self.hasMore,
    "SObject next()": (self: QueryLocatorIterator) => self.take(),
  },
});
