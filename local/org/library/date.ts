import { ambient } from "../runtime/ambient.js";
import { apexEquals, hashOf } from "../runtime/equality.js";
import { throwApex } from "../runtime/exceptions.js";
import { ApexDate, daysInMonth } from "../runtime/values/date.js";
import { ApexDatetime } from "../runtime/values/datetime.js";
import { required } from "./arguments.js";
import { localDate, readLocalDate, shortDate } from "./date-text.js";
import { defineClass } from "./define.js";
import { notANumber } from "./numbers.js";
import { today } from "./system.js";

/** `yyyy-MM-dd`, also with a time behind it, which is ignored. Throws TypeException `Invalid date: x`. */
function valueOfText(text: string): ApexDate {
  const match = /^\s*(\d{1,4})-(\d{1,2})-(\d{1,2})(?:[ T].*)?\s*$/.exec(text);
  const [year, month, day] = match ? (match.slice(1).map(Number) as [number, number, number]) : [0, 0, 0];
  if (!match || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month))
    throwApex("System.TypeException", `Invalid date: ${text}`);
  return ApexDate.of(year, month, day);
}

function valueOf(value: unknown): ApexDate | null {
  if (value === null || value instanceof ApexDate) return value;
  if (value instanceof ApexDatetime) return localDate(value.ms);
  return typeof value === "string" ? valueOfText(value) : notANumber(value, "Date");
}

function newInstance(year: number | null, month: number | null, day: number | null): ApexDate {
  return ApexDate.of(required(year), required(month), required(day));
}

/** The same day some months later, or the last day of that month where it is shorter. */
export function addMonths(date: ApexDate, months: number): ApexDate {
  const first = ApexDate.of(date.year, date.month + months, 1);
  return new ApexDate(first.days + Math.min(date.day, daysInMonth(first.year, first.month)) - 1);
}

/** First weekday by the user's locale: Sunday in most American and Asian ones, else Monday. */
function firstWeekday(): number {
  return /_(US|CA|MX|BR|JP|IL|KR|TW|IN|ZA|PH|TH|HK|SG|AU|CO|PE|VE)\b/.test(ambient.locale()) ? 0 : 1;
}

function isLeapYear(year: number): boolean {
  return daysInMonth(year, 2) === 29;
}

defineClass({
  name: "Date",
  js: ApexDate,
  statics: {
    "Date newInstance(Integer year, Integer month, Integer day)": newInstance,
    "Date today()": today,
    "Date valueOf(String text)": (text: string | null) => valueOfText(required(text)),
    "Date valueOf(Object value)": valueOf,
    "Date parse(String text)": (text: string | null) => readLocalDate(required(text)),
    "Integer daysInMonth(Integer year, Integer month)": (year: number | null, month: number | null) =>
      daysInMonth(required(year), required(month)),
    "Boolean isLeapYear(Integer year)": (year: number | null) => isLeapYear(required(year)),
  },
  methods: {
    "Date addDays(Integer days)": (self: ApexDate, days: number | null) => new ApexDate(self.days + required(days)),
    "Date addMonths(Integer months)": (self: ApexDate, months: number | null) => addMonths(self, required(months)),
    "Date addYears(Integer years)": (self: ApexDate, years: number | null) => addMonths(self, required(years) * 12),
    "Integer year()": (self: ApexDate) => self.year,
    "Integer month()": (self: ApexDate) => self.month,
    "Integer day()": (self: ApexDate) => self.day,
    "Integer dayOfYear()": (self: ApexDate) => self.days - ApexDate.of(self.year, 1, 1).days + 1,
    "Integer daysBetween(Date other)": (self: ApexDate, other: ApexDate | null) => required(other).days - self.days,
    "Integer monthsBetween(Date other)": (self: ApexDate, other: ApexDate | null) =>
      (required(other).year - self.year) * 12 + (other as ApexDate).month - self.month,
    "Boolean isSameDay(Date other)": (self: ApexDate, other: ApexDate | null) => self.days === required(other).days,
    "Date toStartOfMonth()": (self: ApexDate) => new ApexDate(self.days - self.day + 1),
    "Date toStartOfWeek()": (self: ApexDate) => new ApexDate(self.days - ((self.weekday - firstWeekday() + 7) % 7)),
    "String format()": (self: ApexDate) => shortDate(self),
    "Boolean equals(Object other)": (self: ApexDate, other: unknown) => apexEquals(self, other),
    "Integer hashCode()": hashOf,
    "String toString()": (self: ApexDate) => `${self.toString()} 00:00:00`,
  },
});
