import type { UserContext } from "../../security/users.js";
import type { FieldDescribe } from "../../schema/types.js";
import { ApexDate } from "../../runtime/values/date.js";
import { ApexDatetime, wallClock } from "../../runtime/values/datetime.js";
import { Decimal } from "../../runtime/values/decimal.js";

/** What `FORMAT(field)` answers: numbers, currency and dates in the user's locale. Null stays null. */
export function formattedText(field: FieldDescribe | null, value: unknown, user: UserContext): string | null {
  if (value === null || value === undefined) return null;
  const locale = user.locale.replace("_", "-");
  if (value instanceof Decimal) {
    const digits = {
      minimumFractionDigits: field?.scale ?? value.scale,
      maximumFractionDigits: field?.scale ?? value.scale,
    };
    const text = new Intl.NumberFormat(locale, digits).format(value.toNumber());
    return field?.type === "currency" ? `$${text}` : field?.type === "percent" ? `${text}%` : text;
  }
  if (typeof value === "number") return new Intl.NumberFormat(locale).format(value);
  if (value instanceof ApexDate) return `${value.month}/${value.day}/${value.year}`;
  if (value instanceof ApexDatetime) {
    const wall = wallClock(value.ms, user.timeZone);
    return `${wall.month}/${wall.day}/${wall.year}, ${wall.hour % 12 || 12}:${String(wall.minute).padStart(2, "0")} ${wall.hour < 12 ? "AM" : "PM"}`;
  }
  return String(value);
}
