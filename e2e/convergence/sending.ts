import assert from "node:assert/strict";
import { createRandom, hashText, type Random } from "../../local/intercom/random.js";
import type { OrgClient } from "../../local/sample/org-client.js";
import { samplePersonas } from "../../local/sample/records.js";
import type { Ground } from "./ground.js";

interface Attempt {
  sendState: string | null;
  sendToken: string | null;
}

interface Outcome {
  state: string;
}

interface Page {
  Id: string;
  Conversation_Id__c: string;
  Contact__c: string;
}

/** What a rep knows at the end: it was sent, or it was not and they let it be. */
type End = "sent" | "given up";

export interface Written {
  conversation: string;
  text: string;
  end: End;
}

/** What became of everything a rep wrote, on both sides. */
export interface Sendings {
  written: Written[];
  /** Things that must not be, in words. */
  wrong: string[];
  /** How many requests of pages failed, and how many outcomes nobody knew at first. */
  failures: number;
  unknown: number;
}

const manyTries = 40;

/** A rep whose network, org and Intercom fail at random, and whose page does what it is told to do then. */
class Rep {
  failures = 0;
  unknown = 0;
  private readonly ground: Ground;
  private readonly client: OrgClient;
  private readonly random: Random;

  constructor(ground: Ground, client: OrgClient, random: Random) {
    this.ground = ground;
    this.client = client;
    this.random = random;
  }

  /** Writes one message until it is sent or given up. */
  async write({ Id, Contact__c }: Page, key: string, kind: string, text: string): Promise<End> {
    const about = { recordId: Contact__c, conversationRecordId: Id, clientKey: key };
    for (let tries = 0; tries < manyTries; tries++) {
      const begun = await this.ask<Attempt>("begin", { ...about, kind, text, attachmentUrls: null });
      if (begun?.sendState === "sent") return "sent";
      let state = begun?.sendState ?? "lost";
      if (begun?.sendToken && !this.random.chance(0.1)) state = await this.send(about, begun.sendToken);
      if (state !== "sent" && state !== "notSent") state = await this.lookUntilKnown(about);
      if (state === "sent") return "sent";
      if (this.random.chance(0.2)) {
        await this.ask("discard", about);
        return "given up";
      }
    }
    throw new Error(`'${text}' came to no end`);
  }

  /** Sends; sometimes the request ends somewhere in the org, sometimes the page sends once more. */
  private async send(about: Record<string, unknown>, sendToken: string): Promise<string> {
    const ends = this.random.chance(0.25);
    if (ends)
      await this.ground.org.switch({
        abort: { at: "statement", number: 1 + this.random.integer(0, 19), extent: "once" },
      });
    const outcome = await this.ask<Outcome>("send", { ...about, sendToken });
    if (ends) await this.ground.org.switch({ abort: null });
    if (this.random.chance(0.3)) await this.ground.settle();
    if (this.random.chance(0.2)) await this.ask<Outcome>("send", { ...about, sendToken });
    return outcome?.state ?? "lost";
  }

  private async lookUntilKnown(about: Record<string, unknown>): Promise<string> {
    this.unknown++;
    for (let looks = 0; looks < manyTries; looks++) {
      await this.ground.pass(1 + this.random.integer(0, 59));
      const outcome = await this.ask<Outcome>("look", about);
      if (outcome?.state === "sent" || outcome?.state === "notSent") return outcome.state;
    }
    throw new Error("Nobody came to know what became of a message");
  }

  /** Null when the request failed: the page does not know why. */
  private async ask<T>(method: string, params: Record<string, unknown>): Promise<T | null> {
    try {
      return await this.client.aura<T>(`ReplyController.${method}`, params);
    } catch {
      this.failures++;
      return null;
    }
  }
}

/** Everything that can go wrong on the way to Intercom and back. */
function disturb({ intercom }: Ground, rate: number): void {
  Object.assign(intercom.webhooks.faults, { lost: rate, duplicated: rate, reordered: rate });
  for (const amount of [429, 500, 503]) intercom.faults.add({ kind: "status", amount, rate: rate / 2 });
  for (const kind of ["timeout", "reset", "truncated", "malformed"] as const) intercom.faults.add({ kind, rate });
}

