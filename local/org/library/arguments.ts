import { throwApex } from "../runtime/exceptions.js";
import { ApexList } from "../runtime/values/list.js";

/** The argument, or what the platform throws for null where it cannot work without one. */
export function required<T>(value: T | null): T {
  if (value === null) throwApex("System.NullPointerException", "Argument cannot be null.");
  return value;
}

/** As `required`, where the platform numbers its arguments. */
export function requiredAt<T>(value: T | null, position: number): T {
  if (value === null) throwApex("System.NullPointerException", `Argument ${position} cannot be null`);
  return value;
}

/** A List<String>. */
export function stringList(items: readonly string[]): ApexList {
  return new ApexList("String", [...items]);
}

/** Wraps to 32 bits. */
export function toInteger(value: number): number {
  return value | 0;
}
