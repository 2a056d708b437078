const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto", style: "narrow" });
const moment = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });
const clock = new Intl.DateTimeFormat("en", { hour: "2-digit", minute: "2-digit" });
const dayFormat = new Intl.DateTimeFormat("en", { weekday: "long", day: "numeric", month: "long" });

/** The workspace's clock may differ from the browser's. */
let offset = 0;

export function setNow(seconds: number): void {
  offset = seconds - Date.now() / 1000;
}

/** "3h ago" and the like. */
export function ago(seconds: number): string {
  const difference = seconds - (Date.now() / 1000 + offset);
  const size = Math.abs(difference);
  if (size < 45) return "now";
  if (size < 3600) return relative.format(Math.round(difference / 60), "minute");
  if (size < 86_400) return relative.format(Math.round(difference / 3600), "hour");
  return relative.format(Math.round(difference / 86_400), "day");
}

export function exact(seconds: number): string {
  return moment.format(new Date(seconds * 1000));
}

export function timeOfDay(seconds: number): string {
  return clock.format(new Date(seconds * 1000));
}

export function dayOf(seconds: number): string {
  return dayFormat.format(new Date(seconds * 1000));
}

export function size(bytes: number): string {
  return bytes < 1024 ? `${bytes} B` : `${(bytes / 1024).toFixed(1)} KB`;
}

export function count(number: number): string {
  return number.toLocaleString("en");
}
