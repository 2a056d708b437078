import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { closeConversation, createConversation, replyAsContact } from "../../local/intercom/workspace/conversations.js";
import { Ground } from "./ground.js";

/** A case and its conversation follow each other, and come to rest. */
let ground: Ground;

before(async () => {
  ground = await Ground.start({ people: 12, conversations: 10 });
});

after(() => ground?.close());

interface StoredCase {
  Id: string;
  IsClosed: boolean;
  Status: string;
  SystemModstamp: string;
}

const cases = (): Promise<StoredCase[]> =>
  ground.org.query<StoredCase>(
    "SELECT Id, IsClosed, Status, SystemModstamp FROM Case WHERE Intercom_Key__c != null ORDER BY Intercom_Key__c",
  );

/** What we changed in Intercom about conversations. */
const verbs = (): number =>
  ground.exchanges.filter(({ method, path }) => method === "POST" && /\/conversations\/\d+\/parts/.test(path)).length;

async function rest(): Promise<{ stamps: string[]; verbs: number; comments: number; tasks: number }> {
  await ground.pass(4 * 3600);
  const [comments] = await ground.org.query<{ total: number }>("SELECT COUNT(Id) total FROM CaseComment");
  const [tasks] = await ground.org.query<{ total: number }>(
    "SELECT COUNT(Id) total FROM Sync_Task__c WHERE Kind__c LIKE 'Conversation_Case%'",
  );
  const stamps = (await cases()).map(({ SystemModstamp }) => SystemModstamp);
  return { stamps, verbs: verbs(), comments: comments?.total ?? -1, tasks: tasks?.total ?? -1 };
}

test("closed and opened on either side, nothing twice and nothing in circles", async () => {
  await ground.begin("cases");
  try {
    const failure = await ground.org.apex(`
      insert new Conversation_Rule__c(Rule_Key__c = 'cases', Kind__c = 'Case', Event__c = 'Created', Order__c = 1,
        Active__c = true, Applies_From__c = System.now(), Options__c = JSON.serialize(new Map<String, Object>{ 'follow' => 'both',
          'reopened' => 'reopen', 'comments' => 'private',
          'statuses' => new Map<String, Object>{ 'open' => 'Working', 'closed' => 'Closed' } }));
      Intercom_Settings__c settings = Intercom_Settings__c.getOrgDefaults();
      settings.Rules_Version__c = 1;
      update settings;`);
    assert.equal(failure, null);
    const { workspace } = ground.intercom;
    const contact = [...workspace.contacts.values()].find((one) => !one.deleted_at && !one.merged_into && one.email)!;
    const { id } = createConversation(workspace, { contact, body: "<p>My bike is late</p>" });
    await ground.pass(300);
    const [made, ...others] = await cases();
    assert.equal(others.length, 0, "one case");
    assert.ok(made);
    assert.equal(made.Status, "Working", "as the map says");

    assert.equal(await ground.org.apex("update new Case(Id = '" + made.Id + "', Status = 'Closed');"), null);
    await ground.pass(300);
    assert.equal(workspace.conversations.get(id)?.state, "closed", "closed with its case");
    assert.equal(verbs(), 1, "by one request");
    const closed = await rest();
    assert.equal(closed.verbs, 1, "and no other one, hours later");
    assert.equal(closed.tasks, 0, "nothing is left to do");

    replyAsContact(workspace, id, contact, { body: "<p>Still late</p>" });
    await ground.pass(300);
    assert.deepEqual(
      (await cases()).map(({ Status }) => Status),
      ["Working"],
      "opened with its conversation, and no second one",
    );
    const open = await rest();
    assert.equal(workspace.conversations.get(id)?.state, "open", "which stays open");
    assert.equal(open.verbs, 1, "nothing was sent");
    assert.equal(open.comments, 1, "the new message is a comment");

    closeConversation(workspace, id, [...workspace.admins.keys()][0]!, "<p>Done</p>");
    await ground.pass(300);
    assert.deepEqual(
      (await cases()).map(({ IsClosed }) => IsClosed),
      [true],
      "closed with its conversation",
    );
    const done = await rest();
    const later = await rest();
    assert.deepEqual(later, done, "everything rests");
    assert.deepEqual(
      { verbs: done.verbs, comments: done.comments, tasks: done.tasks },
      { verbs: 1, comments: 2, tasks: 0 },
    );

    assert.equal(await ground.org.apex("update new Case(Id = '" + made.Id + "', Status = 'Working');"), null);
    await ground.pass(300);
    assert.equal(workspace.conversations.get(id)?.state, "open", "opened with its case");
    assert.equal((await rest()).verbs, 2, "by one more request");
  } finally {
    await ground.end();
  }
});
