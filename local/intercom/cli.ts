import { parseArgs } from "node:util";
import { startIntercom, type IntercomOptions } from "./start.js";
import type { Region } from "./workspace/workspace.js";

const help = `Runs an Intercom workspace on this machine.

  --port N             port of the API and the page (default 3002; 0 takes a free one)
  --seed TEXT          the same seed gives the same world (default parley)
  --conversations N    how many conversations the world has (default 500, up to 200000)
  --people N           how many people it has (default 200)
  --webhook URL        where webhooks go
  --region US|EU|AU    region of the workspace (default US)
  --timezone NAME      time zone in which contact searches count days (default Europe/Dublin)
  --rate-limit N       requests per minute (default 10000)
  --frozen-at SECONDS  let time stand still at this unix second
  --nulls null|absent  how fields without a value are answered (default null)
`;

function readOptions(): IntercomOptions | undefined {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    options: {
      help: { type: "boolean" },
      port: text,
      seed: text,
      conversations: text,
      people: text,
      webhook: text,
      region: text,
      timezone: text,
      "rate-limit": text,
      "frozen-at": text,
      nulls: text,
    },
  });
  if (values.help) return undefined;
  const options: IntercomOptions = { port: wholeNumber("port", values.port) ?? 3002 };
  if (values.seed !== undefined) options.seed = values.seed;
  if (values.webhook !== undefined) options.webhookUrl = values.webhook;
  if (values.timezone !== undefined) options.timezone = values.timezone;
  if (values.region !== undefined) options.region = oneOf<Region>("region", values.region, ["US", "EU", "AU"]);
  if (values.nulls !== undefined) options.nulls = oneOf("nulls", values.nulls, ["null", "absent"] as const);
  const conversations = wholeNumber("conversations", values.conversations);
  const people = wholeNumber("people", values.people);
  const rateLimit = wholeNumber("rate-limit", values["rate-limit"]);
  const frozenAt = wholeNumber("frozen-at", values["frozen-at"]);
  if (conversations !== undefined) options.conversations = conversations;
  if (people !== undefined) options.people = people;
  if (rateLimit !== undefined) options.rateLimit = rateLimit;
  if (frozenAt !== undefined) options.frozenAt = frozenAt;
  return options;
}

function wholeNumber(name: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (!Number.isInteger(number) || number < 0) throw new Error(`--${name} must be a whole number, not '${value}'`);
  return number;
}

function oneOf<Value extends string>(name: string, value: string, allowed: readonly Value[]): Value {
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined) throw new Error(`--${name} must be one of ${allowed.join(", ")}, not '${value}'`);
  return found;
}

try {
  const options = readOptions();
  if (!options) {
    console.log(help);
  } else {
    const intercom = await startIntercom(options);
    console.log(`Intercom workspace "${intercom.workspace.name}"

  ${intercom.baseUrl}/            open this in a browser: be the customer, be the teammate
  ${intercom.baseUrl}/me          the REST API, version 2.16

  access token   ${intercom.accessToken}
  client secret  ${intercom.webhookSecret}   (signs webhooks)

Ctrl-C stops it.`);
    const stop = (): void => void intercom.close().then(() => process.exit(0));
    process.once("SIGINT", stop);
    process.once("SIGTERM", stop);
  }
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
