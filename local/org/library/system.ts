import { ambient } from "../runtime/ambient.js";
import { apexEquals, hashOf } from "../runtime/equality.js";
import { stringOf } from "../runtime/text.js";
import { ApexDate } from "../runtime/values/date.js";
import { ApexDatetime, zoneOffset } from "../runtime/values/datetime.js";
import type { EnumValue } from "../runtime/values/enum-value.js";
import { assertEquals, assertNotEquals, assertTrue } from "./assertions.js";
import { required } from "./arguments.js";
import { defineClass } from "./define.js";

/** The date now in the running user's time zone. */
export function today(): ApexDate {
  const now = ambient.now();
  return new ApexDate(Math.floor((now + zoneOffset(ambient.timeZone(), now)) / 86_400_000));
}

/** The parts of System that need no transaction; jobs, versions and runAs extend the class elsewhere. */
defineClass({
  name: "System.System",
  statics: {
    "void assert(Boolean condition)": assertTrue,
    "void assert(Boolean condition, Object message)": assertTrue,
    "void assertEquals(Object expected, Object actual)": assertEquals,
    "void assertEquals(Object expected, Object actual, Object message)": assertEquals,
    "void assertNotEquals(Object expected, Object actual)": assertNotEquals,
    "void assertNotEquals(Object expected, Object actual, Object message)": assertNotEquals,
    "void debug(Object value)": (value: unknown) => ambient.debug("DEBUG", stringOf(value)),
    "void debug(LoggingLevel level, Object value)": (level: EnumValue | null, value: unknown) =>
      ambient.debug(required(level).name, stringOf(value)),
    "Long currentTimeMillis()": () => BigInt(ambient.now()),
    "Datetime now()": () => new ApexDatetime(ambient.now()),
    "Date today()": today,
    "Boolean equals(Object first, Object second)": apexEquals,
    "Integer hashCode(Object value)": hashOf,
  },
});
