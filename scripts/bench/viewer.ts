import { type Talk, ViewerStage } from "../../e2e/viewer-stage.js";
import { type Part, row, type Row } from "./report.js";

const SIZES = [50, 500, 5000];
const ROUNDS = 5;
const BATCH = 200;
/** Beside a plain list of 50, which is fetched and drawn with nothing of a page around it. */
const MOST_TIMES = 4;

/** Milliseconds from the click on a conversation to the frame in which its messages are drawn. */
const OPEN = `async (title) => {
  const all = (path) => document.evaluate(path, document, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE, null);
  const button = all("//nav//button[contains(., '" + title + "')]").snapshotItem(0);
  const drawn = () => all("//*[@role='log'][contains(@aria-label, '" + title + "')]//li").snapshotLength > 40;
  const begin = performance.now();
  button.click();
  await new Promise((resolve) => {
    const look = () => (drawn() ? resolve() : requestAnimationFrame(look));
    requestAnimationFrame(look);
  });
  return performance.now() - begin;
}`;

/** Milliseconds to fetch 50 messages and draw them as a plain list. */
const PLAIN = `async ([recordId, conversationRecordId]) => {
  const begin = performance.now();
  const answer = await fetch("/aura/apex/ConversationController.getTranscript", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ params: { recordId, conversationRecordId, beforeId: "" } }),
  });
  const list = document.createElement("ul");
  for (const { bodyHtml } of (await answer.json()).returnValue.messages) {
    const item = document.createElement("li");
    item.textContent = bodyHtml;
    list.append(item);
  }
  document.body.append(list);
  await new Promise((resolve) => requestAnimationFrame(resolve));
  const took = performance.now() - begin;
  list.remove();
  return took;
}`;

const median = (values: number[]): number => values.sort((one, other) => one - other)[values.length >> 1]!;

async function requestsOf(stage: ViewerStage): Promise<number> {
  const answer = await fetch(`${stage.demonstration.addresses.intercom}/page/requests`);
  return ((await answer.json()) as { rows: unknown[] }).rows.length;
}

/** What one look at a contact's page costs until it is quiet: calls of Apex by our components, requests to Intercom. */
async function costOfOneView(stage: ViewerStage): Promise<Row[]> {
  const person = await stage.linked();
  const talk = await stage.talk(person, "<p>Good morning</p>", { subject: "Cost" });
  await stage.say(talk, person, "<p>How can I help?</p>", "comment");
  const calls: string[] = [];
  const page = await stage.as("agent");
  page.on("request", (request) => {
    const [, name] = /\/aura\/apex\/(.+)$/.exec(request.url()) ?? [];
    if (name) calls.push(name);
  });
  const before = await requestsOf(stage);
  const log = await stage.read(person, page);
  await log.getByText("How can I help?").waitFor();
  await page.waitForTimeout(1500);
  const ownCalls = calls.filter((name) => !name.startsWith("Ownership") && !name.endsWith(".getStamp"));
  const requests = (await requestsOf(stage)) - before;
  await page.context().close();
  return [
    row("Apex calls per view of a contact's page", ownCalls.length, "calls", 5),
    row("Intercom requests per view of a contact's page", requests, "requests", 1),
  ];
}

async function prepare(stage: ViewerStage): Promise<{ recordId: string; talks: Talk[] }> {
  const person = await stage.linked();
  const talks: Talk[] = [];
  for (const size of SIZES) {
    const talk = await stage.talk(person, "<p>First</p>", { subject: `With ${size} messages` });
    const bodies = Array.from({ length: size }, (_, index) => `<p>Message number ${index} of a long conversation.</p>`);
    for (let start = 0; start < size; start += BATCH) await stage.store(talk, bodies.slice(start, start + BATCH));
    talks.push(talk);
  }
  return { recordId: person.recordId, talks };
}

async function run(): Promise<Row[]> {
  const stage = await ViewerStage.open();
  try {
    await stage.connect();
    const cost = await costOfOneView(stage);
    const { recordId, talks } = await prepare(stage);
    // Only what is stored is measured: Intercom does not answer.
    await stage.fault({ kind: "reset", path: "/conversations/*" });
    await stage.goto("Contact", recordId);
    await stage.page.getByRole("log").getByRole("listitem").first().waitFor();
    const measure = async (script: string, argument: unknown): Promise<number> =>
      Number(await stage.page.evaluate(`(${script})(${JSON.stringify(argument)})`));
    const plain: number[] = [];
    const opened = SIZES.map((): number[] => []);
    for (let round = 0; round < ROUNDS; round += 1) {
      plain.push(await measure(PLAIN, [recordId, talks[0]!.recordId]));
      for (const [index, size] of SIZES.entries()) opened[index]!.push(await measure(OPEN, `With ${size} messages`));
    }
    const base = median(plain);
    return [
      ...SIZES.map((size, index) =>
        row(
          `first paint of ${size} messages beside a plain list of 50`,
          median(opened[index]!) / base,
          "times",
          MOST_TIMES,
        ),
      ),
      ...cost,
    ];
  } finally {
    await stage.close();
  }
}

export const viewer: Part = {
  name: "viewer",
  about: "first paint of transcripts in a browser, Apex calls and Intercom requests of a record page",
  slow: true,
  run,
};
