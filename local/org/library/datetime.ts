import { ambient } from "../runtime/ambient.js";
import { apexEquals, hashOf } from "../runtime/equality.js";
import { throwApex } from "../runtime/exceptions.js";
import { ApexDate } from "../runtime/values/date.js";
import {
  ApexDatetime,
  fromWall,
  isZone,
  plainDatetime,
  utcOf,
  wallClock,
  type WallClock,
  zoneOffset,
} from "../runtime/values/datetime.js";
import { ApexTime } from "../runtime/values/time.js";
import { required } from "./arguments.js";
import { addMonths } from "./date.js";
import { longDatetime, readLocalDatetime, shortDatetime } from "./date-text.js";
import { formatPattern } from "./date-patterns.js";
import { defineClass, type LibraryBody } from "./define.js";
import { notANumber } from "./numbers.js";

const DAY = 86_400_000;

/** `yyyy-MM-dd HH:mm:ss` on the wall clock of a zone. Throws TypeException `Invalid date/time: x`. */
function valueOfText(text: string, zone: string): ApexDatetime {
  const match =
    /^\s*(\d{1,4})-(\d{1,2})-(\d{1,2})[ T](\d{1,2}):(\d{1,2}):(\d{1,2})(?:\.(\d{1,3})\d*)?(Z|[+-]\d{1,2}(?::?\d{2})?)?\s*$/.exec(
      text,
    );
  if (!match) throwApex("System.TypeException", `Invalid date/time: ${text}`);
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const wall = utcOf(year, month, day, hour, minute, second, Number((match[7] ?? "0").padEnd(3, "0")));
  return new ApexDatetime(match[8] === undefined ? fromWall(wall, zone) : wall - fixedOffset(match[8]));
}

function fixedOffset(text: string): number {
  if (text === "Z") return 0;
  const digits = text.replace(/\D/g, "");
  return (text.startsWith("-") ? -1 : 1) * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))) * 60_000;
}

function valueOf(value: unknown): ApexDatetime | null {
  if (value === null || value instanceof ApexDatetime) return value;
  if (value instanceof ApexDate) return new ApexDatetime(value.days * DAY);
  if (typeof value === "bigint") return new ApexDatetime(Number(value));
  return typeof value === "string" ? valueOfText(value, ambient.timeZone()) : notANumber(value, "Datetime");
}

/** Constructors from fields, for one zone. */
function fromFields(zone: () => string): LibraryBody {
  return (...fields: (number | null)[]) => {
    const [year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0] = fields.map((field) => required(field));
    return new ApexDatetime(fromWall(utcOf(year, month, day, hour, minute, second), zone()));
  };
}

function fromDateAndTime(zone: () => string): LibraryBody {
  return (date: ApexDate | null, time: ApexTime | null) =>
    new ApexDatetime(fromWall(required(date).days * DAY + (time?.ms ?? 0), zone()));
}

const local = (): string => ambient.timeZone();
const gmt = (): string => "GMT";

/** Adds months on the wall clock in GMT. */
function plusMonths(self: ApexDatetime, months: number): ApexDatetime {
  const day = Math.floor(self.ms / DAY);
  return new ApexDatetime(addMonths(new ApexDate(day), months).days * DAY + (self.ms - day * DAY));
}

function add(unit: number): LibraryBody {
  return (self: ApexDatetime, count: number | null) => new ApexDatetime(self.ms + required(count) * unit);
}

/** A field of the wall clock in both zones: `Integer hour()` and `Integer hourGmt()`. */
function fields(): Record<string, LibraryBody> {
  const names: (keyof WallClock)[] = ["year", "month", "day", "hour", "minute", "second", "millisecond"];
  const result: Record<string, LibraryBody> = {};
  for (const name of names) {
    result[`Integer ${name}()`] = (self: ApexDatetime) => wallClock(self.ms, local())[name];
    result[`Integer ${name}Gmt()`] = (self: ApexDatetime) => wallClock(self.ms, "GMT")[name];
  }
  return result;
}

