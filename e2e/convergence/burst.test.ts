import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type Burst, burstOfChanges, burstOfHints, longConversations, most } from "./burst.js";
import { Ground } from "./ground.js";

/** Very much at once: what one transaction spends stays what it is. */
let ground: Ground;

before(async () => {
  ground = await Ground.start({ people: 24, conversations: 200 });
});

after(() => ground?.close());

const mostBytes = 3_000_000;

function assertModest({ spent }: Burst): void {
  const tightest = spent.reduce((left, right) => (right.share > left.share ? right : left));
  assert.ok(
    tightest.share <= 0.8,
    `${tightest.entry} used ${Math.round(tightest.share * 100)} % of ${tightest.tightest}`,
  );
}

const conversationIds = (amount: number): string[] =>
  [...ground.intercom.workspace.conversations.rows("created_at", "ascending")].slice(0, amount).map(({ id }) => id);

test("10,000 hints become one task per conversation, and transactions spend what they spend for 100", async () => {
  await ground.begin("burst");
  try {
    const few = await burstOfHints(ground, conversationIds(100), 200, 100);
    const many = await burstOfHints(ground, conversationIds(200), 10_000);
    assert.ok(few.tasks <= 100, `${few.tasks} tasks for 100 conversations`);
    assert.ok(many.tasks <= 200 + 5, `${many.tasks} tasks for 200 conversations`);
    assertModest(few);
    assertModest(many);
    for (const entry of ["event", "queueable"])
      for (const kind of ["soql", "dml"] as const)
        assert.ok(
          most(many.spent, entry, kind) <= most(few.spent, entry, kind),
          `${entry}: ${most(many.spent, entry, kind)} ${kind} for many, ${most(few.spent, entry, kind)} for few`,
        );
  } finally {
    await ground.end();
  }
});

test("50,000 changed records behind 250 events are taken in a few transactions of constant cost", async () => {
  await ground.begin("burst");
  try {
    const few = await burstOfChanges(ground, 40, 20);
    const many = await burstOfChanges(ground, 250, 40);
    assertModest(few);
    assertModest(many);
    const events = many.spent.filter(({ entry }) => entry === "event");
    assert.ok(events.length <= 25, `${events.length} transactions took the events`);
    for (const kind of ["soql", "dml"] as const)
      assert.ok(
        most(many.spent, "event", kind) <= most(few.spent, "event", kind),
        `${most(many.spent, "event", kind)} ${kind} for many, ${most(few.spent, "event", kind)} for few`,
      );
  } finally {
    await ground.end();
  }
});

test("transcripts of 4 MB in all are never held in one transaction", async () => {
  await ground.begin("burst");
  try {
    const ids = longConversations(ground, 40, 90, 1000);
    const burst = await burstOfHints(ground, ids, ids.length);
    const largest = Math.max(...burst.spent.map(({ bodyBytes }) => bodyBytes));
    const all = burst.spent.reduce((sum, { bodyBytes }) => sum + bodyBytes, 0);
    assert.ok(all > 4_000_000, `${all} bytes in all`);
    assert.ok(largest <= mostBytes, `${largest} bytes in one transaction`);
    assertModest(burst);
    const [row] = await ground.org.query<{ total: number }>(
      `SELECT COUNT(Id) total FROM Intercom_Conversation__c WHERE Transcript_Complete__c = true AND Conversation_Id__c IN ('${ids.join("','")}')`,
    );
    assert.equal(row?.total, 40, "all of them arrived");
  } finally {
    await ground.end();
  }
});
