import { ambient } from "../runtime/ambient.js";
import { type ApexDatetime, isZone, zoneOffset } from "../runtime/values/datetime.js";
import { required } from "./arguments.js";
import { offsetText, zoneName } from "./date-patterns.js";
import { defineClass } from "./define.js";

/** A System.TimeZone. */
export class ApexTimeZone {
  static readonly apexName = "System.TimeZone";
  readonly id: string;
  constructor(id: string) {
    this.id = id;
  }
  apexText(): string {
    return this.id;
  }
  apexEquals(other: unknown): boolean {
    return other instanceof ApexTimeZone && other.id === this.id;
  }
}

/** Display name as user settings show it: `(GMT-08:00) Pacific Standard Time (America/Los_Angeles)`. */
function displayName(zone: ApexTimeZone): string {
  const now = ambient.now();
  return `(GMT${offsetText(zoneOffset(zone.id, now), ":")}) ${zoneName(now, zone.id, "long")} (${zone.id})`;
}

defineClass({
  name: "System.TimeZone",
  js: ApexTimeZone,
  statics: {
    // Unknown names give GMT, as in Java.
    "TimeZone getTimeZone(String id)": (id: string | null) =>
      new ApexTimeZone(isZone(required(id)) ? (id as string) : "GMT"),
  },
  methods: {
    "String getID()": (self: ApexTimeZone) => self.id,
    "String getDisplayName()": displayName,
    "Integer getOffset(Datetime at)": (self: ApexTimeZone, at: ApexDatetime | null) =>
      zoneOffset(self.id, required(at).ms),
    "String toString()": (self: ApexTimeZone) => self.id,
  },
});
