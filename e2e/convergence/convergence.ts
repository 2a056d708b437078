import { createRandom, hashText } from "../../local/intercom/random.js";
import type { Ground } from "./ground.js";
import { live } from "./history.js";
import { compareConversations, type Disagreement } from "./model.js";
import { compareOpportunities } from "./opportunity-model.js";
import { comparePeople } from "./people-model.js";

/** What one history came to. */
export interface Outcome extends Disagreement {
  seed: string;
  /** What was done on both sides, in order. */
  history: string[];
  /** Webhooks that the workspace wanted to send. */
  webhooks: number;
  /** Requests to Intercom. */
  requests: number;
  /** Writes to Intercom, and updates in the org, that changed nothing. */
  extraWrites: string[];
  /** Milliseconds of this machine. */
  took: number;
}

export interface Accidents {
  /** The share of webhooks that are lost, come twice, or come late. */
  webhooks: number;
  /** The share of publishes that are refused. */
  publishes: number;
  /** The share of callouts that fail, in all. */
  callouts: number;
}

export const usualAccidents: Accidents = { webhooks: 0.2, publishes: 0.1, callouts: 0.1 };

export interface ConvergenceOptions {
  accidents?: Accidents;
  length?: number;
  /** As a package without sweeps, audits and passes would do. */
  withoutSchedules?: boolean;
  /** Puts something wrong before both sides are compared. */
  sabotage?: (ground: Ground) => Promise<void>;
}

/** Things that people do in one history. */
export const historyLength = 60;
const hour = 3600;

/** More than a day, most of which the org sleeps: the daily work is due, and no more sweeps run than are needed. */
async function rest(ground: Ground): Promise<void> {
  for (let day = 0; day < 2; day++) {
    await ground.pass(hour);
    await ground.sleep(24 * hour);
  }
  await ground.pass(2 * hour);
}

function switchOn({ intercom }: Ground, { webhooks, callouts }: Accidents): void {
  Object.assign(intercom.webhooks.faults, { lost: webhooks, duplicated: webhooks, reordered: webhooks });
  const rate = callouts / 6;
  intercom.faults.add({ kind: "status", amount: 429, rate });
  intercom.faults.add({ kind: "status", amount: 500, rate });
  intercom.faults.add({ kind: "status", amount: 503, rate });
  intercom.faults.add({ kind: "timeout", rate });
  intercom.faults.add({ kind: "truncated", rate });
  intercom.faults.add({ kind: "reset", rate });
}

function switchOff({ intercom }: Ground): void {
  Object.assign(intercom.webhooks.faults, { lost: 0, duplicated: 0, reordered: 0 });
  intercom.faults.clear();
}

/** Lives one history with accidents, lets it rest without any, and compares both sides with the model. */
export async function converge(ground: Ground, seed: string, options: ConvergenceOptions = {}): Promise<Outcome> {
  const { accidents = usualAccidents, length = historyLength } = options;
  const started = performance.now();
  await ground.begin(seed);
  try {
    const { org, intercom } = ground;
    const random = createRandom(hashText(`history:${seed}`));
    if (options.withoutSchedules) await org.switch({ emptied: "Sync_Schedule__mdt" });
    switchOn(ground, accidents);
    await org.switch({ publishesRefused: accidents.publishes });
    await org
      .client(ground.administrator)
      .aura("ImportController.startImport", { scope: '{"transcripts":"full"}', estimate: null });
    const history = await live(ground, random, length);
    switchOff(ground);
    await org.switch({ publishesRefused: 0 });
    await rest(ground);
    await options.sabotage?.(ground);
    const found: Disagreement = { lost: [], doubled: [], wrong: [] };
    await compareConversations(intercom.workspace, org, found);
    await comparePeople(intercom.workspace, org, found);
    await compareOpportunities(org, found);
    await lookForRemains(ground, found);
    const measures = await org.measure();
    found.wrong.push(...measures.failures.map((failure) => `uncaught: ${failure}`));
    const idle = Object.entries(measures.idleUpdates).map(
      ([object, times]) => `${times} updates of ${object} changed nothing`,
    );
    return {
      ...found,
      seed,
      history,
      webhooks: intercom.webhooks.deliveries.length,
      requests: ground.exchanges.length,
      extraWrites: [...ground.watch.needless, ...idle],
      took: Math.round(performance.now() - started),
    };
  } finally {
    await ground.end();
  }
}

/** Work that is left when nothing is wrong any more. */
async function lookForRemains({ org }: Ground, found: Disagreement): Promise<void> {
  const tasks = await org.query<Record<string, string>>(
    "SELECT Kind__c, Subject__c, State__c, Due_At__c, Error_Code__c, Error_Detail__c FROM Sync_Task__c WHERE State__c != 'Due' OR Due_At__c < TODAY ORDER BY Id",
  );
  for (const task of tasks)
    found.wrong.push(
      `task ${task["Kind__c"] ?? ""} ${task["Subject__c"] ?? ""} is ${task["State__c"] ?? ""}: ${task["Error_Code__c"] ?? "no error"} ${task["Error_Detail__c"] ?? ""}`,
    );
  const [settings] = await org.query<{ Paused__c: boolean; Pause_Reason__c: string | null }>(
    "SELECT Paused__c, Pause_Reason__c FROM Intercom_Settings__c",
  );
  if (settings?.Paused__c === true) found.wrong.push(`the connection is paused: ${settings.Pause_Reason__c ?? ""}`);
}

/** Everything that is not as it should be, in words. */
export function complaints({ lost, doubled, wrong, extraWrites }: Outcome): string[] {
  return [...lost, ...doubled, ...wrong, ...extraWrites];
}
