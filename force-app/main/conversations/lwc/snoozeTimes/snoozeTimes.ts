import hour from "@salesforce/label/c.Snooze_Hour";
import monday from "@salesforce/label/c.Snooze_Monday";
import tomorrow from "@salesforce/label/c.Snooze_Tomorrow";
import timeZone from "@salesforce/i18n/timeZone";

/** Until when a conversation can be snoozed with one click. */
export interface SnoozeTime {
  id: string;
  label: string;
  until: Date;
}

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
/** When people are back at work, in their own time zone. */
const MORNING = 9;
const MONDAY = 1;

/** The times on offer; `now` in milliseconds. */
export function snoozeTimes(now = Date.now(), zone: string = timeZone): SnoozeTime[] {
  const wall = now + offsetAt(now, zone);
  const daysToMonday = (MONDAY + 7 - new Date(wall).getUTCDay()) % 7 || 7;
  const morning = (days: number): Date => {
    const target = Math.floor(wall / DAY) * DAY + days * DAY + MORNING * HOUR;
    // The clock may be changed between now and then: the offset of that day counts.
    return new Date(target - offsetAt(target - offsetAt(now, zone), zone));
  };
  return [
    { id: "hour", label: hour, until: new Date(now + HOUR) },
    { id: "tomorrow", label: tomorrow, until: morning(1) },
    { id: "monday", label: monday, until: morning(daysToMonday) },
  ];
}

/** How far the clocks of a zone are ahead of UTC at an instant, in milliseconds. */
function offsetAt(instant: number, zone: string): number {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour: hours = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hours, minute, second) - Math.floor(instant / 1000) * 1000;
}
