import path from "node:path";
import { MessageChannel, type Worker } from "node:worker_threads";
import type { HttpCall, HttpReply } from "../../local/org/callouts/sync-http.js";
import { startThread } from "../../local/org/execution/threads.js";
import type { OrgClient } from "../../local/sample/org-client.js";
import type { Answers, FromOrg, OrgSwitches, OrgThreadData, RestCall, ToOrg } from "./org-protocol.js";

const root = path.resolve(import.meta.dirname, "../..");
const data = "/services/data/v67.0";
export const sitePath = "/parley";

/** Answers a callout of the org. The clock may move meanwhile. */
export type AnswerCallout = (call: HttpCall) => Promise<HttpReply>;

/** An org with the package in a thread of its own; one order after the other, callouts answered by the thread that started it. */
export class OrgThread {
  /** Answers callouts; set before the first one. */
  answerCallout: AnswerCallout = () => Promise.resolve({ error: "Connection refused" });
  private readonly worker: Worker;
  private readonly clock: Float64Array;
  private readonly waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  private lastOrder = 0;
  private installer = "";

  private constructor(worker: Worker, clock: Float64Array) {
    this.worker = worker;
    this.clock = clock;
  }

  /** Compiles the package and makes an org. Throws when it does not compile. */
  static async start(now: number, sources = [path.join(root, "force-app/main")]): Promise<OrgThread> {
    const clock = new Float64Array(new SharedArrayBuffer(8));
    clock[0] = now;
    const done = new Int32Array(new SharedArrayBuffer(4));
    const { port1, port2 } = new MessageChannel();
    const worker = startThread(new URL("./org-worker.ts", import.meta.url), {
      workerData: {
        sources,
        cacheDir: path.join(root, ".cache/org"),
        clock,
        port: port2,
        done,
        sitePath,
      } satisfies OrgThreadData,
      transferList: [port2],
    });
    const thread = new OrgThread(worker, clock);
    port1.unref();
    await new Promise<void>((resolve, reject) => {
      worker.once("error", reject);
      worker.on("message", (message: FromOrg) => {
        if (message.kind === "ready") {
          thread.installer = message.sessions["installer"]!;
          if (message.compileErrors.length === 0) resolve();
          else
            void worker
              .terminate()
              .then(() => reject(new Error(`The package does not compile: ${message.compileErrors.at(-1) ?? ""}`)));
        } else if (message.kind === "callout") {
          void thread.answerCallout(message.call).then((reply) => {
            port1.postMessage({ ...reply, id: message.id });
            Atomics.store(done, 0, message.id);
            Atomics.notify(done, 0);
          });
        } else {
          thread.settle(message);
        }
      });
    });
    worker.on("error", (error) => {
      for (const { reject } of thread.waiting.values()) reject(error);
    });
    return thread;
  }

  /** Milliseconds since 1970. */
  get now(): number {
    return this.clock[0]!;
  }

  set now(milliseconds: number) {
    this.clock[0] = milliseconds;
  }

  private settle(message: Extract<FromOrg, { kind: "answer" | "failed" }>): void {
    const { resolve, reject } = this.waiting.get(message.id)!;
    this.waiting.delete(message.id);
    if (message.kind === "answer") resolve(message.value);
    else reject(new Error(message.message));
  }

  private order<Kind extends ToOrg["kind"]>(order: Extract<ToOrg, { kind: Kind }>): Promise<Answers[Kind]> {
    const id = ++this.lastOrder;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
      this.worker.postMessage({ id, order });
    });
  }

  /** A request to the org's port, as it is. */
  rest(call: RestCall): Promise<Answers["rest"]> {
    return this.order({ kind: "rest", call });
  }

  /** Runs anonymous Apex as the installing administrator. Answers what it threw, or null. */
  async apex(text: string): Promise<string | null> {
    return (await this.order({ kind: "apex", text })).failure;
  }

  /** Runs what is due now, at most `limit` units. */
  work(limit = 100_000): Promise<Answers["work"]> {
    return this.order({ kind: "work", limit });
  }

  /** Keeps the org as it is now for `rewind`. */
  async checkpoint(): Promise<void> {
    await this.order({ kind: "checkpoint" });
  }

  /** Back to the checkpoint. */
  async rewind(): Promise<void> {
    await this.order({ kind: "rewind" });
  }

  async switch(switches: OrgSwitches): Promise<void> {
    await this.order({ kind: "switch", switches });
  }

  /** What happened since the last call. */
  measure(): Promise<Answers["measure"]> {
    return this.order({ kind: "measure" });
  }

  async query<T>(soql: string): Promise<T[]> {
    const records: T[] = [];
    let page = await this.json<{ records: T[]; nextRecordsUrl?: string }>("GET", `${data}/query`, {
      query: new URLSearchParams({ q: soql }).toString(),
    });
    records.push(...page.records);
    while (page.nextRecordsUrl !== undefined) {
      page = await this.json("GET", page.nextRecordsUrl);
      records.push(...page.records);
    }
    return records;
  }

  /** The org's client for sample data, as the user with that session, the installer by default. */
  client(session = this.installer): OrgClient {
    return {
      query: (soql) => this.query(soql),
      create: async (records) => {
        const ids: string[] = [];
        for (let start = 0; start < records.length; start += 200) {
          const body = {
            allOrNone: true,
            records: records.slice(start, start + 200).map(({ type, fields }) => ({ attributes: { type }, ...fields })),
          };
          const results = await this.json<{ id: string; success: boolean; errors: { message: string }[] }[]>(
            "POST",
            `${data}/composite/sobjects`,
            { content: body, session },
          );
          const failed = results.find(({ success }) => !success);
          if (failed)
            throw new Error(`A record was refused: ${failed.errors.map(({ message }) => message).join("; ")}`);
          ids.push(...results.map(({ id }) => id));
        }
        return ids;
      },
      aura: async <T>(method: string, params: Record<string, unknown> = {}) =>
        (await this.json<{ returnValue: T }>("POST", `/aura/apex/${method}`, { content: { params }, session }))
          .returnValue,
    };
  }

  /** A session of that user. */
  async logIn(username: string): Promise<string> {
    const body = new URLSearchParams({
      grant_type: "password",
      client_id: "local",
      client_secret: "local",
      username,
      password: "local",
    }).toString();
    const { access_token } = await this.json<{ access_token: string }>("POST", "/services/oauth2/token", { body });
    return access_token;
  }

  private async json<T>(
    method: string,
    address: string,
    more: { query?: string; content?: unknown; body?: string; session?: string } = {},
  ): Promise<T> {
    const { status, body } = await this.rest({
      method,
      path: address,
      query: more.query ?? "",
      headers: {
        authorization: `Bearer ${more.session ?? this.installer}`,
        "content-type": more.body === undefined ? "application/json" : "application/x-www-form-urlencoded",
      },
      body: more.body ?? (more.content === undefined ? "" : JSON.stringify(more.content)),
    });
    if (status >= 300) throw new Error(`${method} ${address} was answered with ${status}: ${body.slice(0, 2000)}`);
    return JSON.parse(body) as T;
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.worker.once("exit", resolve));
    await this.order({ kind: "close" });
    await ended;
  }
}
