import path from "node:path";
import { startIntercom, type LocalIntercom } from "../intercom/start.js";
import { sampleWorld } from "../intercom/world/sample.js";
import { startLightning, type Lightning } from "../lightning/server/index.js";
import { startOrg, type RunningOrg } from "../org/api/server.js";
import { connectWorkspace, importConversations } from "../sample/connect.js";
import { assignPermissionSets, loadSampleRecords } from "../sample/load.js";
import { orgClient } from "../sample/org-client.js";
import { samplePersonas, sampleRecords } from "../sample/records.js";
import { findPorts, type Ports } from "./ports.js";
import { Progress } from "./progress.js";

const root = path.resolve(import.meta.dirname, "../..");
const sources = [path.join(root, "force-app")];
const apiVersion = "67.0";
const seed = "parley";
const sitePath = "/parley";
const webhookPath = `${sitePath}/services/apexrest/intercom/webhook`;
const intercomSites = ["https://app.intercom.com", "https://app.eu.intercom.com", "https://app.au.intercom.com"];
const intercomHosts = ["https://api.intercom.io", "https://api.eu.intercom.io", "https://api.au.intercom.io"];

export interface DemonstrationOptions {
  /** First of three ports of 127.0.0.1; 0 picks free ones. */
  port: number;
  /** As freshly installed: sample records, but not connected. */
  empty: boolean;
}

/** What `GET /healthz` answers: addresses and tokens for jsforce, the Intercom SDK and a browser. */
export interface Health {
  status: "starting" | "ready" | "failed";
  message: string | null;
  lightning: string;
  org: { instanceUrl: string; accessToken: string; apiVersion: string } | null;
  intercom: { baseUrl: string; accessToken: string; appId: string; webhookSecret: string } | null;
}

const label = {
  intercom: "Start the Intercom workspace",
  org: "Start the Salesforce org",
  records: "Create sample records",
  connect: "Connect Intercom",
  import: "Import conversations",
};

/** A local Intercom, a local org with the package, and its pages, put together with sample data. */
export class Demonstration {
  /** Settles when everything can be used; rejects with what went wrong. */
  readonly ready: Promise<void>;
  readonly addresses: { lightning: string; org: string; intercom: string };
  private readonly progress = new Progress();
  private readonly world = sampleWorld(seed);
  private readonly personas = samplePersonas(this.world);
  private readonly ports: Ports;
  private lightning: Lightning | undefined;
  private org: RunningOrg | undefined;
  private intercom: LocalIntercom | undefined;
  private orgToken: string | undefined;
  private state: { status: Health["status"]; message: string | null } = { status: "starting", message: null };

  private constructor(ports: Ports, options: DemonstrationOptions) {
    this.ports = ports;
    this.addresses = {
      lightning: `http://127.0.0.1:${ports.lightning}`,
      org: `http://127.0.0.1:${ports.org}`,
      intercom: `http://127.0.0.1:${ports.intercom}`,
    };
    this.progress.plan(label.intercom, label.org, label.records);
    if (!options.empty) this.progress.plan(label.connect, label.import);
    this.ready = this.startPages()
      .then(() => this.startRest(options))
      .then(
        () => this.settle("ready", null),
        (error: unknown) => {
          this.settle("failed", error instanceof Error ? error.message : String(error));
          throw error;
        },
      );
    this.ready.catch(() => undefined); // the failure is shown by health() and the pages as well
  }

  /** Starts everything; answers once the addresses are fixed. Throws when a port is taken. */
  static async start(options: DemonstrationOptions): Promise<Demonstration> {
    return new Demonstration(await findPorts(options.port), options);
  }

  health(): Health {
    const { intercom, orgToken } = this;
    return {
      ...this.state,
      lightning: this.addresses.lightning,
      org: orgToken ? { instanceUrl: this.addresses.org, accessToken: orgToken, apiVersion } : null,
      intercom: intercom
        ? {
            baseUrl: intercom.baseUrl,
            accessToken: intercom.accessToken,
            appId: intercom.appId,
            webhookSecret: intercom.webhookSecret,
          }
        : null,
    };
  }

  async close(): Promise<void> {
    await Promise.all([this.lightning?.close(), this.org?.close(), this.intercom?.close()]);
  }

  private settle(status: Health["status"], message: string | null): void {
    this.state = { status, message };
  }

  private async startPages(): Promise<void> {
    this.lightning = await startLightning({
      port: this.ports.lightning,
      orgUrl: this.addresses.org,
      tokenFor: (key) => this.tokenFor(key),
      sources,
      personas: this.personas.map(({ key, name, username }) => ({ key, label: `${name} (${key})`, username })),
      defaultApp: "Parley",
      startSteps: () => this.progress.steps,
      answer: (_method, requested) =>
        Promise.resolve(
          requested === "/healthz"
            ? { status: this.state.status === "ready" ? 200 : 503, body: this.health() }
            : undefined,
        ),
      linkRoutes: Object.fromEntries(intercomSites.map((site) => [site, this.addresses.intercom])),
      demoBar: {
        text: "A local demonstration: a Salesforce org and an Intercom workspace on this machine.",
        links: [{ label: "Be the customer in Intercom", url: this.addresses.intercom }],
      },
    });
  }

  private async startRest({ empty }: DemonstrationOptions): Promise<void> {
    const { progress, personas } = this;
    await progress.run(label.intercom, async () => {
      this.intercom = await startIntercom({
        port: this.ports.intercom,
        seed,
        ownerSourceAttribute: "Owner assigned by Salesforce",
      });
    });
    await progress.run(label.org, async () => {
      this.org = await startOrg({
        port: this.ports.org,
        sources,
        sitePath,
        cacheDir: path.join(root, ".cache/org"),
        calloutRoutes: Object.fromEntries(intercomHosts.map((host) => [host, this.addresses.intercom])),
        onLog: (where, message) => console.error(`${where}: ${message}`),
      });
      if (this.org.compileErrors.length > 0)
        throw new Error(`The package does not compile:\n${this.org.compileErrors.join("\n")}`);
    });
    await progress.run(label.records, async () => {
      const installer = orgClient(this.addresses.org, await this.org!.tokenFor("admin"));
      await loadSampleRecords(installer, sampleRecords(this.world));
      await assignPermissionSets(installer, personas);
      this.orgToken = await this.tokenFor("admin");
    });
    if (!empty) await this.connect();
    await this.lightning!.built;
  }

  /** Does through the setup page's own requests what an administrator would do by hand. */
  private async connect(): Promise<void> {
    const administrator = orgClient(this.addresses.org, this.orgToken!);
    await this.progress.run(label.connect, async () => {
      await connectWorkspace(administrator, this.intercom!);
      await this.intercom!.setWebhookUrl(this.addresses.org + webhookPath);
    });
    await this.progress.run(label.import, (tell) => importConversations(administrator, tell));
  }

  private async tokenFor(persona: string): Promise<string> {
    if (!this.org) throw new Error("The org is still starting");
    const { username } = this.personas.find(({ key }) => key === persona) ?? this.personas[0]!;
    return this.org.tokenFor(username);
  }
}
