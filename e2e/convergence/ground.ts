import type { HttpCall, HttpReply } from "../../local/org/callouts/sync-http.js";
import type { Exchange } from "../../local/intercom/server/exchange.js";
import { createAttribute } from "../../local/intercom/workspace/attributes.js";
import { startIntercom, type LocalIntercom } from "../../local/intercom/start.js";
import { exportState, importState, type WorkspaceState } from "../../local/intercom/workspace/state.js";
import { sampleWorld, type SampleWorld } from "../../local/intercom/world/sample.js";
import { connectWorkspace } from "../../local/sample/connect.js";
import { assignPermissionSets, loadSampleRecords } from "../../local/sample/load.js";
import { samplePersonas, sampleRecords } from "../../local/sample/records.js";
import { OrgThread, sitePath } from "./org-thread.js";
import { WriteWatch } from "./writes.js";

const worldSeed = "convergence";
const startOfTime = Date.UTC(2026, 2, 2, 9) / 1000;
const webhookUrl = `https://org.example${sitePath}/services/apexrest/intercom/webhook`;
/** What a caller waits before it gives up on an answer; the package's own time-out, in seconds. */
const timeoutSeconds = 20;
/** Between two looks at what is due, in seconds. */
const longestStep = 600;

/** As large as it must be for everything to happen, and no larger. */
export const usualSize: GroundSize = { people: 24, conversations: 20, logsConversations: true };

export interface GroundSize {
  people: number;
  conversations: number;
  /** Every conversation is logged as a task. */
  logsConversations?: boolean;
  /** Folders of the package; `force-app/main` by default. */
  sources?: string[];
}

/**
 * A workspace and an org with the package, connected, on one clock that moves only when it is told to. Everything that
 * happens follows from what is done to it, so that the same seed gives the same history again.
 */
export class Ground {
  readonly world: SampleWorld;
  readonly org: OrgThread;
  /** Session of the administrator who connected. */
  administrator = "";
  intercom!: LocalIntercom;
  watch!: WriteWatch;
  /** Requests that Intercom answered since the workspace began. */
  exchanges: Pick<Exchange, "method" | "path" | "status" | "faulty">[] = [];
  private readonly size: GroundSize;
  private seconds = startOfTime;
  private sending = 0;
  /** The workspace as it was when the org was kept. */
  private kept: WorkspaceState | null = null;

  private constructor(size: GroundSize, org: OrgThread) {
    this.size = size;
    this.org = org;
    this.world = sampleWorld(worldSeed, { people: size.people, companies: 6 });
    org.answerCallout = (call) => this.answerCallout(call);
  }

  /** Compiles, makes records, connects, and keeps that state for `begin`. */
  static async start(size: GroundSize): Promise<Ground> {
    const ground = new Ground(size, await OrgThread.start(startOfTime * 1000, size.sources));
    const { org, world } = ground;
    await ground.startWorkspace();
    const personas = samplePersonas(world);
    await loadSampleRecords(org.client(), sampleRecords(world));
    await assignPermissionSets(org.client(), personas);
    ground.administrator = await org.logIn(personas[0]!.username);
    await connectWorkspace(org.client(ground.administrator), ground.intercom);
    await ground.mapFields();
    if (size.logsConversations) await ground.logConversations();
    await ground.pass(3600);
    await org.checkpoint();
    ground.kept = exportState(ground.intercom.workspace);
    await ground.intercom.close();
    return ground;
  }

  /** A fresh workspace and the connected org, as they were at the start; random choices follow from the seed. */
  async begin(seed: string): Promise<void> {
    this.seconds = startOfTime + 3600;
    this.org.now = this.seconds * 1000;
    await this.org.rewind();
    await this.org.switch({ seed, publishesRefused: 0, abort: null });
    await this.startWorkspace(seed);
    importState(this.intercom.workspace, this.kept);
    await this.intercom.setWebhookUrl(webhookUrl);
    await this.org.measure();
  }

  /** Ends the workspace that `begin` made. */
  async end(): Promise<void> {
    await this.intercom.close();
  }

  async close(): Promise<void> {
    await this.org.close();
  }

  /** Unix seconds. */
  get now(): number {
    return this.seconds;
  }

