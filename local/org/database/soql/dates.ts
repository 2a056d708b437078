import { ApexDate, daysOf } from "../../runtime/values/date.js";
import { fromWall, utcOf, wallClock } from "../../runtime/values/datetime.js";
import { refuse } from "./errors.js";

/** A span of whole days, the end excluded. */
export interface DaySpan {
  start: number;
  end: number;
}

/** First day of the week that a day lies in; weeks start on Sunday. */
function weekStart(days: number): number {
  return days - new ApexDate(days).weekday;
}

function monthSpan(year: number, month: number, months = 1): DaySpan {
  return { start: daysOf(year, month, 1), end: daysOf(year, month + months, 1) };
}

/** Today on the wall clock of a zone, as days since the epoch. */
export function todayIn(zone: string, now: number): number {
  const wall = wallClock(now, zone);
  return daysOf(wall.year, wall.month, wall.day);
}

/** The instant a day starts in a zone, in milliseconds. */
export function dayStart(days: number, zone: string): number {
  const date = new ApexDate(days);
  return fromWall(utcOf(date.year, date.month, date.day), zone);
}

/**
 * The days a date formula means (`LAST_WEEK`, `NEXT_N_DAYS:5` …). Fiscal periods are calendar periods: the org's fiscal year starts in January.
 * `open` formulas (`LAST_N_DAYS`) include today as the documents say.
 */
export function spanOf(name: string, count: number | null, today: number): DaySpan {
  const date = new ApexDate(today);
  const { year, month } = date;
  const quarterMonth = Math.floor((month - 1) / 3) * 3 + 1;
  const n = count ?? 0;
  const days = (from: number, to: number): DaySpan => ({ start: today + from, end: today + to });
  const weeks = (from: number, to: number): DaySpan => ({
    start: weekStart(today) + 7 * from,
    end: weekStart(today) + 7 * to,
  });
  const months = (from: number, to: number): DaySpan => monthSpan(year, month + from, to - from);
  const quarters = (from: number, to: number): DaySpan => monthSpan(year, quarterMonth + 3 * from, 3 * (to - from));
  const years = (from: number, to: number): DaySpan => ({
    start: daysOf(year + from, 1, 1),
    end: daysOf(year + to, 1, 1),
  });
  switch (name.replace("FISCAL_", "")) {
    case "YESTERDAY":
      return days(-1, 0);
    case "TODAY":
      return days(0, 1);
    case "TOMORROW":
      return days(1, 2);
    case "LAST_90_DAYS":
      return days(-90, 1);
    case "NEXT_90_DAYS":
      return days(1, 91);
    case "LAST_N_DAYS":
      return days(-n, 1);
    case "NEXT_N_DAYS":
      return days(1, n + 1);
    case "N_DAYS_AGO":
      return days(-n, -n + 1);
    case "LAST_WEEK":
      return weeks(-1, 0);
    case "THIS_WEEK":
      return weeks(0, 1);
    case "NEXT_WEEK":
      return weeks(1, 2);
    case "LAST_N_WEEKS":
      return weeks(-n, 0);
    case "NEXT_N_WEEKS":
      return weeks(1, n + 1);
    case "N_WEEKS_AGO":
      return weeks(-n, -n + 1);
    case "LAST_MONTH":
      return months(-1, 0);
    case "THIS_MONTH":
      return months(0, 1);
    case "NEXT_MONTH":
      return months(1, 2);
    case "LAST_N_MONTHS":
      return months(-n, 0);
    case "NEXT_N_MONTHS":
      return months(1, n + 1);
    case "N_MONTHS_AGO":
      return months(-n, -n + 1);
    case "LAST_QUARTER":
      return quarters(-1, 0);
    case "THIS_QUARTER":
      return quarters(0, 1);
    case "NEXT_QUARTER":
      return quarters(1, 2);
    case "LAST_N_QUARTERS":
      return quarters(-n, 0);
    case "NEXT_N_QUARTERS":
      return quarters(1, n + 1);
    case "N_QUARTERS_AGO":
      return quarters(-n, -n + 1);
    case "LAST_YEAR":
      return years(-1, 0);
    case "THIS_YEAR":
      return years(0, 1);
    case "NEXT_YEAR":
      return years(1, 2);
    case "LAST_N_YEARS":
      return years(-n, 0);
    case "NEXT_N_YEARS":
      return years(1, n + 1);
    case "N_YEARS_AGO":
      return years(-n, -n + 1);
    default:
      return refuse(`Date literal ${name} is not supported`);
  }
}

/** A part of a date, or of an instant on the wall clock of a zone: what `CALENDAR_YEAR` and its like answer. */
export function datePart(name: string, value: number, isInstant: boolean, zone: string): number {
  const wall = isInstant ? wallClock(value, zone) : null;
  const date = wall === null ? new ApexDate(value) : ApexDate.of(wall.year, wall.month, wall.day);
  const dayOfYear = date.days - daysOf(date.year, 1, 1) + 1;
  switch (name) {
    case "CALENDAR_YEAR":
    case "FISCAL_YEAR":
      return date.year;
    case "CALENDAR_MONTH":
    case "FISCAL_MONTH":
      return date.month;
    case "CALENDAR_QUARTER":
    case "FISCAL_QUARTER":
      return Math.floor((date.month - 1) / 3) + 1;
    case "DAY_IN_MONTH":
      return date.day;
    case "DAY_IN_WEEK":
      return date.weekday + 1;
    case "DAY_IN_YEAR":
      return dayOfYear;
    case "WEEK_IN_MONTH":
      return Math.floor((date.day - 1) / 7) + 1;
    case "WEEK_IN_YEAR":
      return Math.floor((dayOfYear - 1) / 7) + 1;
    case "HOUR_IN_DAY":
      return wall?.hour ?? 0;
    case "DAY_ONLY":
      return date.days;
    default:
      return refuse(`Date function ${name} is not supported`);
  }
}
