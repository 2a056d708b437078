import { ambient } from "../runtime/ambient.js";
import { throwApex } from "../runtime/exceptions.js";
import { daysOf, padded } from "../runtime/values/date.js";
import { wallClock, type WallClock, zoneOffset } from "../runtime/values/datetime.js";

/** BCP 47 tag of an Apex locale (`en_US`). */
export function localeTag(locale: string): string {
  return locale.replaceAll("_", "-");
}

/** Formats an instant by a pattern of java.text.SimpleDateFormat in a zone, names in the running user's language. */
export function formatPattern(ms: number, pattern: string, zone: string): string {
  const at = wallClock(ms, zone);
  let result = "";
  for (const piece of pattern.matchAll(/'((?:[^']|'')*)'|([a-zA-Z])\2*|[^a-zA-Z']+|'/g)) {
    const text = piece[0];
    if (piece[1] !== undefined) result += piece[1] === "" ? "'" : piece[1].replaceAll("''", "'");
    else if (piece[2] !== undefined) result += field(piece[2], text.length, at, ms, zone);
    else if (text === "'") throwApex("System.StringException", "Unterminated quote");
    else result += text;
  }
  return result;
}

function name(ms: number, zone: string, options: Intl.DateTimeFormatOptions): string {
  // The wall clock is formatted as if it were GMT, so that zones only this machine's Java knows work as well.
  const wall = ms + zoneOffset(zone, ms);
  return new Intl.DateTimeFormat(localeTag(ambient.locale()), { ...options, timeZone: "UTC" }).format(wall);
}

function field(letter: string, width: number, at: WallClock, ms: number, zone: string): string {
  switch (letter) {
    case "y":
    case "u":
      if (letter === "u") return padded(weekday(at), width);
      return width === 2 ? padded(at.year % 100, 2) : padded(at.year, width);
    case "Y":
      return width === 2 ? padded(weekYear(at) % 100, 2) : padded(weekYear(at), width);
    case "M":
    case "L":
      if (width >= 4) return name(ms, zone, { month: "long" });
      return width === 3 ? name(ms, zone, { month: "short" }) : padded(at.month, width);
    case "d":
      return padded(at.day, width);
    case "D":
      return padded(dayOfYear(at), width);
    case "E":
      return name(ms, zone, { weekday: width >= 4 ? "long" : "short" });
    case "F":
      return padded(Math.floor((at.day - 1) / 7) + 1, width);
    case "w":
      return padded(weekOfYear(at), width);
    case "W":
      return padded(Math.floor((at.day - 1 + firstWeekday(at.year, at.month)) / 7) + 1, width);
    case "a":
      return at.hour < 12 ? "AM" : "PM";
    case "H":
      return padded(at.hour, width);
    case "k":
      return padded(at.hour === 0 ? 24 : at.hour, width);
    case "K":
      return padded(at.hour % 12, width);
    case "h":
      return padded(at.hour % 12 === 0 ? 12 : at.hour % 12, width);
    case "m":
      return padded(at.minute, width);
    case "s":
      return padded(at.second, width);
    case "S":
      return padded(at.millisecond, width);
    case "G":
      return at.year > 0 ? "AD" : "BC";
    case "z":
      return zoneName(ms, zone, width >= 4 ? "long" : "short");
    case "Z":
      return offsetText(zoneOffset(zone, ms), "");
    case "X":
      return isoOffset(zoneOffset(zone, ms), width);
    default:
      throwApex("System.StringException", `Illegal pattern character '${letter}'`);
  }
}

/** 1 is Monday, 7 Sunday. */
function weekday(at: WallClock): number {
  const sundayBased = (((daysOf(at.year, at.month, at.day) + 4) % 7) + 7) % 7;
  return sundayBased === 0 ? 7 : sundayBased;
}

/** Weekday of the first of a month; 0 is Sunday. */
function firstWeekday(year: number, month: number): number {
  return (((daysOf(year, month, 1) + 4) % 7) + 7) % 7;
}

function dayOfYear(at: WallClock): number {
  return daysOf(at.year, at.month, at.day) - daysOf(at.year, 1, 1) + 1;
}

/** Weeks start on Sunday and the one with January 1 is the first, as in the United States. */
function weekOfYear(at: WallClock): number {
  if (weekYear(at) > at.year) return 1;
  return Math.floor((dayOfYear(at) - 1 + firstWeekday(at.year, 1)) / 7) + 1;
}

function weekYear(at: WallClock): number {
  const nextFirst = daysOf(at.year + 1, 1, 1);
  return daysOf(at.year, at.month, at.day) >= nextFirst - firstWeekday(at.year + 1, 1) ? at.year + 1 : at.year;
}

/** English speakers have short names for the zones near them only: `CEST` is British, `AEST` Australian. */
const NAMING_LOCALES = ["en-US", "en-GB", "en-AU", "en-IN", "en-NZ", "en-ZA"];

export function zoneName(ms: number, zone: string, width: "short" | "long"): string {
  if (zone === "GMT" || zone === "UTC")
    return width === "short" ? zone : zone === "GMT" ? "Greenwich Mean Time" : "Coordinated Universal Time";
  if (/^GMT[+-]/.test(zone)) return zone;
  let name = zone;
  for (const locale of NAMING_LOCALES) {
    const parts = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: width }).formatToParts(ms);
    name = parts.find((part) => part.type === "timeZoneName")?.value ?? zone;
    if (!/^(GMT|UTC)[+-]/.test(name)) break;
  }
  return name;
}

/** `+0530` or, with a separator, `+05:30`. */
export function offsetText(offset: number, separator: string): string {
  const minutes = Math.abs(Math.round(offset / 60_000));
  return `${offset < 0 ? "-" : "+"}${padded(Math.floor(minutes / 60), 2)}${separator}${padded(minutes % 60, 2)}`;
}

function isoOffset(offset: number, width: number): string {
  if (offset === 0) return "Z";
  if (width === 1) return offsetText(offset, "").slice(0, 3);
  return offsetText(offset, width === 2 ? "" : ":");
}
