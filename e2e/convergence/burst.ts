import { createContact } from "../../local/intercom/workspace/contacts.js";
import { addPart, authorOfContact, createConversation } from "../../local/intercom/workspace/conversations.js";
import type { Ground } from "./ground.js";
import type { Spent } from "./org-protocol.js";

/** What a burst cost. */
export interface Burst {
  spent: Spent[];
  requests: number;
  /** Tasks that waited at the most. */
  tasks: number;
}

const publishedAtOnce = 1000;

/** Runs Apex and throws what it threw. */
async function apex({ org }: Ground, text: string): Promise<void> {
  const failure = await org.apex(text);
  if (failure !== null) throw new Error(failure);
}

async function count({ org }: Ground): Promise<number> {
  const [row] = await org.query<{ total: number }>("SELECT COUNT(Id) total FROM Sync_Task__c");
  return row?.total ?? 0;
}

/**
 * Hints about conversations, each about the next one, as webhooks give them; then everything is worked off. With `calm`
 * the event trigger runs after every such number of hints, else it finds all of them at once.
 */
export async function burstOfHints(
  ground: Ground,
  ids: readonly string[],
  hints: number,
  calm: number | null = null,
): Promise<Burst> {
  const { org, intercom } = ground;
  const step = calm ?? publishedAtOnce;
  await org.measure();
  for (let from = 0; from < hints; from += step) {
    await apex(
      ground,
      `List<String> ids = '${ids.join(",")}'.split(',');
       List<Webhook_Received__e> hints = new List<Webhook_Received__e>();
       for (Integer index = ${from}; index < ${Math.min(hints, from + step)}; index++) {
         hints.add(new Webhook_Received__e(Topic__c = 'conversation.user.replied', App_Id__c = '${intercom.appId}',
           Item_Type__c = 'conversation', Item_Id__c = ids[Math.mod(index, ids.size())]));
       }
       EventBus.publish(hints);`,
    );
    if (calm !== null) await org.work(1);
  }
  const before = ground.exchanges.length;
  await org.work(Math.ceil(hints / 2000));
  const tasks = await count(ground);
  await ground.settle();
  const { spent } = await org.measure();
  return { spent, requests: ground.exchanges.length - before, tasks };
}

/** Changed records behind events of 200 each, as mass changes publish them; the first turns of what follows. */
export async function burstOfChanges(ground: Ground, events: number, units: number): Promise<Burst> {
  const { org } = ground;
  await apex(
    ground,
    `List<Record_Changed__e> changes = new List<Record_Changed__e>();
     for (Integer index = 0; index < ${events}; index++) {
       List<String> ids = new List<String>();
       for (Integer record = 0; record < 200; record++) {
         ids.add('003' + String.valueOf(index * 200 + record).leftPad(12, '0'));
       }
       changes.add(new Record_Changed__e(Object_Name__c = 'Contact', Record_Count__c = 200,
         Changes__c = JSON.serialize(new Map<String, List<String>>{ 'Owner_Push' => ids })));
     }
     EventBus.publish(changes);`,
  );
  await org.measure();
  const before = ground.exchanges.length;
  await org.work(units);
  const tasks = await count(ground);
  const { spent } = await org.measure();
  return { spent, requests: ground.exchanges.length - before, tasks };
}

/** Conversations with long transcripts. Answers their ids. */
export function longConversations({ intercom }: Ground, amount: number, parts: number, length: number): string[] {
  const { workspace } = intercom;
  const contact = createContact(workspace, { role: "user", email: "writer@example.com" });
  return Array.from({ length: amount }, () => {
    const conversation = createConversation(workspace, { contact, body: "It is a long story." });
    for (let index = 0; index < parts; index++)
      addPart(workspace, conversation, {
        part_type: "comment",
        author: authorOfContact(contact),
        body: `${index} `.padEnd(length, "lorem ipsum "),
      });
    return conversation.id;
  });
}

/** The most that any transaction of one entry spent. */
export function most(spent: readonly Spent[], entry: string, kind: keyof Spent["used"]): number {
  return Math.max(0, ...spent.filter((each) => each.entry === entry).map(({ used }) => used[kind] ?? 0));
}
