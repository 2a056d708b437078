import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { endAtPlaces, endings, type Imported, importWith } from "./crash.js";
import { Ground } from "./ground.js";

/** An import of thirty conversations is ended at callouts and at statements, and comes to the same end. */
let ground: Ground;
let undisturbed: Imported;

before(async () => {
  ground = await Ground.start({ people: 12, conversations: 30, logsConversations: true });
  undisturbed = await importWith(ground, null);
});

after(() => ground?.close());

test("the undisturbed import calls out for every conversation and completes", () => {
  assert.ok(undisturbed.callouts >= 30, `${undisturbed.callouts} callouts`);
  assert.match(undisturbed.state, /"Kind__c":"Import","State__c":"Completed"/);
  const logged = undisturbed.state.match(/"Activity_Key__c"/g)?.length ?? 0;
  assert.ok(logged > 30, `${logged} tasks: one for each conversation, and some on opportunities`);
});

/** Some of the places; `npm run test:soak -- --crash` ends it at all of them. */
const places = 3;

for (const how of endings)
  test(`an import that ends at any ${how.at} (${how.extent === "once" ? "a limit" : "the org goes down"}) loses nothing`, async () =>
    assert.deepEqual(await endAtPlaces(ground, undisturbed, how, places), []));
