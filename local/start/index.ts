import { parseArgs } from "node:util";
import { Demonstration } from "./demonstration.js";

const usage = "npm start [-- --port N] [--empty]";

function portOf(text: string | undefined): number {
  const port = Number(text ?? 3000);
  if (Number.isInteger(port) && port >= 0 && port <= 65_533) return port;
  throw new Error(`'${text}' is not a port from 0 to 65533. Usage: ${usage}`);
}

function say({ addresses }: Demonstration, empty: boolean): void {
  const { lightning, org, intercom } = addresses;
  const first = empty ? "open the Setup tab and connect" : "read a conversation, change an owner";
  console.log(`Lightning  ${lightning}\n             the package's pages: ${first}`);
  console.log(`Intercom   ${intercom}\n             be the customer, be a teammate, watch webhooks arrive`);
  console.log(`Org        ${org}\n             Salesforce's REST API; ${lightning}/healthz has a token`);
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { port: { type: "string" }, empty: { type: "boolean" } } });
  const empty = values.empty ?? false;
  const demonstration = await Demonstration.start({ port: portOf(values.port), empty });
  const stop = (): void => {
    console.log("\nStopping.");
    void demonstration.close().finally(() => process.exit());
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  say(demonstration, empty);
  console.log("\nGetting ready; the first start compiles everything once.");
  await demonstration.ready;
  if (empty) {
    const { accessToken, webhookSecret } = demonstration.health().intercom!;
    console.log(`\nTo connect: access token ${accessToken}, client secret ${webhookSecret}`);
  }
  console.log("\nReady. Ctrl-C stops everything.");
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
