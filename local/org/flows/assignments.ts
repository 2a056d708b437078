import type { XmlNode } from "../metadata/types.js";
import { textOf as textIn } from "../metadata/xml.js";
import { ApexList } from "../runtime/collections.js";
import { apexEquals } from "../runtime/equality.js";
import { ApexDate } from "../runtime/values/date.js";
import { ApexDatetime } from "../runtime/values/datetime.js";
import { Decimal } from "../runtime/values/decimal.js";
import type { Interview } from "./interview.js";
import { elementType, flowFault, textOf } from "./values.js";

const DAY = 86_400_000;

/** One line of an assignment element: an operator between a variable and a value. */
export function assign(interview: Interview, item: XmlNode): void {
  const reference = textIn(item, "assignToReference") ?? "";
  const operator = textIn(item, "operator") ?? "Assign";
  const value = interview.valueIn(item, "value");
  if (operator === "Assign") {
    interview.write(reference, value);
    return;
  }
  if (operator === "AssignCount") {
    interview.write(
      reference,
      Decimal.fromInteger(value instanceof ApexList ? value.items.length : value === null ? 0 : 1),
    );
    return;
  }
  const variable = interview.declared(reference);
  if (variable?.isCollection) {
    const before = interview.read(reference) as ApexList | null;
    const changed = changedCollection(operator, before?.items ?? [], value);
    if (before === null && changed.length === 0) return;
    interview.write(reference, new ApexList(elementType(variable), changed));
    return;
  }
  interview.write(reference, combined(operator, interview.read(reference), value));
}

function changedCollection(operator: string, items: readonly unknown[], value: unknown): unknown[] {
  const others = value instanceof ApexList ? value.items : value === null ? [] : [value];
  const isOther = (item: unknown): boolean => others.some((other) => apexEquals(item, other));
  switch (operator) {
    case "Add":
    case "AddItem":
      return [...items, ...others];
    case "AddAtStart":
      return [...others, ...items];
    case "RemoveAll":
      return items.filter((item) => !isOther(item));
    case "RemoveUncommon":
      return items.filter(isOther);
    case "RemoveFirst": {
      const at = items.findIndex(isOther);
      return items.filter((_item, index) => index !== at);
    }
    default:
      return flowFault(`The assignment operator ${operator} is not supported by the local org for collections`);
  }
}

function combined(operator: string, before: unknown, value: unknown): unknown {
  const sign =
    operator === "Add"
      ? 1
      : operator === "Subtract"
        ? -1
        : flowFault(`The assignment operator ${operator} is not supported by the local org`);
  if (value === null) return before;
  if (value instanceof Decimal) {
    const amount = sign === 1 ? value : value.negate();
    if (before === null) return amount;
    if (before instanceof Decimal) return before.add(amount);
    const days = amount.toNumber();
    if (before instanceof ApexDate) return new ApexDate(before.days + Math.trunc(days));
    if (before instanceof ApexDatetime) return new ApexDatetime(before.ms + days * DAY);
  }
  if (sign === 1) return textOf(before) + textOf(value);
  return flowFault(`A flow cannot subtract ${textOf(value)} from ${textOf(before)}`);
}
