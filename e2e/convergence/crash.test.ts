import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { difference, type Imported, importWith } from "./crash.js";
import { Ground } from "./ground.js";
import type { Abortion } from "./org-protocol.js";

/** An import of thirty conversations is ended at every callout and at every statement, and comes to the same end. */
let ground: Ground;
let undisturbed: Imported;

before(async () => {
  ground = await Ground.start({ people: 12, conversations: 30 });
  undisturbed = await importWith(ground, null);
});

after(() => ground?.close());

test("the undisturbed import calls out for every conversation and completes", () => {
  assert.ok(undisturbed.callouts > 30, `${undisturbed.callouts} callouts`);
  assert.match(undisturbed.state, /"Kind__c":"Import","State__c":"Completed"/);
});

/** Every place of the import: the first few one by one, then with growing steps when there are very many. */
async function endEverywhere(
  at: Abortion["at"],
  extent: Abortion["extent"],
  places: number,
  every: number,
): Promise<void> {
  for (let number = 1; number <= places; number += every) {
    const imported = await importWith(ground, { at, number, extent });
    assert.ok(imported.aborted, `the import ended at ${at} ${number}`);
    assert.deepEqual(difference(undisturbed.state, imported.state), [], `after an end at ${at} ${number} (${extent})`);
  }
}

test("a transaction that a limit ends at any callout loses nothing", () =>
  endEverywhere("callout", "once", undisturbed.callouts, 1));

test("a transaction that a limit ends at any statement loses nothing", () =>
  endEverywhere("statement", "once", undisturbed.statements, 1));

test("an org that goes down at any statement goes on where it was", () =>
  endEverywhere("statement", "rest", undisturbed.statements, 3));

test("an org that goes down at any callout goes on where it was", () =>
  endEverywhere("callout", "rest", undisturbed.callouts, 5));
