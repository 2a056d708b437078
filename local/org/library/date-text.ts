import { ambient } from "../runtime/ambient.js";
import { throwApex } from "../runtime/exceptions.js";
import { ApexDate, daysInMonth } from "../runtime/values/date.js";
import { fromWall, utcOf, zoneOffset } from "../runtime/values/datetime.js";
import { localeTag, zoneName } from "./date-patterns.js";

/** The day an instant falls on in the running user's time zone. */
export function localDate(ms: number): ApexDate {
  return new ApexDate(Math.floor((ms + zoneOffset(ambient.timeZone(), ms)) / 86_400_000));
}

const DATE: Intl.DateTimeFormatOptions = { year: "numeric", month: "numeric", day: "numeric" };
const TIME: Intl.DateTimeFormatOptions = { hour: "numeric", minute: "2-digit" };

/** ICU puts a narrow no-break space before AM and PM; the platform a plain one. */
function plainSpaces(text: string): string {
  return text.replace(/[\u202f\u00a0]/g, " ");
}

/** `12/31/2024` in the running user's locale. */
export function shortDate(date: ApexDate): string {
  return new Intl.DateTimeFormat(localeTag(ambient.locale()), { ...DATE, timeZone: "UTC" }).format(
    date.days * 86_400_000,
  );
}

/** `12/31/2024, 3:04 PM` in the running user's locale and time zone. */
export function shortDatetime(ms: number): string {
  const wall = ms + zoneOffset(ambient.timeZone(), ms);
  return plainSpaces(
    new Intl.DateTimeFormat(localeTag(ambient.locale()), { ...DATE, ...TIME, timeZone: "UTC" }).format(wall),
  );
}

/** `12/31/2024, 3:04:05 PM PST` in the running user's locale and time zone. */
export function longDatetime(ms: number): string {
  const wall = ms + zoneOffset(ambient.timeZone(), ms);
  const text = new Intl.DateTimeFormat(localeTag(ambient.locale()), {
    ...DATE,
    ...TIME,
    second: "2-digit",
    timeZone: "UTC",
  }).format(wall);
  return `${plainSpaces(text)} ${zoneName(ms, ambient.timeZone(), "short")}`;
}

/** Order of day, month and year in the user's locale, as letters. */
function fieldOrder(): string {
  const parts = new Intl.DateTimeFormat(localeTag(ambient.locale()), DATE).formatToParts(0);
  return parts
    .filter((part) => part.type !== "literal")
    .map((part) => part.type[0])
    .join("");
}

/** Reads a date as the user's locale writes it. Throws TypeException `Invalid date: x`. */
export function readLocalDate(text: string): ApexDate {
  return dateFrom(text.trim()) ?? throwApex("System.TypeException", `Invalid date: ${text}`);
}

function dateFrom(text: string): ApexDate | undefined {
  const numbers = /^(\d{1,4})[/.\- ]+(\d{1,2})[/.\- ]+(\d{1,4})\.?$/.exec(text);
  if (!numbers) return undefined;
  const order = fieldOrder();
  const part = (letter: string): number => Number(numbers[order.indexOf(letter) + 1]);
  const year =
    part("y") < 100 && (numbers[order.indexOf("y") + 1] as string).length <= 2 ? part("y") + 2000 : part("y");
  if (part("m") < 1 || part("m") > 12 || part("d") < 1 || part("d") > daysInMonth(year, part("m"))) return undefined;
  return ApexDate.of(year, part("m"), part("d"));
}

/** Reads a date and time as the user's locale writes them; milliseconds since the epoch. Throws TypeException `Invalid date/time: x`. */
export function readLocalDatetime(text: string): number {
  const match = /^(\S+?),?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([AaPp][Mm])?$/.exec(text.trim());
  const date = match ? dateFrom(match[1] as string) : undefined;
  if (!match || !date) throwApex("System.TypeException", `Invalid date/time: ${text}`);
  const half = match[5]?.toLowerCase();
  const hour = half ? (Number(match[2]) % 12) + (half === "pm" ? 12 : 0) : Number(match[2]);
  const wall = utcOf(date.year, date.month, date.day, hour, Number(match[3]), Number(match[4] ?? 0));
  return fromWall(wall, ambient.timeZone());
}
