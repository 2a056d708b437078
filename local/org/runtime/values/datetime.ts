import { padded } from "./date.js";

/** An instant, kept as milliseconds since the epoch. */
export class ApexDatetime {
  static readonly apexName = "Datetime";
  readonly ms: number;
  constructor(ms: number) {
    this.ms = ms;
  }
}

/** The fields of an instant on the wall clock of a time zone. Month is 1 to 12. */
export interface WallClock {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  millisecond: number;
}

const zoneFormats = new Map<string, Intl.DateTimeFormat>();

function zoneFormat(zone: string): Intl.DateTimeFormat {
  let format = zoneFormats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      era: "short",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    zoneFormats.set(zone, format);
  }
  return format;
}

/** Offset of a time zone from GMT at an instant, in milliseconds (east is positive). */
export function zoneOffset(zone: string, ms: number): number {
  if (zone === "GMT" || zone === "UTC") return 0;
  const fixed = /^GMT([+-])(\d{1,2}):?(\d{2})?$/.exec(zone);
  if (fixed) return (fixed[1] === "-" ? -1 : 1) * (Number(fixed[2]) * 60 + Number(fixed[3] ?? 0)) * 60_000;
  const part: Record<string, string> = {};
  for (const piece of zoneFormat(zone).formatToParts(ms)) part[piece.type] = piece.value;
  const year = part["era"] === "BC" ? 1 - Number(part["year"]) : Number(part["year"]);
  const local = utcOf(
    year,
    Number(part["month"]),
    Number(part["day"]),
    Number(part["hour"]),
    Number(part["minute"]),
    Number(part["second"]),
  );
  return local - Math.floor(ms / 1000) * 1000;
}

/** True if the name is a zone this machine knows (IANA names, GMT with an offset). */
export function isZone(zone: string): boolean {
  if (/^GMT([+-]\d{1,2}:?\d{0,2})?$/.test(zone)) return true;
  try {
    zoneFormat(zone);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Milliseconds since the epoch of wall-clock fields in GMT; fields beyond their range roll over. */
export function utcOf(
  year: number,
  month: number,
  day: number,
  hour = 0,
  minute = 0,
  second = 0,
  millisecond = 0,
): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second, millisecond);
  return date.getTime();
}

/** The instant at which the clocks of a zone show these GMT-like milliseconds; a skipped hour moves forward. */
export function fromWall(wall: number, zone: string): number {
  const guess = wall - zoneOffset(zone, wall);
  const offset = zoneOffset(zone, guess);
  const corrected = wall - offset;
  return zoneOffset(zone, corrected) === offset ? corrected : guess;
}

/** What the clocks of a zone show at an instant. */
export function wallClock(ms: number, zone: string): WallClock {
  const date = new Date(ms + zoneOffset(zone, ms));
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    millisecond: date.getUTCMilliseconds(),
  };
}

/** `yyyy-MM-dd HH:mm:ss` in a zone. */
export function plainDatetime(ms: number, zone: string): string {
  const at = wallClock(ms, zone);
  return `${padded(at.year, 4)}-${padded(at.month, 2)}-${padded(at.day, 2)} ${padded(at.hour, 2)}:${padded(at.minute, 2)}:${padded(at.second, 2)}`;
}

/** `yyyy-MM-ddTHH:mm:ss.SSSZ` in GMT, as JSON writes it. */
export function isoDatetime(ms: number): string {
  return new Date(ms).toISOString();
}
