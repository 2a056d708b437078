const formats = new Map<string, Intl.DateTimeFormat>();

/** Seconds that a time zone is ahead of UTC at a moment. */
function offsetAt(seconds: number, timezone: string): number {
  let format = formats.get(timezone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone: timezone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    formats.set(timezone, format);
  }
  const parts = Object.fromEntries(
    format.formatToParts(new Date(seconds * 1000)).map((part) => [part.type, Number(part.value)]),
  );
  const local =
    Date.UTC(parts.year ?? 0, (parts.month ?? 1) - 1, parts.day, parts.hour, parts.minute, parts.second) / 1000;
  return local - Math.floor(seconds);
}

/** The first second of the day that a moment lies in, as the time zone counts days. */
export function startOfDay(seconds: number, timezone: string): number {
  const local = seconds + offsetAt(seconds, timezone);
  const midnight = local - (((local % 86_400) + 86_400) % 86_400);
  const guess = midnight - offsetAt(seconds, timezone);
  // The offset can differ at midnight when clocks changed during the day.
  return midnight - offsetAt(guess, timezone);
}

/** The first second of the following day. */
export function startOfNextDay(seconds: number, timezone: string): number {
  return startOfDay(startOfDay(seconds, timezone) + 36 * 3600, timezone);
}
