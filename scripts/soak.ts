import { parseArgs } from "node:util";
import { complaints, converge, type Outcome } from "../e2e/convergence/convergence.js";
import { endAtPlaces, endings, importWith } from "../e2e/convergence/crash.js";
import { Ground, usualSize } from "../e2e/convergence/ground.js";

const usage =
  "npm run test:soak -- [--seeds N] [--from SEED] [--json] [--history] [--crash]: random histories on both sides with accidents, compared with a model";

/** What `--json` prints. */
interface Report {
  seeds: number;
  failed: { seed: number; why: string }[];
  /** Things that people did on both sides. */
  events: number;
  lost: number;
  doubled: number;
  extraWrites: number;
}

function numberOf(text: string, name: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new Error(`--${name} takes a whole number from 1, not '${text}'. ${usage}`);
}

function add(report: Report, seed: number, outcome: Outcome): void {
  const why = complaints(outcome);
  report.seeds++;
  report.events += outcome.history.length;
  report.lost += outcome.lost.length;
  report.doubled += outcome.doubled.length;
  report.extraWrites += outcome.extraWrites.length;
  if (why.length > 0) report.failed.push({ seed, why: why.join("\n") });
}

/** Ends an import of thirty conversations at every callout and every statement, in both ways. */
async function endEverywhere(): Promise<void> {
  const ground = await Ground.start({ people: 12, conversations: 30, logsConversations: true });
  const undisturbed = await importWith(ground, null);
  for (const how of endings) {
    const found = await endAtPlaces(ground, undisturbed, how, Number.POSITIVE_INFINITY, (place, places) => {
      if (place % 10 === 0) console.error(`ended at ${how.at} ${place} of ${places} (${how.extent})`);
    });
    const places = how.at === "callout" ? undisturbed.callouts : undisturbed.statements;
    console.log(
      `ended at each of ${places} ${how.at}s (${how.extent}): ${found.length === 0 ? "the same end" : "FAILED"}`,
    );
    for (const line of found) console.log(`  ${line}`);
    if (found.length > 0) process.exitCode = 1;
  }
  await ground.close();
}

/** A crash of the harness or of the org is a failed seed, and the next one starts on fresh ground. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seeds: { type: "string", default: "20" },
      from: { type: "string", default: "1" },
      json: { type: "boolean", default: false },
      history: { type: "boolean", default: false },
      crash: { type: "boolean", default: false },
    },
  });
  if (values.crash) return endEverywhere();
  const from = numberOf(values.from, "from");
  const seeds = numberOf(values.seeds, "seeds");
  const say = (text: string): void => (values.json ? console.error(text) : console.log(text));
  const report: Report = { seeds: 0, failed: [], events: 0, lost: 0, doubled: 0, extraWrites: 0 };
  let ground = await Ground.start(usualSize);
  for (let seed = from; seed < from + seeds; seed++) {
    try {
      const outcome = await converge(ground, String(seed));
      add(report, seed, outcome);
      const why = complaints(outcome);
      if (values.history) say(outcome.history.map((line) => `  ${line}`).join("\n"));
      say(
        `seed ${seed}: ${why.length === 0 ? "agrees" : "FAILED"} (${outcome.history.length} events, ${outcome.webhooks} webhooks, ${outcome.requests} requests, ${(outcome.took / 1000).toFixed(1)} s)`,
      );
      for (const line of why) say(`  ${line}`);
    } catch (error) {
      const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
      report.seeds++;
      report.failed.push({ seed, why });
      say(`seed ${seed}: FAILED\n  ${why}`);
      await ground.close();
      ground = await Ground.start(usualSize);
    }
  }
  await ground.close();
  if (values.json) console.log(JSON.stringify(report));
  else {
    const { failed, events, lost, doubled, extraWrites } = report;
    console.log(
      `\n${seeds} seeds, ${failed.length} failed; ${events} events; ${lost} lost, ${doubled} doubled, ${extraWrites} needless writes`,
    );
    if (failed.length > 0)
      console.log(`Replay one with: npm run test:soak -- --from ${failed[0]!.seed} --seeds 1 --history`);
  }
  process.exitCode = report.failed.length === 0 ? 0 : 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
