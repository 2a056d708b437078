import { type BenchOrg, type Spent, startBenchOrg } from "./bench-org.js";
import { type Part, row, type Row } from "./report.js";

const PEOPLE = 10_000;
/** Every fourth saved contact keeps the mapped values that it had. */
const UNCHANGED_EVERY = 4;
const LEADS = 200;
const MAPPED = [
  "Title",
  "Company",
  "Phone",
  "MobilePhone",
  "Fax",
  "Email",
  "Website",
  "Street",
  "City",
  "State",
  "PostalCode",
  "Country",
  "FirstName",
  "LastName",
  "Industry",
  "LeadSource",
  "Status",
  "Rating",
  "Salutation",
  "Owner.Name",
];

function mapping(objectName: string, attribute: string, path: string): string {
  return (
    `new Field_Mapping__c(Object_Name__c = '${objectName}', Attribute_Name__c = '${attribute}', ` +
    `Attribute_Type__c = 'string', Field_Path__c = '${path}', Rule__c = 'Salesforce Wins', Active__c = true)`
  );
}

function saveMappings({ apex }: BenchOrg, objectName: string, mappings: readonly string[]): void {
  apex(
    `MappingStore.save('${objectName}', MappingSets.version().intValue(), ` +
      `new List<Field_Mapping__c>{ ${mappings.join(", ")} });`,
  );
}

/** Contacts linked to people of the workspace, as an import leaves them. */
async function createPeople({ client, world, intercom }: BenchOrg): Promise<string[]> {
  const contactIds = await client.create(
    Array.from({ length: PEOPLE }, (_, index) => ({
      type: "Contact",
      fields: { LastName: `Person ${index}`, Title: "Sailor" },
    })),
  );
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
        },
      };
    }),
  );
  return contactIds;
}

/** A chain of turns ends after 200, and the tick begins another one; here, where time stands still, it is begun at once. */
async function runToTheEnd(bench: BenchOrg): Promise<void> {
  bench.runDueWork();
  const isDone = async (): Promise<boolean> =>
    (await bench.client.query("SELECT Id FROM Sync_Task__c WHERE Kind__c LIKE 'Fields%' LIMIT 1")).length === 0;
  for (let chain = 0; chain < 5 && !(await isDone()); chain++) {
    bench.apex("SyncWorker.wake(2);");
    bench.runDueWork();
  }
}

/** One save can hold 10,000 rows, and the event that waits for its commit counts as one: two saves. */
function retitle({ apex }: BenchOrg, contactIds: readonly string[], isChanged: (index: number) => boolean): void {
  const half = contactIds.length / 2;
  for (const start of [0, half]) {
    const entries = contactIds
      .slice(start, start + half)
      .map((id, index) => (isChanged(start + index) ? `${id}` : `${id}-`));
    apex(`
      List<Contact> contacts = new List<Contact>();
      for (String each : '${entries.join(",")}'.split(','))
        contacts.add(new Contact(Id = each.removeEnd('-'), Title = each.endsWith('-') ? 'Sailor' : 'Captain'));
      update contacts;
    `);
  }
}

async function pushThem(bench: BenchOrg): Promise<Row[]> {
  const contactIds = await createPeople(bench);
  saveMappings(bench, "Contact", [mapping("Contact", "custom_attributes.job_title", "Title")]);
  // Once before measuring: what is there is compared and sent, as after applying new mappings.
  bench.apex("SyncRuns.start(new SyncRunPlan('Fields_Apply', 'Fields_Sweep', null)); SyncWorker.wake(2);");
  await runToTheEnd(bench);
  await bench.intercom.takeRequests();
  bench.takeSpent();
  const isChanged = (index: number): boolean => index % UNCHANGED_EVERY !== UNCHANGED_EVERY - 1;
  retitle(bench, contactIds, isChanged);
  await runToTheEnd(bench);
  const turns = bench.takeSpent().filter(({ entry }) => entry === "queueable");
  const requests = await bench.intercom.takeRequests();
  const truly = contactIds.filter((_, index) => isChanged(index)).length;
  if (requests.length < truly) throw new Error(`${requests.length} requests for ${truly} people`);
  const most = (kind: "soql" | "dml"): number => Math.max(...turns.map((turn: Spent) => turn.used(kind)));
  return [
    row(`${PEOPLE} contacts saved: contacts whose mapped values changed`, truly, "people"),
    row(`${PEOPLE} contacts saved: requests to Intercom`, requests.length, "requests", truly),
    row(`${PEOPLE} contacts saved: turns of the worker`, turns.length, "turns"),
    row("most queries in a turn", most("soql"), "queries", 8),
    row("most DML statements in a turn", most("dml"), "statements", 4),
  ];
}

async function saveLeads(bench: BenchOrg): Promise<Row[]> {
  saveMappings(
    bench,
    "Lead",
    MAPPED.map((path) => mapping("Lead", `custom_attributes.${path.replace(".", "_").toLowerCase()}`, path)),
  );
  await bench.client.create(
    Array.from({ length: LEADS }, (_, index) => ({
      type: "Lead",
      fields: { LastName: `Lead ${index}`, Company: "Harbour" },
    })),
  );
  let events = 0;
  const count = (): void => void events++;
  bench.org.events.listeners.add(count);
  const spent = bench.apex(`
    List<Lead> leads = [SELECT Id FROM Lead WHERE Company = 'Harbour' WITH USER_MODE];
    for (Lead each : leads) { each.Title = 'Captain'; each.City = 'Harbour'; each.Phone = '1'; }
    update as user leads;
  `);
  bench.org.events.listeners.delete(count);
  const name = `${LEADS} leads saved with ${MAPPED.length} mapped fields`;
  return [
    // The statement that reads the leads is the save's own.
    row(`${name}: queries`, spent.used("soql") - 1, "queries", 1),
    row(`${name}: events`, events, "events", 1),
    row(`${name}: callouts`, spent.used("callouts"), "callouts", 0),
  ];
}

async function run(): Promise<Row[]> {
  const bench = await startBenchOrg({ conversations: 1, people: PEOPLE, withRecords: false });
  try {
    return [...(await saveLeads(bench)), ...(await pushThem(bench))];
  } finally {
    await bench.close();
  }
}

export const fields: Part = {
  name: "fields",
  about: `what mapped fields cost: ${LEADS} leads saved, and ${PEOPLE.toLocaleString("en-US")} changed contacts pushed`,
  slow: true,
  run,
};