/** Has a rep write so many messages while much fails, then lets everything come to rest and compares both sides. */
export async function sendMany(ground: Ground, seed: string, amount: number): Promise<Sendings> {
  await ground.begin(seed);
  try {
    const random = createRandom(hashText(`${seed}:sending`));
    const agent = samplePersonas(ground.world).find(({ key }) => key === "agent")!;
    const client = ground.org.client(await ground.org.logIn(agent.username));
    const pages = await importedPages(ground);
    const rep = new Rep(ground, client, random);
    disturb(ground, 0.12);
    const written: Written[] = [];
    for (let index = 0; index < amount; index++) {
      const page = random.pick(pages);
      const kind = random.chance(0.3) ? "note" : "reply";
      // Some messages have the words of others.
      const text = random.chance(0.3) ? "Thank you <3" : `Message ${index}:\nhttps://x.example/?a=${index}&b=1`;
      const end = await rep.write(page, `attempt-of-a-page-${seed}-${index}`, kind, text);
      written.push({ conversation: page.Conversation_Id__c, text: text.slice(0, 12), end });
      if (random.chance(0.3)) await ground.pass(random.integer(0, 119));
    }
    ground.intercom.faults.clear();
    Object.assign(ground.intercom.webhooks.faults, { lost: 0, duplicated: 0, reordered: 0 });
    await ground.pass(26 * 3600);
    const wrong = [...inIntercom(ground, written), ...(await inTheOrg(ground, pages))];
    return { written, wrong, failures: rep.failures, unknown: rep.unknown };
  } finally {
    await ground.end();
  }
}

async function importedPages(ground: Ground): Promise<Page[]> {
  await ground.org
    .client(ground.administrator)
    .aura("ImportController.startImport", { scope: '{"transcripts":"full"}', estimate: null });
  await ground.pass(1800);
  const pages = await ground.org.query<Page>(
    "SELECT Id, Conversation_Id__c, Contact__c FROM Intercom_Conversation__c WHERE Contact__c != NULL ORDER BY Conversation_Id__c LIMIT 6",
  );
  assert.ok(pages.length > 2, `${pages.length} conversations to answer`);
  return pages;
}

/** Every message that was sent is there as often as it was sent, and no other. */
function inIntercom(ground: Ground, written: Written[]): string[] {
  const wanted = new Map<string, number>();
  for (const { conversation, text, end } of written) {
    const name = `${conversation} '${text.replace(/[\n:].*/s, "")}'`;
    wanted.set(name, (wanted.get(name) ?? 0) + (end === "sent" ? 1 : 0));
  }
  const found = new Map<string, number>();
  for (const conversation of new Set(written.map((message) => message.conversation))) {
    for (const { body } of ground.intercom.workspace.conversations.get(conversation)?.parts ?? []) {
      const text = /^<p>(Message \d+|Thank you &lt;3)/.exec(body ?? "")?.[1]?.replace("&lt;", "<");
      const name = `${conversation} '${text}'`;
      if (text) found.set(name, (found.get(name) ?? 0) + 1);
    }
  }
  return [...wanted]
    .filter(([name, times]) => (found.get(name) ?? 0) !== times)
    .map(([name, times]) => `${name} was sent ${times} times and is ${found.get(name) ?? 0} times in Intercom`);
}

/** Every part is one row, and every row is a part. */
async function inTheOrg(ground: Ground, pages: Page[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const { Id, Conversation_Id__c } of pages) {
    const rows = await ground.org.query<{ Part_Id__c: string | null; Send_State__c: string | null }>(
      `SELECT Part_Id__c, Send_State__c FROM Intercom_Message__c WHERE Intercom_Conversation__c = '${Id}' AND Part_Type__c != 'source'`,
    );
    const open = rows.filter(({ Part_Id__c }) => Part_Id__c === null);
    if (open.length > 0) wrong.push(`${Conversation_Id__c}: ${open.length} attempts are no parts`);
    const stored = rows.map((row) => row.Part_Id__c).sort();
    const parts = ground.intercom.workspace.conversations.get(Conversation_Id__c)!.parts.map(({ id }) => id);
    if (JSON.stringify(stored) !== JSON.stringify(parts.sort()))
      wrong.push(`${Conversation_Id__c}: ${stored.length} rows for ${parts.length} parts`);
  }
  return wrong;
}
