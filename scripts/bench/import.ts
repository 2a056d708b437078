import type { AnsweredRequest } from "./intercom-worker.js";
import { type BenchOrg, startBenchOrg } from "./bench-org.js";
import { type Part, row, type Row } from "./report.js";

const PAGE = 150;
const PEOPLE = 200;
/** What a transaction of any import may spend at the most, however many conversations there are. */
const MOST_QUERIES = 20;
const MOST_STATEMENTS = 8;
const MOST_ROWS = 1000;
/** Chains of turns that an import may take, one a minute, before the scheduled sweeps come in between. */
const MOST_MINUTES = 14;

interface Progress {
  runId: string;
  state: string;
  message: string | null;
  endedAt: string | null;
}

interface Import {
  requests: AnsweredRequest[];
  /** Requests made when every conversation had its record. */
  untilVisible: number;
}

async function count({ client }: BenchOrg, condition: string): Promise<number> {
  const soql = `SELECT COUNT(Id) total FROM Intercom_Conversation__c WHERE ${condition}`;
  const [found] = await client.query<{ total: number }>(soql);
  return found?.total ?? 0;
}

/** Lets the scheduled runs pass that begin with a connection (an audit lists everything), so that only the import is counted. */
async function settle(bench: BenchOrg): Promise<void> {
  const underWay = "SELECT Id FROM Sync_Run__c WHERE Ended_At__c = NULL LIMIT 1";
  do {
    bench.passMinute();
    bench.runDueWork();
  } while ((await bench.client.query(underWay)).length > 0);
  await bench.intercom.takeRequests();
  bench.takeSpent();
}

/** Works minute by minute until a run has ended. */
async function finish(bench: BenchOrg, runId: string, work: () => Promise<void>): Promise<void> {
  const isUnderWay = async (): Promise<boolean> =>
    (await bench.client.aura<Progress>("ImportController.getProgress", { runId })).endedAt === null;
  for (let minute = 0; minute < MOST_MINUTES && (await isUnderWay()); minute++) {
    await work();
    bench.passMinute();
  }
}

/** Imports as the setup page does and looks after every transaction at what is there. Throws when the import does not complete. */
async function importAll(bench: BenchOrg, size: number): Promise<Import> {
  const { client, intercom } = bench;
  await intercom.takeRequests();
  const { runId } = await client.aura<Progress>("ImportController.startImport", {
    scope: '{"transcripts":"full"}',
    estimate: null,
  });
  const requests: AnsweredRequest[] = [];
  let untilVisible = Number.NaN;
  await finish(bench, runId, async () => {
    while (bench.runNextWork()) {
      requests.push(...(await intercom.takeRequests()));
      if (Number.isNaN(untilVisible) && (await count(bench, "Id != null")) >= size) untilVisible = requests.length;
    }
  });
  const { state, message } = await client.aura<Progress>("ImportController.getProgress", { runId });
  if (state !== "Completed") throw new Error(`The import ended as ${state}: ${message ?? "no reason given"}`);
  const refused = requests.find(({ status }) => status !== 200);
  if (refused) throw new Error(`${refused.request} was answered with ${refused.status}`);
  return { requests, untilVisible };
}

/** Intercom requests of an import, and of a second one when nothing has changed. */
async function runWhole(size: number): Promise<Row[]> {
  const bench = await startBenchOrg({ conversations: size, people: PEOPLE, withRecords: true });
  try {
    await settle(bench);
    const pages = Math.ceil(size / PAGE);
    const first = await importAll(bench, size);
    const complete = await count(bench, "Transcript_Complete__c = true");
    if (complete !== size) throw new Error(`${complete} of ${size} transcripts are complete`);
    const again = await importAll(bench, size);
    const oneByOne = pages + size;
    const transcripts = first.requests.filter(({ request }) => /^GET \/conversations\/\d+$/.test(request)).length;
    return [
      row("conversations", size, "conversations"),
      row("until all are visible", first.untilVisible, "requests", pages),
      row("until all transcripts are complete", first.requests.length, "requests", oneByOne),
      row("of these for transcripts", transcripts, "requests", size),
      row("one request per conversation, before anything is complete", oneByOne, "requests"),
      row("visible, as a share of one per conversation", first.untilVisible / oneByOne, "ratio"),
      row("a second import, nothing changed", again.requests.length, "requests", pages),
    ];
  } finally {
    await bench.close();
  }
}

export const importPart: Part = {
  name: "import",
  about: "Intercom requests to make 500 conversations visible and their transcripts complete",
  slow: false,
  run: () => runWhole(500),
};

export const importLarge: Part = {
  name: "import-large",
  about: "the same for 10,000 conversations",
  slow: true,
  run: () => runWhole(10_000),
};

/** What an import without messages cost, and the most that one of its transactions spent. */
interface HeadersImport {
  requests: number;
  queries: number;
  statements: number;
  payload: number;
}

async function importHeaders(size: number): Promise<HeadersImport> {
  const bench = await startBenchOrg({ conversations: size, people: PEOPLE, withRecords: false });
  try {
    await settle(bench);
    const scope = '{"transcripts":"headers"}';
    const { runId } = await bench.client.aura<Progress>("ImportController.startImport", { scope, estimate: null });
    await finish(bench, runId, () => Promise.resolve(bench.runDueWork()));
    const requests = await bench.intercom.takeRequests();
    const refused = requests.find(({ status }) => status !== 200);
    if (refused) throw new Error(`${refused.request} was answered with ${refused.status}`);
    const [found] = await bench.client.query<{ total: number }>("SELECT COUNT(Id) total FROM Intercom_Conversation__c");
    if (found?.total !== size) throw new Error(`${found?.total ?? 0} of ${size} conversations are here`);
    const spent = bench.takeSpent().filter(({ entry }) => entry === "queueable");
    return {
      requests: requests.length,
      queries: Math.max(...spent.map(({ used }) => used("soql"))),
      statements: Math.max(...spent.map(({ used }) => used("dml"))),
      payload: Math.max(...spent.map(({ used }) => used("dmlRows"))),
    };
  } finally {
    await bench.close();
  }
}

async function runHeaders(sizes: readonly number[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (const size of sizes) {
    const { requests, queries, statements, payload } = await importHeaders(size);
    const pages = Math.ceil(size / PAGE);
    const label = (what: string): string => `${size.toLocaleString("en-US")} conversations: ${what}`;
    rows.push(
      row(label("requests until all are visible"), requests, "requests", pages),
      row(label("one request per conversation"), pages + size, "requests"),
      row(label("most queries of a transaction"), queries, "queries", MOST_QUERIES),
      row(label("most statements of a transaction"), statements, "statements", MOST_STATEMENTS),
      row(label("most rows written by a transaction"), payload, "rows", MOST_ROWS),
    );
  }
  return rows;
}

export const importHeadersPart: Part = {
  name: "import-headers",
  about: "requests, queries, statements and rows to make 500 and 10,000 conversations visible",
  slow: true,
  run: () => runHeaders([500, 10_000]),
};

export const importHeadersLarge: Part = {
  name: "import-headers-large",
  about: "the same for 100,000 conversations",
  slow: true,
  run: () => runHeaders([100_000]),
};
