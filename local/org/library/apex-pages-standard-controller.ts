import { dml, type DmlOperation } from "../database/dml.js";
import { ApexException } from "../runtime/exceptions.js";
import type { SObject } from "../runtime/sobject.js";
import { addException } from "./apex-pages.js";
import { required } from "./arguments.js";
import { defineClass } from "./define.js";
import { PageReference } from "./page-reference.js";

/** The controller of a page about one record. */
class StandardController {
  static readonly apexName = "ApexPages.StandardController";
  readonly record: SObject;
  constructor(record: SObject) {
    this.record = record;
  }
}

const page = (self: StandardController, suffix = ""): PageReference =>
  new PageReference(`/${self.record.id ?? ""}${suffix}`);

/** Changes the record with the rights of the user; what hinders it becomes a message of the page, and there is no next page. */
function change(self: StandardController, operation: DmlOperation): PageReference | null {
  try {
    dml(operation, [self.record], { allOrNone: true, mode: "user" });
  } catch (error) {
    if (!(error instanceof ApexException)) throw error;
    addException(error);
    return null;
  }
  return operation === "delete" ? new PageReference("/") : page(self);
}

defineClass({
  name: "ApexPages.StandardController",
  js: StandardController,
  constructors: { "(SObject record)": (record: SObject | null) => new StandardController(required(record)) },
  methods: {
    // The fields that a page names are read by whoever tests the controller.
    "void addFields(List<String> names)": () => undefined,
    "System.PageReference cancel()": (self: StandardController) => page(self),
    "System.PageReference edit()": (self: StandardController) => page(self, "/e"),
    "System.PageReference view()": (self: StandardController) => page(self),
    "System.PageReference save()": (self: StandardController) =>
      change(self, self.record.id === null ? "insert" : "update"),
    "System.PageReference delete()": (self: StandardController) => change(self, "delete"),
    // Pages carry ids of 15 characters.
    "String getId()": (self: StandardController) => self.record.id?.slice(0, 15) ?? null,
    "SObject getRecord()": (self: StandardController) => self.record,
  },
});
