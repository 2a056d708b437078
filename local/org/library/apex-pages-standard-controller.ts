import type { SObject } from "../runtime/sobject.js";
import { required } from "./arguments.js";
import { defineClass, unsupported } from "./define.js";
import { PageReference } from "./page-reference.js";

/** The controller of a page about one record. It holds the record; saving and deleting through it is not part of the local org. */
class StandardController {
  static readonly apexName = "ApexPages.StandardController";
  readonly record: SObject;
  constructor(record: SObject) {
    this.record = record;
  }
}

const page = (self: StandardController, suffix = ""): PageReference =>
  new PageReference(`/${self.record.id ?? ""}${suffix}`);

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
    "System.PageReference save()": unsupported("ApexPages.StandardController.save"),
    "System.PageReference delete()": unsupported("ApexPages.StandardController.delete"),
    "String getId()": (self: StandardController) => self.record.id,
    "SObject getRecord()": (self: StandardController) => self.record,
  },
});
