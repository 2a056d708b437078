import assert from "node:assert/strict";
import { test } from "node:test";
import { HeapEstimate } from "./heap.js";
import { GovernorLimits } from "./limits.js";

test("the heap is exceeded by what is held, not by garbage", () => {
  const heap = new HeapEstimate(1_000_000);
  const held: number[][] = [];
  const work = (keep: boolean): boolean => {
    for (let turn = 0; turn < 400; turn++) {
      const made = Array.from({ length: 10_000 }, (_, index) => index + turn + 0.5);
      if (keep) held.push(made);
      if (heap.isExceeded(0)) return true;
    }
    return false;
  };
  assert.equal(work(false), false);
  assert.equal(work(true), true);
  assert.ok(held.length > 0);
});

test("one text beyond the limit ends the transaction at once", () => {
  assert.throws(() => new GovernorLimits().allocate(6_000_001), /Apex heap size too large: 6000001/);
  new GovernorLimits("async").allocate(6_000_001);
});

test("a further attempt starts with the counters of the first", () => {
  const limits = new GovernorLimits();
  limits.count("soql", 3);
  const mark = limits.mark();
  limits.count("soql", 5);
  limits.rollbackTo(mark);
  assert.equal(limits.used("soql"), 3);
});
