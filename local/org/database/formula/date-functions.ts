import { ApexDate, daysInMonth } from "../../runtime/values/date.js";
import { ApexDatetime, wallClock } from "../../runtime/values/datetime.js";
import { ApexTime } from "../../runtime/values/time.js";
import { FormulaError } from "./syntax.js";
import type { FormulaFunction } from "./text-functions.js";
import { decimalOf, integerOf, isBlank, textOf, type FormulaContext, type FormulaValue } from "./values.js";

function dateOf(value: FormulaValue, zone: string): ApexDate | null {
  if (isBlank(value)) return null;
  if (value instanceof ApexDate) return value;
  if (value instanceof ApexDatetime) {
    const { year, month, day } = wallClock(value.ms, zone);
    return ApexDate.of(year, month, day);
  }
  const match = /^(\d{4})-(\d{1,2})-(\d{1,2})/.exec(textOf(value));
  if (!match) throw new FormulaError(`'${textOf(value)}' is not a date of the form YYYY-MM-DD`);
  return ApexDate.of(Number(match[1]), Number(match[2]), Number(match[3]));
}

function datetimeOf(value: FormulaValue): ApexDatetime | null {
  if (isBlank(value)) return null;
  if (value instanceof ApexDatetime) return value;
  if (value instanceof ApexDate) return new ApexDatetime(value.days * 86_400_000);
  const match = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}:\d{2}))?/.exec(textOf(value));
  if (!match) throw new FormulaError(`'${textOf(value)}' is not a date and time`);
  return new ApexDatetime(Date.parse(`${match[1]}T${match[2] ?? "00:00:00"}Z`));
}

/** The last day of a month stays the last day. */
function addMonths(value: FormulaValue, count: FormulaValue): FormulaValue {
  if (value === null || count === null) return null;
  const days =
    value instanceof ApexDatetime ? Math.floor(value.ms / 86_400_000) : value instanceof ApexDate ? value.days : NaN;
  if (Number.isNaN(days)) throw new FormulaError("ADDMONTHS needs a date");
  const start = new ApexDate(days);
  const months = start.year * 12 + start.month - 1 + integerOf(count);
  const [year, month] = [Math.floor(months / 12), (((months % 12) + 12) % 12) + 1];
  const last = start.day === daysInMonth(start.year, start.month);
  const moved = ApexDate.of(
    year,
    month,
    last ? daysInMonth(year, month) : Math.min(start.day, daysInMonth(year, month)),
  );
  return value instanceof ApexDatetime ? new ApexDatetime(value.ms + (moved.days - days) * 86_400_000) : moved;
}

function timeOf(value: FormulaValue): ApexTime | null {
  if (isBlank(value) || value instanceof ApexTime) return value as ApexTime | null;
  if (value instanceof ApexDatetime) return new ApexTime(value.ms);
  const match = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?/.exec(textOf(value));
  if (!match) throw new FormulaError(`'${textOf(value)}' is not a time`);
  const [, hour, minute, second = "0", fraction = "0"] = match;
  return new ApexTime(((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000 + Number(fraction));
}

/** Date and time functions; they need the running user's zone and the org's clock. */
export function dateFunctions(context: FormulaContext): Record<string, FormulaFunction> {
  const zone = context.timeZone;
  const part =
    (read: (date: ApexDate) => number): FormulaFunction =>
    (value = null) => {
      const date = dateOf(value, zone);
      return date && decimalOf(read(date));
    };
  const timePart =
    (read: (time: ApexTime) => number): FormulaFunction =>
    (value = null) => {
      const time = timeOf(value);
      return time && decimalOf(read(time));
    };
  return {
    ADDMONTHS: (value = null, count = null) => addMonths(value, count),
    DATE: (year = null, month = null, day = null) => ApexDate.of(integerOf(year), integerOf(month), integerOf(day)),
    DATETIMEVALUE: (value = null) => datetimeOf(value),
    DATEVALUE: (value = null) => dateOf(value, zone),
    DAY: part((date) => date.day),
    DAYOFYEAR: part((date) => date.days - ApexDate.of(date.year, 1, 1).days + 1),
    FROMUNIXTIME: (value = null) => value && new ApexDatetime(integerOf(value) * 1000),
    HOUR: timePart((time) => time.hour),
    MILLISECOND: timePart((time) => time.millisecond),
    MINUTE: timePart((time) => time.minute),
    MONTH: part((date) => date.month),
    NOW: () => new ApexDatetime(context.now()),
    SECOND: timePart((time) => time.second),
    TIMENOW: () => new ApexTime(context.now()),
    TIMEVALUE: (value = null) => timeOf(value),
    TODAY: () => dateOf(new ApexDatetime(context.now()), zone),
    UNIXTIMESTAMP: (value = null) => {
      const instant = datetimeOf(value);
      return instant && decimalOf(Math.floor(instant.ms / 1000));
    },
    WEEKDAY: part((date) => date.weekday + 1),
    YEAR: part((date) => date.year),
  };
}
