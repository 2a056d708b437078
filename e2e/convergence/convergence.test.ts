import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { complaints, converge } from "./convergence.js";
import { Ground, usualSize } from "./ground.js";

/** A few of the seeds of `npm run test:soak`. */
const seeds = ["1", "2", "3", "4"];
let ground: Ground;

before(async () => {
  ground = await Ground.start(usualSize);
});

after(() => ground?.close());

for (const seed of seeds)
  test(`both sides agree after history ${seed}, whatever happened`, async () => {
    const outcome = await converge(ground, seed);
    assert.ok(outcome.requests > 20, "the package talked to Intercom");
    assert.deepEqual(complaints(outcome), [], `replay with: npm run test:soak -- --from ${seed} --seeds 1 --history`);
  });

test("without sweeps lost webhooks and refused publishes are noticed", async () => {
  const outcome = await converge(ground, "1", {
    accidents: { webhooks: 0.6, publishes: 0.6, callouts: 0 },
    withoutSchedules: true,
  });
  assert.ok(outcome.lost.length > 0, "the model sees what is missing");
});

test("what is stored twice, altered or written needlessly is noticed", async () => {
  const outcome = await converge(ground, "2", {
    accidents: { webhooks: 0, publishes: 0, callouts: 0 },
    length: 5,
    sabotage: async ({ org, intercom }) => {
      await org.apex(`
        Intercom_Conversation__c first = [SELECT Id, State__c FROM Intercom_Conversation__c ORDER BY Id LIMIT 1];
        Intercom_Conversation__c twin = [SELECT Conversation_Id__c FROM Intercom_Conversation__c ORDER BY Id LIMIT 1];
        insert new Intercom_Conversation__c(Conversation_Id__c = twin.Conversation_Id__c, Intercom_Key__c = 'twin', Name = 'twin');
        delete [SELECT Id FROM Intercom_Message__c WHERE Intercom_Conversation__c = :first.Id LIMIT 1];
        Intercom_Link__c link = [SELECT Contact__c FROM Intercom_Link__c WHERE Status__c = 'Linked' AND Contact__c != null ORDER BY Id LIMIT 1];
        update new Contact(Id = link.Contact__c, Phone = '1');`);
      const [contact] = intercom.workspace.contacts.values();
      intercom.workspace.conversations.change(
        [...intercom.workspace.conversations.rows("created_at", "ascending")].at(-1)!.id,
      )!.state = "snoozed";
      assert.ok(contact);
    },
  });
  assert.ok(outcome.doubled.length > 0, "a twin");
  assert.ok(
    outcome.lost.some((text) => text.startsWith("part ")),
    "a part that is gone",
  );
  assert.ok(
    outcome.lost.some((text) => text.startsWith("state ")),
    "another state",
  );
  assert.ok(
    outcome.lost.some((text) => text.includes(" has the number ")),
    "a mapped value that differs",
  );
});
