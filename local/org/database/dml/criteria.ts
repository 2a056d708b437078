import type { SObject } from "../../runtime/sobject.js";
import { ApexDate } from "../../runtime/values/date.js";
import { Decimal } from "../../runtime/values/decimal.js";

/** One filter of a roll-up or rule, as metadata words it. Several values are separated by commas and any of them will do. */
export function meetsCriteria(record: SObject, fieldName: string, operation: string, value: string): boolean {
  const field = record.describe.field(fieldName);
  if (field === undefined) throw new Error(`Criterion on unknown field ${record.describe.apiName}.${fieldName}`);
  const stored = record.values.get(field.key) ?? (field.type === "boolean" ? false : null);
  const values = value.split(",").map((each) => each.trim());
  switch (operation) {
    case "equals":
      return values.some((each) => compare(stored, each) === 0);
    case "notEqual":
      return values.every((each) => compare(stored, each) !== 0);
    case "lessThan":
      return values.some((each) => (compare(stored, each) ?? 1) < 0);
    case "greaterThan":
      return values.some((each) => (compare(stored, each) ?? -1) > 0);
    case "lessOrEqual":
      return values.some((each) => (compare(stored, each) ?? 1) <= 0);
    case "greaterOrEqual":
      return values.some((each) => (compare(stored, each) ?? -1) >= 0);
    case "contains":
      return values.some((each) => textOf(stored).includes(each.toLowerCase()));
    case "notContain":
      return !values.some((each) => textOf(stored).includes(each.toLowerCase()));
    case "startsWith":
      return values.some((each) => textOf(stored).startsWith(each.toLowerCase()));
    case "includes":
      return values.some((each) => textOf(stored).split(";").includes(each.toLowerCase()));
    case "excludes":
      return !values.some((each) => textOf(stored).split(";").includes(each.toLowerCase()));
    default:
      throw new Error(`Criterion operation ${operation} is not supported`);
  }
}

function textOf(stored: unknown): string {
  return stored === null ? "" : String(stored).toLowerCase();
}

/** Sign of the comparison, or null where they cannot be compared. */
function compare(stored: unknown, value: string): number | null {
  if (stored === null) return value === "" ? 0 : null;
  if (typeof stored === "boolean") return stored === /^(true|1)$/i.test(value) ? 0 : 1;
  if (stored instanceof Decimal || typeof stored === "number") {
    const number = stored instanceof Decimal ? stored.toNumber() : stored;
    return Math.sign(number - Number(value));
  }
  if (stored instanceof ApexDate) return Math.sign(stored.days - Math.floor(Date.parse(value) / 86_400_000));
  const [left, right] = [String(stored).toLowerCase(), value.toLowerCase()];
  return left === right ? 0 : left < right ? -1 : 1;
}
