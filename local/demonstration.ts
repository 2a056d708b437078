import { createServer } from "node:net";
import path from "node:path";
import { startIntercom, type RunningIntercom } from "./intercom/index.js";
import { startLightning, type Lightning } from "./lightning/server/index.js";
import type { StartStep } from "./lightning/server/options.js";
import { startOrg, type RunningOrg } from "./org/api/server.js";
import { connectWorkspace, importConversations } from "./sample/connect.js";
import { assignPermissionSets, loadSampleRecords } from "./sample/load.js";
import { orgClient } from "./sample/org-client.js";
import { samplePersonas, sampleRecords } from "./sample/records.js";

const root = path.resolve(import.meta.dirname, "..");
const apiVersion = "67.0";
const seed = "parley";
const sitePrefix = "parley";

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

export interface Demonstration {
  lightningUrl: string;
  /** Settles when everything can be used; rejects with what went wrong. */
  ready: Promise<void>;
  health(): Health;
  /** Addresses and what to do there, for the terminal. */
  guide(): string[];
  close(): Promise<void>;
}

const steps = ["Start the Intercom workspace", "Start the Salesforce org", "Create sample records", "Connect Intercom", "Import conversations"];

/** Starts a local Intercom, a local org with the package, and its pages; answers as soon as the pages' address does. */
export async function startDemonstration(options: DemonstrationOptions): Promise<Demonstration> {
  const [lightningPort, orgPort, intercomPort] = await freePorts(options.port);
  const progress = steps
    .slice(0, options.empty ? 3 : steps.length)
    .map((label): StartStep => ({ label, state: "waiting" }));
  const running: { intercom?: RunningIntercom; org?: RunningOrg; lightning?: Lightning } = {};
  let failure: string | null = null;
  let isReady = false;

  const { sampleWorld } = await import("./intercom/world/sample.js");
  const world = sampleWorld(seed);
  const personas = samplePersonas(world);
  const adminUsername = personas[0]!.username;
  const intercomUrl = `http://127.0.0.1:${intercomPort}`;
  const orgUrl = `http://127.0.0.1:${orgPort}`;

  const health = (): Health => {
    const { intercom, org, lightning } = running;
    return {
      status: failure ? "failed" : isReady ? "ready" : "starting",
      message: failure,
      lightning: lightning?.url ?? `http://127.0.0.1:${lightningPort}`,
      org: org && isReady ? { instanceUrl: org.instanceUrl, accessToken: org.tokenFor(adminUsername), apiVersion } : null,
      intercom: intercom
        ? {
            baseUrl: intercom.baseUrl,
            accessToken: intercom.accessToken,
            appId: intercom.appId,
            webhookSecret: intercom.webhookSecret,
          }
        : null,
    };
  };

  running.lightning = await startLightning({
    port: lightningPort,
    orgUrl,
    tokenFor: (key) => {
      const persona = personas.find((candidate) => candidate.key === key) ?? personas[0]!;
      if (!running.org) throw new Error("The org is still starting");
      return running.org.tokenFor(persona.username);
    },
    sources: [path.join(root, "force-app")],
    personas: personas.map(({ key, name, username }) => ({ key, label: `${name} (${key})`, username })),
    defaultApp: "Parley",
    startSteps: () => progress,
    answer: (_method, requested) => {
      if (requested !== "/healthz") return Promise.resolve(undefined);
      return Promise.resolve({ status: isReady ? 200 : 503, body: health() });
    },
    demoBar: {
      text: "This is a local demonstration: a Salesforce org and an Intercom workspace on your machine.",
      links: [{ label: "Be the customer", href: `${intercomUrl}/` }],
    },
  });

  const step = async (index: number, work: (tell: (detail: string) => void) => Promise<void>): Promise<void> => {
    const current = progress[index];
    if (!current) return;
    current.state = "running";
    try {
      await work((detail) => (current.detail = detail));
      current.state = "done";
    } catch (error) {
      current.state = "failed";
      current.detail = error instanceof Error ? error.message : String(error);
      throw error;
    }
  };

  const start = async (): Promise<void> => {
    await step(0, async () => {
      running.intercom = await startIntercom({ port: intercomPort, seed });
    });
    await step(1, async () => {
      running.org = await startOrg({
        port: orgPort,
        sources: [path.join(root, "force-app")],
        sitePrefix,
        cacheDirectory: path.join(root, ".cache/org"),
        calloutRoutes: Object.fromEntries(
          ["https://api.intercom.io", "https://api.eu.intercom.io", "https://api.au.intercom.io"].map((host) => [host, intercomUrl]),
        ),
      });
    });
    const { intercom, org } = running as { intercom: RunningIntercom; org: RunningOrg };
    await step(2, async () => {
      const root = orgClient(orgUrl, org.tokenFor(org.adminUsername));
      await loadSampleRecords(root, sampleRecords(world));
      await assignPermissionSets(root, personas);
    });
    const client = orgClient(orgUrl, org.tokenFor(adminUsername));
    await step(3, async () => {
      await connectWorkspace(client, intercom);
      intercom.setWebhookUrl(`${orgUrl}/${sitePrefix}/services/apexrest/intercom/webhook`);
    });
    await step(4, (tell) => importConversations(client, tell));
    await running.lightning?.built;
    isReady = true;
  };
  const ready = start().catch((error: unknown) => {
    failure = error instanceof Error ? error.message : String(error);
    throw error;
  });
  ready.catch(() => undefined); // reported through health() as well, so an unobserved rejection is not a crash

  return {
    lightningUrl: running.lightning.url,
    ready,
    health,
    guide: () => [
      `Lightning  ${running.lightning?.url ?? ""}`,
      `             the package's pages: read a conversation, answer it, change an owner`,
      `Org        ${orgUrl}`,
      `             Salesforce's REST API; GET ${running.lightning?.url ?? ""}/healthz answers with a token`,
      `Intercom   ${intercomUrl}`,
      `             be the customer or a teammate; watch webhooks arrive`,
    ],
    close: async () => {
      await Promise.all([running.lightning?.close(), running.org?.close(), running.intercom?.close()]);
    },
  };
}

/** The port asked for and the two after it, or three free ones; says which one is taken and what to do. */
async function freePorts(first: number): Promise<[number, number, number]> {
  const wanted = first === 0 ? [0, 0, 0] : [first, first + 1, first + 2];
  const servers = await Promise.all(
    wanted.map(
      (port) =>
        new Promise<ReturnType<typeof createServer>>((resolve, reject) => {
          const server = createServer();
          server.once("error", (error: NodeJS.ErrnoException) =>
            reject(
              error.code === "EADDRINUSE"
                ? new Error(`Port ${port} is in use. Stop what uses it, or choose others: npm start -- --port ${first + 1000}`)
                : error,
            ),
          );
          server.listen(port, "127.0.0.1", () => resolve(server));
        }),
    ),
  );
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports as [number, number, number];
}
