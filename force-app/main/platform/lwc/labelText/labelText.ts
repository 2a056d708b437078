import locale from "@salesforce/i18n/locale";

/** Replaces {0}, {1} … of a custom label by the values. */
export function fill(label: string, ...values: (string | number)[]): string {
  return label.replace(/\{(\d+)\}/g, (placeholder, index: string) => String(values[Number(index)] ?? placeholder));
}

/** The label for one thing, or the label for several with its number filled in. */
export function count(one: string, several: string, quantity: number): string {
  return quantity === 1 ? one : fill(several, quantity);
}

const MINUTE = 60_000;
const UNITS: [number, "day" | "hour" | "minute"][] = [
  [24 * 60 * MINUTE, "day"],
  [60 * MINUTE, "hour"],
  [MINUTE, "minute"],
];

/** How long ago a moment was, in its largest unit and the user's language: "44 min", "3 hr", "2 days". */
export function elapsed(since: string, now = Date.now()): string {
  const milliseconds = Math.max(0, now - Date.parse(since));
  const [size, unit] = UNITS.find(([smallest]) => milliseconds >= smallest) ?? [MINUTE, "minute"];
  return new Intl.NumberFormat(locale, { style: "unit", unit }).format(Math.floor(milliseconds / size));
}
