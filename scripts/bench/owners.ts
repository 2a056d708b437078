import { type BenchOrg, type Spent, startBenchOrg } from "./bench-org.js";
import { type Part, row, type Row } from "./report.js";

const SIZES = [1, 200, 10_000];
/** One save can hold 10,000 rows, an event that waits for its commit counts as one: larger loads come in several saves. */
const MOST_PER_SAVE = 5000;
/** Every fourth contact's account belongs to a teammate, so that the account decides and the contact's owner does not. */
const UNMOVED_EVERY = 4;

interface Person {
  contactId: string;
  moves: boolean;
}

interface Save {
  spent: Spent;
  events: number;
}

const isMoved = (index: number): boolean => index % UNMOVED_EVERY !== UNMOVED_EVERY - 1;

/** Contacts linked to people of the workspace, as an import leaves them; nobody's owner was sent yet. */
async function createPeople({ client, world, intercom, administrator }: BenchOrg, size: number): Promise<Person[]> {
  const [accountId] = await client.create([
    { type: "Account", fields: { Name: "Harbour", OwnerId: administrator.id } },
  ]);
  const moves = Array.from({ length: size }, (_, index) => isMoved(index));
  const contactIds = await client.create(
    moves.map((moved, index) => ({
      type: "Contact",
      fields: {
        LastName: `Person ${index}`,
        OwnerId: administrator.id,
        ...(moved ? {} : { AccountId: accountId }),
      },
    })),
  );
  const admin = world.admins[0]!.id;
  await client.create(
    contactIds.map((contactId, index) => {
      const person = world.people[index]!.id;
      return {
        type: "Intercom_Link__c",
        fields: {
          Intercom_Key__c: `${intercom.appId}:contact:${person}`,
          Intercom_Id__c: person,
          Status__c: "Linked",
          Contact__c: contactId,
          Intercom_Owner_Id__c: admin,
          Owner_Sent_Id__c: admin,
        },
      };
    }),
  );
  return contactIds.map((contactId, index) => ({ contactId, moves: moves[index]! }));
}

/** The user gives the contacts to the owner in one statement. Answers what that transaction spent, and its events. */
function give({ org, apex }: BenchOrg, people: readonly Person[], ownerId: string): Save {
  let events = 0;
  const count = (): void => void events++;
  org.events.listeners.add(count);
  const ids = people.map(({ contactId }) => contactId).join(",");
  const spent = apex(`
    List<Contact> contacts = new List<Contact>();
    for (String each : '${ids}'.split(',')) contacts.add(new Contact(Id = each, OwnerId = '${ownerId}'));
    update contacts;
  `);
  org.events.listeners.delete(count);
  return { spent, events };
}

/** A chain of turns ends after 200, and the tick begins another one; here, where time stands still, it is begun at once. */
async function runToTheEnd(bench: BenchOrg): Promise<void> {
  bench.runDueWork();
  const isDone = async (): Promise<boolean> =>
    (await bench.client.query("SELECT Id FROM Sync_Task__c WHERE Kind__c LIKE 'Owner%' LIMIT 1")).length === 0;
  for (let chain = 0; chain < 5 && !(await isDone()); chain++) {
    bench.apex("SyncWorker.wake(2);");
    bench.runDueWork();
  }
}

async function measure(bench: BenchOrg, people: readonly Person[], ownerId: string): Promise<Row[]> {
  const name = (what: string): string => `${people.length === 1 ? "1 owner" : `${people.length} owners`}: ${what}`;
  await bench.intercom.takeRequests();
  const saves: Save[] = [];
  for (let start = 0; start < people.length; start += MOST_PER_SAVE)
    saves.push(give(bench, people.slice(start, start + MOST_PER_SAVE), ownerId));
  const most = (of: (save: Save) => number): number => Math.max(...saves.map(of));
  bench.takeSpent();
  await runToTheEnd(bench);
  const transactions = bench.takeSpent();
  const requests = await bench.intercom.takeRequests();
  const truly = people.filter(({ moves }) => moves).length;
  if (requests.length < truly) throw new Error(`${requests.length} requests for ${truly} people`);
  const chunks = Math.ceil(Math.min(people.length, MOST_PER_SAVE) / 200);
  return [
    row(name("saves of the user"), saves.length, "saves"),
    row(
      name("queries in a save"),
      most(({ spent }) => spent.used("soql")),
      "queries",
      0,
    ),
    row(
      name("events published by a save"),
      most(({ events }) => events),
      "events",
      chunks,
    ),
    row(
      name("callouts in a save"),
      most(({ spent }) => spent.used("callouts")),
      "callouts",
      0,
    ),
    row(name("transactions of the worker"), transactions.filter(({ entry }) => entry === "queueable").length, "turns"),
    row(name("all transactions afterwards"), transactions.length, "transactions"),
    row(name("people whose owner truly changes"), truly, "people"),
    row(name("requests to Intercom"), requests.length, "requests", truly),
  ];
}

async function run(): Promise<Row[]> {
  const most = Math.max(...SIZES);
  const bench = await startBenchOrg({ conversations: 1, people: most, withRecords: false });
  try {
    const [first, second] = await bench.client.query<{ Id: string }>(
      "SELECT Id FROM User WHERE IsActive = true AND Profile.Name = 'Standard User' AND Email LIKE '%harbourlight%' ORDER BY Id LIMIT 2",
    );
    if (!first || !second) throw new Error("The sample has too few users");
    const people = await createPeople(bench, most);
    // Once before measuring: the attribute that says who assigned the owner is made, and what creating led to is done.
    give(bench, people.slice(0, 1), second.Id);
    bench.runDueWork();
    const rows: Row[] = [];
    for (const [index, size] of SIZES.entries()) {
      const owner = index % 2 === 0 ? first : second;
      rows.push(...(await measure(bench, people.slice(0, size), owner.Id)));
    }
    return rows;
  } finally {
    await bench.close();
  }
}

export const owners: Part = {
  name: "owners",
  about: `what ${SIZES.map((size) => size.toLocaleString("en-US")).join(", ")} changed owners cost, in the save and in requests`,
  slow: true,
  run,
};
