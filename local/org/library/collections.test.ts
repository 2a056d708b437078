import assert from "node:assert/strict";
import { test } from "node:test";
import { stringOf } from "../runtime/text.js";
import { ApexDate } from "../runtime/values/date.js";
import { ApexList } from "../runtime/values/list.js";
import { ApexMap } from "../runtime/values/map.js";
import { ApexSet } from "../runtime/values/set.js";
import "./list.js";
import "./map.js";
import "./set.js";
import { call, decimal, thrown } from "./test-support.js";

const list = (...items: unknown[]): ApexList => new ApexList("Object", items);
const set = (...items: unknown[]): ApexSet => ApexSet.from("Object", items);

test("list positions out of bounds", () => {
  assert.equal(
    thrown(() => list(1, 2, 3).get(3)),
    "System.ListException: List index out of bounds: 3",
  );
  assert.equal(
    thrown(() => call(list(), "remove", 0)),
    "System.ListException: List index out of bounds: 0",
  );
  assert.equal(
    thrown(() => call(list(), "set", -1, 0)),
    "System.ListException: List index out of bounds: -1",
  );
  assert.equal(
    thrown(() => call(list(), "add", 1, "x")),
    "System.ListException: List index out of bounds: 1",
  );
});

test("list methods", () => {
  const values = list("b", "A", null, "a");
  call(values, "sort");
  assert.equal(stringOf(values), "(null, A, a, b)");
  assert.equal(call(values, "indexOf", "a"), 2);
  assert.equal(call(values, "contains", "B"), false);
  assert.equal(call(list(1, 2), "equals", list(1, 2)), true);
  assert.equal(call(list(1, 2), "hashCode"), 994);
  const copy = call(values, "clone") as ApexList;
  copy.clear();
  assert.equal(values.size, 4);
});

test("numbers of one list sort by value", () => {
  const values = list(decimal("2.5"), decimal("10"), decimal("-1"));
  call(values, "sort");
  assert.equal(stringOf(values), "(-1, 2.5, 10)");
});

test("sets meet equal values, not equal identities", () => {
  assert.equal(set("a", "A", "a").size, 2);
  assert.equal(set(decimal("1.0"), decimal("1.0")).size, 1);
  assert.equal(set(decimal("1.0"), decimal("1.00")).size, 2);
  assert.equal(set(new ApexDate(5), new ApexDate(5)).size, 1);
  assert.equal(set(list(1, 2), list(1, 2), list(2, 1)).size, 2);
  assert.equal(set(1, 1n, null, null).size, 3);
  assert.equal(stringOf(set(1, 2)), "{1, 2}");
});

test("set algebra answers whether anything changed", () => {
  const values = set(1, 2, 3);
  assert.equal(call(values, "addAll", list(3, 4)), true);
  assert.equal(call(values, "removeAll", set(9)), false);
  assert.equal(call(values, "retainAll", set(1, 4)), true);
  assert.equal(stringOf(values), "{1, 4}");
  assert.equal(call(values, "containsAll", list(4, 1)), true);
});

test("maps keep order and null", () => {
  const map = new ApexMap("String", "Object");
  map.put("b", 1);
  map.put("a", null);
  assert.equal(map.put("b", 2), 1);
  assert.equal(stringOf(map), "{b=2, a=null}");
  assert.equal(map.has("a"), true);
  assert.equal(map.get("A"), null);
  assert.equal(stringOf(call(map, "values")), "(2, null)");
});

test("removing from keySet() removes the entry", () => {
  const map = new ApexMap("Object", "Object");
  map.put(decimal("1.0"), "x");
  map.put(list(1), "y");
  assert.equal(call(map.keySet(), "removeAll", set(decimal("1.0"), list(1))), true);
  assert.equal(map.size, 0);
});

test("a collection under iteration refuses changes, a read-only one always", () => {
  const values = list(1);
  values.locks++;
  assert.equal(
    thrown(() => values.add(2)),
    "System.FinalException: Cannot modify a collection while it is being iterated.",
  );
  values.locks--;
  values.readOnly = true;
  assert.equal(
    thrown(() => values.add(2)),
    "System.FinalException: Collection is read-only",
  );
});

test("an iterator ends with an exception", () => {
  const iterator = call(list(1), "iterator") as { hasNext(): boolean; next(): unknown };
  assert.equal(iterator.next(), 1);
  assert.equal(iterator.hasNext(), false);
  assert.match(
    thrown(() => iterator.next()),
    /^System.NoSuchElementException/,
  );
});
