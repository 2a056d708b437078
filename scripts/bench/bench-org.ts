import path from "node:path";
import { Router } from "../../local/org/api/router.js";
import { Sessions } from "../../local/org/api/sessions.js";
import type { Execution } from "../../local/org/execution/context.js";
import type { LimitKind } from "../../local/org/execution/limits.js";
import { JOB_SLOT, type JobState } from "../../local/org/jobs/job.js";
import { Org } from "../../local/org/org.js";
import { ApexException } from "../../local/org/runtime/exceptions.js";
import type { UserContext } from "../../local/org/security/users.js";
import { sampleWorld, type SampleWorld } from "../../local/intercom/world/sample.js";
import { connectWorkspace } from "../../local/sample/connect.js";
import { assignPermissionSets, loadSampleRecords } from "../../local/sample/load.js";
import type { OrgClient } from "../../local/sample/org-client.js";
import { samplePersonas, sampleRecords } from "../../local/sample/records.js";
import { root } from "../gates/gate.js";
import { type BenchIntercom, startBenchIntercom } from "./bench-intercom.js";

const seed = "bench";
const intercomHost = "https://api.intercom.io";
const version = "v67.0";

/** A transaction that ended well and what it spent. A job's finalizer is a transaction of its own. */
export interface Spent {
  entry: Execution["entry"] | "finalizer";
  used: (kind: LimitKind) => number;
}

/** The package in an org of this thread, connected to a local Intercom in another: every transaction can be looked at. */
export interface BenchOrg {
  org: Org;
  intercom: BenchIntercom;
  world: SampleWorld;
  /** The administrator who connected. */
  administrator: UserContext;
  client: OrgClient;
  /** Runs anonymous Apex as the administrator and answers what its transaction spent. */
  apex: (text: string) => Spent;
  /** Runs one unit of waiting work. Answers false when nothing is due; throws when it failed. */
  runNextWork(): boolean;
  /** Runs everything that is due. */
  runDueWork(): void;
  /** Lets a minute pass, the shortest delay of a job: a long chain of turns hands over to a delayed one. */
  passMinute(): void;
  /** Transactions since the last call. */
  takeSpent(): Spent[];
  close(): Promise<void>;
}

interface BenchSize {
  conversations: number;
  people: number;
  /** Whether the org gets the sample's accounts, contacts, leads and opportunities; it always gets the users. */
  withRecords: boolean;
}

function spentOf(execution: Execution): Spent {
  const { limits } = execution;
  const job = execution.slots.get(JOB_SLOT) as JobState | undefined;
  return { entry: job?.isFinalizer ? "finalizer" : execution.entry, used: (kind) => limits.used(kind) };
}

/** Makes the org, its users and records, and connects it as an administrator would. */
export async function startBenchOrg(size: BenchSize): Promise<BenchOrg> {
  const { conversations, people } = size;
  const intercom = await startBenchIntercom({ seed, conversations, people });
  let spent: Spent[] = [];
  const failures: string[] = [];
  const failIfFailed = (): void => {
    if (failures.length > 0) throw new Error(failures.splice(0).join("\n"));
  };
  // Time stands still unless told, so that delayed jobs never mix with what is measured.
  let now = Date.now();
  const org = Org.create({
    sources: [path.join(root, "force-app/main")],
    cacheDir: path.join(root, ".cache/org"),
    calloutRoutes: { [intercomHost]: intercom.baseUrl },
    clock: () => now,
    onTransaction: (execution) => spent.push(spentOf(execution)),
    onFailure: (where, error) =>
      failures.push(
        `${where}: ${error instanceof ApexException ? `${error.toString()}\n${error.trace}` : String(error)}`,
      ),
  });
  if (org.compileErrors.length > 0) throw new Error(`The package does not compile: ${org.compileErrors[0]!.message}`);
  const world = sampleWorld(seed, { people, companies: 40 });
  const personas = samplePersonas(world);
  const installer = clientOf(org, org.testUser());
  await loadSampleRecords(
    installer,
    sampleRecords(world).filter(({ type }) => size.withRecords || type === "User"),
  );
  await assignPermissionSets(installer, personas);
  const administrator = (): UserContext => org.findUser(personas[0]!.username)!;
  const client = clientOf(org, administrator());
  const bench: BenchOrg = {
    org,
    intercom,
    world,
    administrator: administrator(),
    client,
    apex: (text) => {
      const before = spent.length;
      org.executeAnonymous(text, administrator());
      return spent[before]!;
    },
    runNextWork() {
      const ran = org.runNextWork();
      failIfFailed();
      return ran;
    },
    runDueWork() {
      org.runDueWork();
      failIfFailed();
    },
    passMinute() {
      now += 60_000;
    },
    takeSpent: () => spent.splice(0),
    async close() {
      org.close();
      await intercom.close();
    },
  };
  await connectWorkspace(client, intercom);
  bench.runDueWork();
  spent = [];
  await intercom.takeRequests();
  return bench;
}

/** The org's REST API without a network between. */
function clientOf(org: Org, user: UserContext): OrgClient {
  const sessions = new Sessions(org, "local");
  const router = new Router(org, sessions, null);
  const authorization = `Bearer ${sessions.open(user.id)}`;
  const call = <T>(method: string, path: string, query: string, content?: unknown): T => {
    const { status, body } = router.handle({
      method,
      path,
      query,
      headers: { authorization, "content-type": "application/json" },
      body: Buffer.from(content === undefined ? "" : JSON.stringify(content)),
      remoteAddress: "127.0.0.1",
      origin: "http://127.0.0.1",
    });
    const text = Buffer.from(body).toString();
    if (status >= 300) throw new Error(`${method} ${path} was answered with ${status}: ${text.slice(0, 2000)}`);
    return JSON.parse(text) as T;
  };
  return {
    query<T>(soql: string) {
      const parameters = new URLSearchParams({ q: soql }).toString();
      return Promise.resolve(call<{ records: T[] }>("GET", `/services/data/${version}/query`, parameters).records);
    },
    create(records) {
      const ids: string[] = [];
      for (let start = 0; start < records.length; start += 200) {
        const results = call<{ id: string; success: boolean; errors: { message: string }[] }[]>(
          "POST",
          `/services/data/${version}/composite/sobjects`,
          "",
          {
            allOrNone: true,
            records: records.slice(start, start + 200).map(({ type, fields }) => ({ attributes: { type }, ...fields })),
          },
        );
        const failed = results.find(({ success }) => !success);
        if (failed) throw new Error(`A record was refused: ${failed.errors.map(({ message }) => message).join("; ")}`);
        ids.push(...results.map(({ id }) => id));
      }
      return Promise.resolve(ids);
    },
    aura<T>(method: string, params: Record<string, unknown> = {}) {
      return Promise.resolve(call<{ returnValue: T }>("POST", `/aura/apex/${method}`, "", { params }).returnValue);
    },
  };
}
