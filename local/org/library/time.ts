import { apexEquals, hashOf } from "../runtime/equality.js";
import { ApexTime } from "../runtime/values/time.js";
import { required } from "./arguments.js";
import { defineClass, type LibraryBody } from "./define.js";

function newInstance(
  hour: number | null,
  minute: number | null,
  second: number | null,
  millisecond: number | null,
): ApexTime {
  return new ApexTime(
    required(hour) * 3_600_000 + required(minute) * 60_000 + required(second) * 1000 + required(millisecond),
  );
}

/** Additions wrap around midnight. */
function add(unit: number): LibraryBody {
  return (self: ApexTime, count: number | null) => new ApexTime(self.ms + required(count) * unit);
}

defineClass({
  name: "Time",
  js: ApexTime,
  statics: { "Time newInstance(Integer hour, Integer minute, Integer second, Integer millisecond)": newInstance },
  methods: {
    "Time addHours(Integer hours)": add(3_600_000),
    "Time addMinutes(Integer minutes)": add(60_000),
    "Time addSeconds(Integer seconds)": add(1000),
    "Time addMilliseconds(Integer milliseconds)": add(1),
    "Integer hour()": (self: ApexTime) => self.hour,
    "Integer minute()": (self: ApexTime) => self.minute,
    "Integer second()": (self: ApexTime) => self.second,
    "Integer millisecond()": (self: ApexTime) => self.millisecond,
    "Boolean equals(Object other)": (self: ApexTime, other: unknown) => apexEquals(self, other),
    "Integer hashCode()": hashOf,
    "String toString()": (self: ApexTime) => self.toString(),
  },
});