  /** Two fields of a contact: one that Salesforce decides, and one that whoever changed it last decides. */
  private async mapFields(): Promise<void> {
    createAttribute(this.intercom.workspace, { name: "Department", model: "contact", data_type: "string" });
    const failure = await this.org.apex(`
      List<Field_Mapping__c> mappings = new List<Field_Mapping__c>();
      mappings.add(new Field_Mapping__c(Object_Name__c = 'Contact', Attribute_Name__c = 'custom_attributes.Department',
        Attribute_Type__c = 'string', Field_Path__c = 'Department', Rule__c = 'Salesforce Wins', Active__c = true));
      mappings.add(new Field_Mapping__c(Object_Name__c = 'Contact', Attribute_Name__c = 'phone',
        Attribute_Type__c = 'string', Field_Path__c = 'Phone', Rule__c = 'Latest Wins', Active__c = true));
      for (Field_Mapping__c each : mappings) each.Mapping_Key__c = 'Contact:' + each.Attribute_Name__c;
      MappingStore.save('Contact', MappingSets.version().intValue(), mappings);`);
    if (failure !== null) throw new Error(`The fields could not be mapped: ${failure}`);
  }

  private async logConversations(): Promise<void> {
    const rule = { kind: "Task", event: "Updated", active: true, conditions: [], taskOptions: { history: true } };
    const content = JSON.stringify({ association: "Contact Roles", rules: [rule] });
    const failure = await this.org.apex(`ConversationRuleStore.save(0, ConversationRuleContent.read('${content}'));`);
    if (failure !== null) throw new Error(`The rule could not be saved: ${failure}`);
  }

  private async startWorkspace(seed = worldSeed): Promise<void> {
    this.exchanges = [];
    this.intercom = await startIntercom({
      seed: worldSeed,
      accidentSeed: seed,
      frozenAt: this.seconds,
      people: this.size.people,
      companies: 6,
      conversations: this.size.conversations,
      ownerSourceAttribute: "Owner assigned by Salesforce",
      sendWebhook: async (url, method, headers, body) => {
        this.sending++;
        const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
        const call = { method, path: new URL(url).pathname, headers: lower, body: body ?? "" };
        const { status } = await this.org.rest(call).finally(() => this.sending--);
        return { status, error: null, durationMs: 1 };
      },
      observe: ({ method, path, status, faulty }) => this.exchanges.push({ method, path, status, faulty }),
    });
    this.watch = new WriteWatch(this.intercom.workspace);
  }

  private async answerCallout(call: HttpCall): Promise<HttpReply> {
    const url = new URL(call.url);
    const text = call.body === null ? "" : Buffer.from(call.body).toString();
    const headers = Object.fromEntries(
      Object.entries(call.headers).map(([name, value]) => [name.toLowerCase(), value]),
    );
    const body: unknown = text === "" ? undefined : JSON.parse(text);
    const needless = this.watch.before(call.method, url.pathname, body);
    const reply = await this.intercom.answer({
      method: call.method,
      url,
      headers: { ...headers, host: url.host },
      body,
    });
    const arrived = reply.kind === "answer" && reply.status < 300;
    this.watch.after(call.method, url.pathname, needless, arrived);
    if (reply.kind === "timeout") {
      await this.move(timeoutSeconds);
      return { error: "Read timed out", kind: "timeout" };
    }
    if (reply.kind === "reset") return { error: "Connection reset" };
    if (reply.kind === "truncated") return { error: "Premature end of the answer" };
    const lower = Object.fromEntries(Object.entries(reply.headers).map(([name, value]) => [name.toLowerCase(), value]));
    return { status: reply.status, reason: "", headers: lower, body: Buffer.from(reply.text) };
  }

  /** Moves both clocks; what waited on Intercom's happens. */
  private async move(seconds: number): Promise<void> {
    this.seconds += seconds;
    this.org.now = this.seconds * 1000;
    await this.intercom.workspace.clock.advance(seconds);
  }

  /** Runs everything that is due now on both sides. Answers when the org's next job is due, unix seconds, or null. */
  async settle(): Promise<number | null> {
    for (;;) {
      await this.intercom.webhooks.settled();
      const { ran, nextDueAt } = await this.org.work();
      if (ran === 0 && this.sending === 0) return nextDueAt === null ? null : Math.ceil(nextDueAt / 1000);
    }
  }

  /** Time passes while nothing runs, as in an org that is down: what became due meanwhile is late. */
  async sleep(seconds: number): Promise<void> {
    await this.move(seconds);
  }

  /** Lets time pass: every job runs when it is due. */
  async pass(seconds: number): Promise<void> {
    const end = this.seconds + seconds;
    while (this.seconds < end) {
      const due = (await this.settle()) ?? Number.POSITIVE_INFINITY;
      const next = Math.min(end, Math.max(this.seconds + 1, due), this.seconds + longestStep);
      if (next > this.seconds) await this.move(next - this.seconds);
    }
    await this.settle();
  }
}
