import { parseArgs } from "node:util";
import { startDemonstration } from "./demonstration.js";

const usage = "npm start [-- --port N] [--empty]";

function portOf(text: string | undefined): number {
  const port = Number(text ?? 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_533) throw new Error(`'${text}' is not a port between 0 and 65533. ${usage}`);
  return port;
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { port: { type: "string" }, empty: { type: "boolean" } } });
  const demonstration = await startDemonstration({ port: portOf(values.port), empty: values.empty ?? false });
  const stop = (): void => {
    console.log("\nStopping.");
    void demonstration.close().finally(() => process.exit(0));
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  await demonstration.ready;
  for (const line of demonstration.guide()) console.log(line);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
