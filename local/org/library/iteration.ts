import { apexClassOf } from "../runtime/classes.js";
import { throwApex } from "../runtime/exceptions.js";
import { callMethod } from "../runtime/invoke.js";
import { typeNameOf } from "../runtime/types.js";
import { ApexList } from "../runtime/values/list.js";
import { ApexSet } from "../runtime/values/set.js";

/** The elements of a List, a Set or anything that implements Iterable. Throws TypeException for other values. */
export function iterableOf(value: unknown): Iterable<unknown> {
  if (value instanceof ApexList) return value.items;
  if (value instanceof ApexSet) return value;
  if (apexClassOf(value)) return userElements(value);
  const own = value as { [Symbol.iterator]?: unknown };
  if (typeof own === "object" && own !== null && typeof own[Symbol.iterator] === "function")
    return value as Iterable<unknown>;
  throwApex("System.TypeException", `Invalid conversion from runtime type ${typeNameOf(value)} to Iterable`);
}

function* userElements(value: unknown): IterableIterator<unknown> {
  const iterator = callMethod(value, "iterator", []);
  while (callMethod(iterator, "hasNext", []) === true) yield callMethod(iterator, "next", []);
}
