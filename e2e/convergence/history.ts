import type { Random } from "../../local/intercom/random.js";
import { bothVerbs } from "./both-verbs.js";
import type { Ground } from "./ground.js";
import { intercomVerbs, type Verb } from "./intercom-verbs.js";
import { opportunityVerbs } from "./opportunity-verbs.js";
import { salesforceVerbs } from "./salesforce-verbs.js";

const verbs: Verb<Ground>[] = [
  ...intercomVerbs.map((verb): Verb<Ground> => ({
    ...verb,
    act: ({ intercom }, random) => verb.act(intercom.workspace, random),
  })),
  ...[...salesforceVerbs, ...opportunityVerbs].map((verb): Verb<Ground> => ({
    ...verb,
    act: ({ org }, random) => verb.act(org, random),
  })),
  ...bothVerbs,
];
const totalWeight = verbs.reduce((sum, { weight }) => sum + weight, 0);

function choose(random: Random): Verb<Ground> {
  let left = random.next() * totalWeight;
  return verbs.find(({ weight }) => (left -= weight) < 0) ?? verbs[0]!;
}

/** Lets some time pass, or none: several things happen in one second, and some while jobs wait. */
async function pause(ground: Ground, random: Random): Promise<void> {
  const kind = random.next();
  if (kind < 0.3) return;
  if (kind < 0.55) await ground.settle();
  else if (kind < 0.85) await ground.pass(random.integer(1, 120));
  else await ground.pass(random.integer(120, 1500));
}

/** Everybody does something on both sides, one after the other. Answers what was done, with the time. */
export async function live(ground: Ground, random: Random, length: number): Promise<string[]> {
  const done: string[] = [];
  while (done.length < length) {
    const what = await choose(random).act(ground, random);
    if (what === null) continue;
    done.push(`${new Date(ground.now * 1000).toISOString().slice(5, 19)} ${what}`);
    await pause(ground, random);
  }
  return done;
}
