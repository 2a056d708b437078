import { fromWall, utcOf, wallClock } from "../runtime/values/datetime.js";
import { throwApex } from "../runtime/exceptions.js";

const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const WEEKDAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
/** The documentation says 2099; the platform takes later years, too. */
const LAST_YEAR = 2200;
/** Long enough for a 29 February on a given weekday. */
const SEARCH_YEARS = 41;

/** A cron expression of Apex: seconds and minutes are single numbers, the rest sets or rules. Source: "Apex Scheduler". */
export interface Cron {
  second: number;
  minute: number;
  hours: Set<number>;
  /** Whether the day suits, given year, month (1-12) and day of month. */
  dayMatches(year: number, month: number, day: number): boolean;
  months: Set<number>;
  years: Set<number> | null;
}

/** Parses an expression; throws System.StringException or AsyncException as System.schedule does. */
export function parseCron(expression: string): Cron {
  const parts = expression.trim().split(/\s+/);
  if (parts.length < 6 || parts.length > 7) throwApex("System.StringException", `Unexpected end of expression.`);
  const [second, minute, hour, dayOfMonth, month, dayOfWeek, year] = parts as [
    string,
    string,
    string,
    string,
    string,
    string,
    string?,
  ];
  if (!/^\d+$/.test(second) || !/^\d+$/.test(minute))
    throwApex("System.StringException", `Seconds and minutes must be specified as integers: ${expression}`);
  if (Number(second) > 59 || Number(minute) > 59)
    throwApex("System.StringException", "Minute and Second values must be between 0 and 59");
  if ((dayOfMonth === "?") === (dayOfWeek === "?")) {
    const message =
      dayOfMonth === "?"
        ? "'?' can only be specified for Day-of-Month -OR- Day-of-Week."
        : "Support for specifying both a day-of-week AND a day-of-month parameter is not implemented.";
    throwApex("System.StringException", message);
  }
  return {
    second: Number(second),
    minute: Number(minute),
    hours: fieldSet(hour, 0, 23, [], expression),
    months: fieldSet(month, 1, 12, MONTHS, expression),
    years: year === undefined || year === "*" ? null : fieldSet(year, 1970, LAST_YEAR, [], expression),
    dayMatches: dayOfWeek === "?" ? dayOfMonthRule(dayOfMonth, expression) : dayOfWeekRule(dayOfWeek, expression),
  };
}

/** The first instant after `after` (milliseconds) at which the expression fires on the wall clock of `zone`; null when it never does again. */
export function nextFireTime(cron: Cron, after: number, zone: string): number | null {
  const start = wallClock(after, zone);
  const today = utcOf(start.year, start.month, start.day);
  const first = cron.years === null ? start.year : Math.min(...[...cron.years].filter((year) => year >= start.year));
  if (!Number.isFinite(first)) return null;
  const midnight = Math.max(today, utcOf(first, 1, 1));
  for (let offset = 0; offset < SEARCH_YEARS * 366; offset++) {
    const date = new Date(midnight + offset * 86_400_000);
    const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
    if (cron.years !== null && !cron.years.has(year)) continue;
    if (!cron.months.has(month) || !cron.dayMatches(year, month, day)) continue;
    for (const hour of [...cron.hours].sort((left, right) => left - right)) {
      const instant = fromWall(utcOf(year, month, day, hour, cron.minute, cron.second), zone);
      if (instant > after) return instant;
    }
  }
  return null;
}

function fieldSet(text: string, low: number, high: number, names: readonly string[], expression: string): Set<number> {
  const numbers = new Set<number>();
  for (const item of text.split(",")) {
    const [range, step] = item.split("/") as [string, string?];
    let from = low;
    let to = high;
    if (range !== "*") {
      const [first, last] = range.split("-") as [string, string?];
      from = numberOf(first, low, high, names, expression);
      to = last !== undefined ? numberOf(last, low, high, names, expression) : step === undefined ? from : high;
    }
    const by = step === undefined ? 1 : Number(step);
    if (!Number.isInteger(by) || by < 1) invalid(expression);
    // A range may wrap round (FRI-MON, 22-2).
    const end = to < from ? to + (high - low + 1) : to;
    for (let value = from; value <= end; value += by) numbers.add(low + ((value - low) % (high - low + 1)));
  }
  return numbers;
}

function numberOf(text: string, low: number, high: number, names: readonly string[], expression: string): number {
  const named = names.indexOf(text.toUpperCase());
  const value = named >= 0 ? named + 1 : Number(text);
  if (!Number.isInteger(value) || text === "" || value < low || value > high) invalid(expression);
  return value;
}

function invalid(expression: string): never {
  throwApex("System.StringException", `Illegal characters or values in cron expression: ${expression}`);
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function weekdayOf(year: number, month: number, day: number): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 1;
}

function dayOfMonthRule(text: string, expression: string): Cron["dayMatches"] {
  if (text === "L") return (year, month, day) => day === daysInMonth(year, month);
  const nearest = /^(\d+|L)W$/i.exec(text);
  if (nearest) {
    return (year, month, day) => {
      const wanted = nearest[1]!.toUpperCase() === "L" ? daysInMonth(year, month) : Number(nearest[1]);
      return day === nearestWeekday(year, month, Math.min(wanted, daysInMonth(year, month)));
    };
  }
  const days = fieldSet(text, 1, 31, [], expression);
  return (_year, _month, day) => days.has(day);
}

/** The working day nearest to a date without leaving its month. */
function nearestWeekday(year: number, month: number, day: number): number {
  const weekday = weekdayOf(year, month, day);
  if (weekday === 7) return day > 1 ? day - 1 : day + 2;
  if (weekday === 1) return day < daysInMonth(year, month) ? day + 1 : day - 2;
  return day;
}

function dayOfWeekRule(text: string, expression: string): Cron["dayMatches"] {
  if (text.toUpperCase() === "L") return (year, month, day) => weekdayOf(year, month, day) === 7;
  const last = /^(\w+)L$/i.exec(text);
  if (last) {
    const weekday = numberOf(last[1]!, 1, 7, WEEKDAYS, expression);
    return (year, month, day) => weekdayOf(year, month, day) === weekday && day > daysInMonth(year, month) - 7;
  }
  const nth = /^(\w+)#([1-5])$/.exec(text);
  if (nth) {
    const weekday = numberOf(nth[1]!, 1, 7, WEEKDAYS, expression);
    return (year, month, day) => weekdayOf(year, month, day) === weekday && Math.ceil(day / 7) === Number(nth[2]);
  }
  const weekdays = fieldSet(text, 1, 7, WEEKDAYS, expression);
  return (year, month, day) => weekdays.has(weekdayOf(year, month, day));
}