function dateIn(self: ApexDatetime, zone: string): ApexDate {
  return new ApexDate(Math.floor((self.ms + zoneOffset(zone, self.ms)) / DAY));
}

function timeIn(self: ApexDatetime, zone: string): ApexTime {
  return new ApexTime((self.ms + zoneOffset(zone, self.ms)) % DAY);
}

function dayOfYear(date: ApexDate): number {
  return date.days - ApexDate.of(date.year, 1, 1).days + 1;
}

/** Java takes an unknown zone for GMT. */
function formatIn(self: ApexDatetime, pattern: string | null, zone: string | null): string {
  return formatPattern(self.ms, required(pattern), isZone(required(zone)) ? (zone as string) : "GMT");
}

defineClass({
  name: "Datetime",
  js: ApexDatetime,
  statics: {
    "Datetime now()": () => new ApexDatetime(ambient.now()),
    "Datetime newInstance(Long milliseconds)": (ms: bigint | null) => new ApexDatetime(Number(required(ms))),
    "Datetime newInstance(Date date, Time time)": fromDateAndTime(local),
    "Datetime newInstance(Integer year, Integer month, Integer day)": fromFields(local),
    "Datetime newInstance(Integer year, Integer month, Integer day, Integer hour, Integer minute, Integer second)":
      fromFields(local),
    "Datetime newInstanceGmt(Date date, Time time)": fromDateAndTime(gmt),
    "Datetime newInstanceGmt(Integer year, Integer month, Integer day)": fromFields(gmt),
    "Datetime newInstanceGmt(Integer year, Integer month, Integer day, Integer hour, Integer minute, Integer second)":
      fromFields(gmt),
    "Datetime valueOf(String text)": (text: string | null) => valueOfText(required(text), local()),
    "Datetime valueOf(Object value)": valueOf,
    "Datetime valueOfGmt(String text)": (text: string | null) => valueOfText(required(text), "GMT"),
    "Datetime parse(String text)": (text: string | null) => new ApexDatetime(readLocalDatetime(required(text))),
  },
  methods: {
    ...fields(),
    "Datetime addDays(Integer days)": add(DAY),
    "Datetime addHours(Integer hours)": add(3_600_000),
    "Datetime addMinutes(Integer minutes)": add(60_000),
    "Datetime addSeconds(Integer seconds)": add(1000),
    "Datetime addMonths(Integer months)": (self: ApexDatetime, months: number | null) =>
      plusMonths(self, required(months)),
    "Datetime addYears(Integer years)": (self: ApexDatetime, years: number | null) =>
      plusMonths(self, required(years) * 12),
    "Date date()": (self: ApexDatetime) => dateIn(self, local()),
    "Date dateGmt()": (self: ApexDatetime) => dateIn(self, "GMT"),
    "Time time()": (self: ApexDatetime) => timeIn(self, local()),
    "Time timeGmt()": (self: ApexDatetime) => timeIn(self, "GMT"),
    "Integer dayOfYear()": (self: ApexDatetime) => dayOfYear(dateIn(self, local())),
    "Integer dayOfYearGmt()": (self: ApexDatetime) => dayOfYear(dateIn(self, "GMT")),
    "Long getTime()": (self: ApexDatetime) => BigInt(self.ms),
    "Boolean isSameDay(Datetime other)": (self: ApexDatetime, other: ApexDatetime | null) =>
      dateIn(self, local()).days === dateIn(required(other), local()).days,
    "String format()": (self: ApexDatetime) => shortDatetime(self.ms),
    "String format(String pattern)": (self: ApexDatetime, pattern: string | null) => formatIn(self, pattern, local()),
    "String format(String pattern, String zone)": formatIn,
    "String formatGmt(String pattern)": (self: ApexDatetime, pattern: string | null) => formatIn(self, pattern, "GMT"),
    "String formatLong()": (self: ApexDatetime) => longDatetime(self.ms),
    "Boolean equals(Object other)": (self: ApexDatetime, other: unknown) => apexEquals(self, other),
    "Integer hashCode()": hashOf,
    "String toString()": (self: ApexDatetime) => plainDatetime(self.ms, "GMT"),
  },
});
