import { type BenchOrg, startBenchOrg } from "./bench-org.js";
import { type Part, row, type Row } from "./report.js";

/** Rows of one statement, well under what a transaction may write. */
const ADDED_AT_ONCE = 2000;
/** Turns of this many tasks would be the smallest that the bars allow. */
const SMALLEST_TURN = 25;
const MOST_CHAINS = 10;

/** A kind of work, and what its batches are allowed to ask. */
interface Work {
  name: string;
  kind: string;
  /** Tasks of one turn; `Batch_Size__c` of the handler. */
  batch: number;
  /** Requests that every task needs for itself, because Intercom has no endpoint for several. */
  perTask: 0 | 1;
  subjects: (bench: BenchOrg) => string[];
}

const works: readonly Work[] = [
  {
    name: "people",
    kind: "Contact_Inbound",
    batch: 75,
    perTask: 0,
    subjects: ({ world }) => world.people.map(({ id }) => id),
  },
  {
    name: "conversations",
    kind: "Conversation_Inbound",
    batch: 25,
    perTask: 1,
    subjects: ({ intercom }) => intercom.conversations.map(({ id }) => id),
  },
];

/** What some tasks cost until none was left. */
interface Cost {
  requests: number;
  claims: number;
  turns: number;
}

/** Tasks as a sweep adds them: in the lane that takes its time. */
function add({ apex }: BenchOrg, kind: string, subjects: readonly string[]): void {
  for (let start = 0; start < subjects.length; start += ADDED_AT_ONCE)
    apex(`
      List<SyncTaskRequest> requests = new List<SyncTaskRequest>();
      for (String subject : '${subjects.slice(start, start + ADDED_AT_ONCE).join(",")}'.split(',')) {
        requests.add(new SyncTaskRequest('${kind}', subject).inBulk());
      }
      SyncTaskQueue.add(requests);
    `);
}

async function isLeft({ client }: BenchOrg, condition: string): Promise<boolean> {
  return (await client.query(`SELECT Id FROM Sync_Task__c WHERE ${condition} LIMIT 1`)).length > 0;
}

/** Time stands still: a chain that ends after its 200 turns is begun anew at once, as the tick would. */
async function measure(bench: BenchOrg, { kind }: Work, subjects: readonly string[]): Promise<Cost> {
  add(bench, kind, subjects);
  await bench.intercom.takeRequests();
  bench.takeSpent();
  let begun = 0;
  for (; begun < MOST_CHAINS && (await isLeft(bench, `Kind__c = '${kind}'`)); begun++) {
    bench.apex("SyncWorker.wake(2);");
    bench.runDueWork();
  }
  if (await isLeft(bench, "Id != null")) throw new Error(`Tasks are left after ${begun} chains of turns`);
  const spent = bench.takeSpent();
  const requests = await bench.intercom.takeRequests();
  const refused = requests.find(({ status }) => status !== 200);
  if (refused) throw new Error(`${refused.request} was answered with ${refused.status}`);
  return {
    requests: requests.length,
    claims: spent.filter(({ used }) => used("queueables") > 0).length,
    turns: spent.filter(({ entry }) => entry === "queueable").length,
  };
}

function rowsOf({ name, batch, perTask }: Work, size: number, { requests, claims, turns }: Cost): Row[] {
  const label = (what: string): string => `${size.toLocaleString("en-US")} ${name}: ${what}`;
  const mostTurns = Math.ceil(size / SMALLEST_TURN) + 2;
  return [
    row(label("requests"), requests, "requests", Math.ceil(size / batch) + perTask * size),
    row(label("transactions that claim"), claims, "transactions", mostTurns),
    row(label("transactions that work"), turns, "transactions", mostTurns),
    row(label("one request and one job per item, requests"), size, "requests"),
    row(label("one request and one job per item, jobs"), size, "transactions"),
  ];
}

async function run(sizes: readonly number[]): Promise<Row[]> {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const bench = await startBenchOrg({ conversations: total, people: total, withRecords: false });
  try {
    const rows: Row[] = [];
    for (const work of works) {
      const subjects = work.subjects(bench);
      let from = 0;
      for (const size of sizes) {
        const slice = subjects.slice(from, from + size);
        if (slice.length < size) throw new Error(`There are ${slice.length} ${work.name}, not ${size}`);
        from += size;
        rows.push(...rowsOf(work, size, await measure(bench, work, slice)));
      }
    }
    return rows;
  } finally {
    await bench.close();
  }
}

const about = "requests and transactions, beside one request and one job per item, for";

export const engine: Part = {
  name: "engine",
  about: `${about} 100 and 1,000 tasks`,
  slow: false,
  run: () => run([100, 1000]),
};

export const engineLarge: Part = {
  name: "engine-large",
  about: `${about} 10,000 tasks`,
  slow: true,
  run: () => run([10_000]),
};
