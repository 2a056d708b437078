import type { LimitKind } from "../../local/org/execution/limits.js";
import { type BenchOrg, type Spent, startBenchOrg } from "./bench-org.js";
import { type Part, row, type Row } from "./report.js";

const CONTACTS = 200;
const BYPASS = "Parley_Data_Load";

interface Save {
  spent: Spent;
  publishes: number;
}

/** The user gives all contacts to the owner, in one statement, as a list view's mass action does. */
function changeOwner({ org, apex }: BenchOrg, ownerId: string): Save {
  let publishes = 0;
  const count = (): void => void publishes++;
  org.events.listeners.add(count);
  const spent = apex(`
    List<Contact> contacts = [SELECT Id FROM Contact WITH USER_MODE];
    for (Contact each : contacts) each.OwnerId = '${ownerId}';
    update as user contacts;
  `);
  org.events.listeners.delete(count);
  return { spent, publishes };
}

async function grantBypass({ client, administrator }: BenchOrg): Promise<void> {
  const [set] = await client.query<{ Id: string }>(`SELECT Id FROM PermissionSet WHERE Name = '${BYPASS}'`);
  if (!set) throw new Error(`The org has no permission set ${BYPASS}`);
  const fields = { AssigneeId: administrator.id, PermissionSetId: set.Id };
  await client.create([{ type: "PermissionSetAssignment", fields }]);
}

/** What the package adds to a user's own save: the same save by the same user with and without the bypass permission. */
async function run(): Promise<Row[]> {
  const bench = await startBenchOrg({ conversations: 1, people: 20, withRecords: false });
  try {
    const { client, administrator } = bench;
    const owners = await client.query<{ Id: string }>(
      `SELECT Id FROM User WHERE IsActive = true AND Profile.Name = 'Standard User' ORDER BY Id LIMIT 2`,
    );
    const contacts = Array.from({ length: CONTACTS }, (_, index) => ({
      type: "Contact",
      fields: { LastName: `Person ${index}`, Email: `person${index}@bench.example`, OwnerId: administrator.id },
    }));
    await client.create(contacts);
    const [first, second] = owners;
    if (!first || !second) throw new Error("The sample has too few users");
    const usual = changeOwner(bench, first.Id);
    await grantBypass(bench);
    const bypassed = changeOwner(bench, second.Id);
    if (usual.spent.used("dmlRows") < CONTACTS || bypassed.spent.used("dmlRows") < CONTACTS)
      throw new Error("The save did not reach the contacts");
    const added = (kind: LimitKind): number => usual.spent.used(kind) - bypassed.spent.used(kind);
    const publishes = usual.publishes - bypassed.publishes;
    // A publish after commit counts as a DML statement with one row per event.
    return [
      row("queries", added("soql"), "queries", 1),
      row("event publishes", publishes, "events", 1),
      row("callouts", added("callouts"), "callouts", 0),
      row("jobs started", added("queueables") + added("futures"), "jobs", 0),
      row("DML statements on records", added("dml") - publishes, "statements", 0),
      row("DML rows of records", added("dmlRows") - publishes, "rows", 0),
      row("DML statements of the save itself", bypassed.spent.used("dml"), "statements"),
      row("contacts saved", bypassed.spent.used("dmlRows"), "rows"),
    ];
  } finally {
    await bench.close();
  }
}

export const save: Part = {
  name: "save",
  about: `what the package adds to a user's own save of ${CONTACTS} contacts with a new owner`,
  slow: false,
  run,
};
