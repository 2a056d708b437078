import type { EnumValue } from "../runtime/values/enum-value.js";
import { defineClass } from "./define.js";

/** A message shown on a Visualforce page. */
export class PageMessage {
  static readonly apexName = "ApexPages.Message";
  readonly severity: EnumValue | null;
  readonly summary: string | null;
  readonly detail: string | null;
  readonly component: string | null;

  constructor(
    severity: EnumValue | null,
    summary: string | null,
    detail: string | null = summary,
    component: string | null = null,
  ) {
    this.severity = severity;
    this.summary = summary;
    this.detail = detail;
    this.component = component;
  }
}

type Parts = ConstructorParameters<typeof PageMessage>;
const make = (...parts: Parts): PageMessage => new PageMessage(...parts);

defineClass({
  name: "ApexPages.Message",
  js: PageMessage,
  constructors: {
    "(ApexPages.Severity severity, String summary)": make,
    "(ApexPages.Severity severity, String summary, String detail)": make,
    "(ApexPages.Severity severity, String summary, String detail, String id)": make,
  },
  methods: {
    "String getComponentLabel()": (self: PageMessage) => self.component,
    "String getDetail()": (self: PageMessage) => self.detail,
    "ApexPages.Severity getSeverity()": (self: PageMessage) => self.severity,
    "String getSummary()": (self: PageMessage) => self.summary,
  },
});
