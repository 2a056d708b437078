import { ApexList } from "../runtime/collections.js";
import type { SObject } from "../runtime/sobject.js";
import { required } from "./arguments.js";
import { defineClass, unsupported } from "./define.js";
import { PageReference } from "./page-reference.js";

/** The controller of a page about a list of records: a window over them and a selection. Pages have 20 records unless told otherwise. */
class StandardSetController {
  static readonly apexName = "ApexPages.StandardSetController";
  readonly records: ApexList;
  selected: ApexList;
  pageSize = 20;
  /** From 1. */
  pageNumber = 1;

  constructor(records: ApexList) {
    this.records = records;
    this.selected = new ApexList(records.elementType, []);
  }

  get pages(): number {
    return Math.max(1, Math.ceil(this.records.items.length / this.pageSize));
  }

  goTo(page: number): void {
    this.pageNumber = Math.min(Math.max(1, page), this.pages);
  }

  window(): ApexList {
    const start = (this.pageNumber - 1) * this.pageSize;
    return new ApexList(this.records.elementType, this.records.items.slice(start, start + this.pageSize));
  }
}

type Self = StandardSetController;

defineClass({
  name: "ApexPages.StandardSetController",
  js: StandardSetController,
  constructors: {
    "(List<SObject> records)": (records: ApexList | null) => new StandardSetController(required(records)),
    "(Database.QueryLocator locator)": unsupported("ApexPages.StandardSetController(QueryLocator)"),
  },
  methods: {
    "void addFields(List<String> names)": () => undefined,
    "System.PageReference cancel()": () => new PageReference("/"),
    "System.PageReference save()": unsupported("ApexPages.StandardSetController.save"),
    "void first()": (self: Self) => self.goTo(1),
    "void last()": (self: Self) => self.goTo(self.pages),
    "void next()": (self: Self) => self.goTo(self.pageNumber + 1),
    "void previous()": (self: Self) => self.goTo(self.pageNumber - 1),
    "Boolean getCompleteResult()": () => true,
    "Boolean getHasNext()": (self: Self) => self.pageNumber < self.pages,
    "Boolean getHasPrevious()": (self: Self) => self.pageNumber > 1,
    "Integer getPageNumber()": (self: Self) => self.pageNumber,
    "Integer getPageSize()": (self: Self) => self.pageSize,
    "Integer getResultSize()": (self: Self) => self.records.items.length,
    "SObject getRecord()": (self: Self) => (self.records.items[0] as SObject | undefined) ?? null,
    "List<SObject> getRecords()": (self: Self) => self.window(),
    "List<SObject> getSelected()": (self: Self) => self.selected,
    "void setPageNumber(Integer page)": (self: Self, page: number | null) => self.goTo(required(page)),
    "void setPageSize(Integer size)": (self: Self, size: number | null) => {
      self.pageSize = required(size);
      self.goTo(1);
    },
    "void setSelected(List<SObject> records)": (self: Self, records: ApexList | null) => {
      self.selected = required(records);
    },
    "String getFilterId()": unsupported("ApexPages.StandardSetController.getFilterId"),
    "void setFilterId(String id)": unsupported("ApexPages.StandardSetController.setFilterId"),
  },
});
