import type { AnsweredRequest } from "./intercom-worker.js";
import { type BenchOrg, startBenchOrg } from "./bench-org.js";
import { type Part, row, type Row } from "./report.js";

const CONVERSATIONS = 500;
const PAGE = 150;
const PEOPLE = 200;
/** People read by one search: what a turn has room for beside its conversations. */
const PEOPLE_PER_TURN = 25;

interface Progress {
  runId: string;
  state: string;
  message: string | null;
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

/** Imports as the setup page does and looks after every transaction at what is there. Throws when the import does not complete. */
async function importAll(bench: BenchOrg): Promise<Import> {
  const { client, intercom } = bench;
  await intercom.takeRequests();
  const { runId } = await client.aura<Progress>("ImportController.startImport", {
    scope: '{"transcripts":"full"}',
    estimate: null,
  });
  const requests: AnsweredRequest[] = [];
  let untilVisible = Number.NaN;
  while (bench.runNextWork()) {
    requests.push(...(await intercom.takeRequests()));
    if (Number.isNaN(untilVisible) && (await count(bench, "Id != null")) >= CONVERSATIONS)
      untilVisible = requests.length;
  }
  const { state, message } = await client.aura<Progress>("ImportController.getProgress", { runId });
  if (state !== "Completed") throw new Error(`The import ended as ${state}: ${message ?? "no reason given"}`);
  const refused = requests.find(({ status }) => status !== 200);
  if (refused) throw new Error(`${refused.request} was answered with ${refused.status}`);
  return { requests, untilVisible };
}

/** Intercom requests of an import, and of a second one when nothing has changed. */
async function run(): Promise<Row[]> {
  const bench = await startBenchOrg({ conversations: CONVERSATIONS, people: PEOPLE, withRecords: true });
  try {
    const pages = Math.ceil(CONVERSATIONS / PAGE);
    const first = await importAll(bench);
    const complete = await count(bench, "Transcript_Complete__c = true");
    if (complete !== CONVERSATIONS) throw new Error(`${complete} of ${CONVERSATIONS} transcripts are complete`);
    const again = await importAll(bench);
    const forPeople = first.requests.filter(({ request }) => request.includes("/contacts")).length;
    const total = first.requests.length - forPeople;
    const oneByOne = pages + CONVERSATIONS;
    const transcripts = first.requests.filter(({ request }) => /^GET \/conversations\/\d+$/.test(request)).length;
    return [
      row("conversations", CONVERSATIONS, "conversations"),
      row("until all are visible", first.untilVisible, "requests", pages),
      row("until all transcripts are complete", total, "requests", oneByOne),
      row("of these for transcripts", transcripts, "requests", CONVERSATIONS),
      row("for the people of these conversations", forPeople, "requests", Math.ceil(PEOPLE / PEOPLE_PER_TURN)),
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
  about: `Intercom requests to make ${CONVERSATIONS} conversations visible and their transcripts complete`,
  slow: false,
  run,
};
