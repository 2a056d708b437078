import { Agent, request } from "node:http";
import { availableParallelism, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { startIntercom } from "./start.js";

/**
 * Asks a workspace so many times a second for so many seconds and reports what came back and how memory moved. It ends
 * non-zero when anything but 200 and the configured 429 came back, or when memory kept growing.
 */
const { values } = parseArgs({
  options: {
    rate: { type: "string", default: "200" },
    seconds: { type: "string", default: "60" },
    conversations: { type: "string", default: "10000" },
    "rate-limit": { type: "string", default: "10000" },
  },
});
const loadBefore = loadavg()[0];
const rate = Number(values.rate);
const seconds = Math.min(Number(values.seconds), 300);
const intercom = await startIntercom({
  conversations: Number(values.conversations),
  rateLimit: Number(values["rate-limit"]),
});
const agent = new Agent({ keepAlive: true, maxSockets: 50 });
const { people, admins } = intercom.workspace.sample;
const ids = [...intercom.workspace.conversations.rows("updated_at", "descending")].slice(0, 200).map((row) => row.id);

const statuses = new Map<string, number>();
const durations: number[] = [];

type Ask = [method: string, path: string, body?: unknown];

/** A mix as an integration has it: mostly single conversations, some lists and searches, a few writes. */
function askOf(number: number): Ask {
  const person = people[number % people.length]?.id ?? "";
  const conversation = ids[number % ids.length] ?? "";
  switch (number % 20) {
    case 0:
      return ["GET", "/conversations?per_page=20"];
    case 1:
      return [
        "POST",
        "/conversations/search",
        { query: { field: "state", operator: "=", value: "open" }, pagination: { per_page: 10 } },
      ];
    case 2:
      return [
        "POST",
        "/contacts/search",
        { query: { field: "role", operator: "=", value: "lead" }, pagination: { per_page: 10 } },
      ];
    case 3:
      return ["PUT", `/contacts/${person}`, { owner_id: admins[number % admins.length]?.id }];
    case 4:
      return [
        "POST",
        `/conversations/${conversation}/parts`,
        {
          message_type: "assignment",
          type: "admin",
          admin_id: admins[0]?.id,
          assignee_id: admins[number % admins.length]?.id,
        },
      ];
    default:
      return number % 2 ? ["GET", `/conversations/${conversation}`] : ["GET", `/contacts/${person}`];
  }
}

function ask([method, path, body]: Ask): Promise<void> {
  const started = performance.now();
  const text = body === undefined ? undefined : JSON.stringify(body);
  const headers = {
    Authorization: `Bearer ${intercom.accessToken}`,
    "Content-Type": "application/json",
    ...(text ? { "Content-Length": Buffer.byteLength(text) } : {}),
  };
  return new Promise((resolve) => {
    const finish = (status: string): void => {
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      durations.push(performance.now() - started);
      resolve();
    };
    const outgoing = request(intercom.baseUrl + path, { method, agent, headers }, (response) => {
      response.resume();
      response.on("end", () => finish(String(response.statusCode)));
      response.on("error", () => finish("broken"));
    });
    outgoing.on("error", (error) => finish(error.message));
    outgoing.end(text);
  });
}

const memory: number[] = [];
const started = performance.now();
const waiting = new Set<Promise<void>>();
let sent = 0;
while (performance.now() - started < seconds * 1000) {
  const due = Math.floor(((performance.now() - started) / 1000) * rate);
  while (sent < due) {
    const asked = ask(askOf(sent++));
    waiting.add(asked);
    void asked.finally(() => waiting.delete(asked));
  }
  if (memory.length < Math.floor((performance.now() - started) / 1000)) {
    globalThis.gc?.();
    memory.push(process.memoryUsage().heapUsed / 1024 / 1024);
  }
  await new Promise((resolve) => setTimeout(resolve, 5));
}
await Promise.all(waiting);
const elapsed = (performance.now() - started) / 1000;
await intercom.close();
agent.destroy();

durations.sort((first, second) => first - second);
const percentile = (share: number): number => Math.round(durations[Math.floor(durations.length * share)] ?? 0);
const third = Math.max(Math.floor(memory.length / 3), 1);
const mean = (list: number[]): number => list.reduce((sum, value) => sum + value, 0) / Math.max(list.length, 1);
const early = mean(memory.slice(third, third * 2));
const late = mean(memory.slice(-third));
const wrong = [...statuses.keys()].filter((status) => status !== "200" && status !== "429");
console.log(
  JSON.stringify(
    {
      sent,
      perSecond: Math.round(sent / elapsed),
      statuses: Object.fromEntries(statuses),
      milliseconds: { median: percentile(0.5), p95: percentile(0.95), p99: percentile(0.99) },
      machine: { cores: availableParallelism(), loadBefore, loadAfter: loadavg()[0] },
      heapMegabytes: { middleThird: Math.round(early), lastThird: Math.round(late) },
    },
    null,
    2,
  ),
);
if (wrong.length > 0 || late > early * 1.3 + 20) process.exitCode = 1;
