import { type BenchOrg, type Spent, startBenchOrg } from "./bench-org.js";
import type { KnownConversation } from "./intercom-worker.js";
import { type Part, row, type Row } from "./report.js";

const SIZES = [1, 50, 200];
const KINDS = ["soql", "dml"] as const;
const labels = { soql: "queries", dml: "DML statements" };

/** The transactions that a change leads to: what writes the tasks and claims a turn, the turns, and what follows each of them. */
const stages: { name: string; covers: (spent: Spent) => boolean }[] = [
  { name: "event trigger", covers: ({ entry }) => entry === "event" },
  { name: "turn", covers: ({ entry }) => entry === "queueable" },
  { name: "claim of the next turn", covers: ({ entry, used }) => entry === "finalizer" && used("queueables") > 0 },
  { name: "end of the last turn", covers: ({ entry, used }) => entry === "finalizer" && used("queueables") === 0 },
];

interface Measured {
  size: number;
  spent: Spent[];
}

/** Distinct people with an email of their own, each with a conversation. */
function choose({ intercom, world }: BenchOrg): { conversation: KnownConversation; email: string }[] {
  const emails = new Map(
    world.people.flatMap(({ id, email, sharesEmailWith }) => (email && !sharesEmailWith ? [[id, email] as const] : [])),
  );
  for (const { sharesEmailWith } of world.people) if (sharesEmailWith) emails.delete(sharesEmailWith);
  const chosen = intercom.conversations.flatMap((conversation) => {
    const person = conversation.contactIds[0] ?? "";
    const email = emails.get(person);
    emails.delete(person);
    return email ? [{ conversation, email }] : [];
  });
  const needed = SIZES.reduce((sum, size) => sum + size, 0);
  if (chosen.length < needed) throw new Error(`${chosen.length} people have conversations; ${needed} are needed`);
  return chosen;
}

/** One hint per conversation, as webhooks give them. */
function hintAt(bench: BenchOrg, conversations: readonly KnownConversation[]): void {
  const ids = conversations.map(({ id }) => `'${id}'`).join(", ");
  bench.apex(`
    List<Webhook_Received__e> hints = new List<Webhook_Received__e>();
    for (String id : new List<String>{ ${ids} }) {
      hints.add(new Webhook_Received__e(
        Topic__c = 'conversation.user.replied', App_Id__c = '${bench.intercom.appId}', Item_Type__c = 'conversation', Item_Id__c = id
      ));
    }
    EventBus.publish(hints);
  `);
}

function changeOwner(bench: BenchOrg, contactIds: readonly string[], ownerId: string): void {
  const ids = contactIds.map((id) => `'${id}'`).join(", ");
  bench.apex(`
    List<Contact> contacts = new List<Contact>();
    for (Id each : new List<Id>{ ${ids} }) contacts.add(new Contact(Id = each, OwnerId = '${ownerId}'));
    update contacts;
  `);
}

/** Runs `start` for slices of 1, 50 and 200 items and collects the transactions that follow. */
function measure<T>(bench: BenchOrg, items: readonly T[], start: (slice: T[]) => void): Measured[] {
  let from = 0;
  return SIZES.map((size) => {
    start(items.slice(from, from + size));
    from += size;
    bench.takeSpent();
    bench.runDueWork();
    return { size, spent: bench.takeSpent() };
  });
}

/** The most that one transaction of each stage spends; its bar is what the smallest size spends that has the stage. */
function rowsOf(work: string, measured: readonly Measured[]): Row[] {
  const rows = measured.map(({ size, spent }) => {
    const turns = spent.filter(({ entry }) => entry === "queueable").length;
    return row(`${work}, ${itemsOf(size)}: turns`, turns, "turns");
  });
  for (const { name, covers } of stages)
    for (const kind of KINDS) {
      let bar: number | undefined;
      for (const { size, spent } of measured) {
        const figures = spent.filter(covers).map(({ used }) => used(kind));
        if (figures.length === 0) continue; // one item needs no second turn
        const most = Math.max(...figures);
        rows.push(row(`${work}, ${itemsOf(size)}: ${labels[kind]} per ${name}`, most, labels[kind], bar));
        bar ??= most;
      }
    }
  return rows;
}

const itemsOf = (size: number): string => (size === 1 ? "1 item" : `${size} items`);

async function run(): Promise<Row[]> {
  const bench = await startBenchOrg({ conversations: 1500, people: 600, withRecords: false });
  try {
    const { client, administrator } = bench;
    const chosen = choose(bench);
    const contactIds = await client.create(
      chosen.map(({ email }, index) => ({
        type: "Contact",
        fields: { LastName: `Person ${index}`, Email: email, OwnerId: administrator.id },
      })),
    );
    const [owner] = await client.query<{ Id: string }>(
      `SELECT Id FROM User WHERE IsActive = true AND Profile.Name = 'Standard User' ORDER BY Id LIMIT 1`,
    );
    if (!owner) throw new Error("The sample has too few users");
    const inbound = measure(bench, chosen, (slice) =>
      hintAt(
        bench,
        slice.map(({ conversation }) => conversation),
      ),
    );
    // Once before measuring: the attribute that says who assigned the owner is made.
    const last = contactIds.length - 1;
    hintAt(bench, [chosen[last]!.conversation]);
    changeOwner(bench, [contactIds[last]!], owner.Id);
    bench.runDueWork();
    const outbound = measure(bench, contactIds, (slice) => changeOwner(bench, slice, owner.Id));
    await checkOutcome(bench);
    return [...rowsOf("conversations in", inbound), ...rowsOf("owners out", outbound)];
  } finally {
    await bench.close();
  }
}

/** Figures of work that was not done would mean nothing. */
async function checkOutcome({ client }: BenchOrg): Promise<void> {
  const needed = SIZES.reduce((sum, size) => sum + size, 0);
  const links = await client.query(
    "SELECT Id FROM Intercom_Link__c WHERE Owner_State__c = 'inSync' AND Intercom_Owner_Id__c != null",
  );
  const tasks = await client.query<{ Kind__c: string; Error_Code__c: string }>(
    "SELECT Kind__c, Error_Code__c FROM Sync_Task__c",
  );
  if (links.length < needed || tasks.length > 0)
    throw new Error(
      `${links.length} of ${needed} owners were sent; ${tasks.length} tasks are left ${JSON.stringify(tasks[0])}`,
    );
}

export const worker: Part = {
  name: "worker",
  about: `queries and DML statements per transaction of the worker, for ${SIZES.join(", ")} items`,
  slow: false,
  run,
};
