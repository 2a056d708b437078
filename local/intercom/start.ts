import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { serveFile } from "./api/files.js";
import { allRoutes } from "./api/routes.js";
import { Faults } from "./faults/faults.js";
import { createRandom, hashText } from "./random.js";
import { type AnswerRequest, createApi, createApiServer } from "./server/api-server.js";
import type { Exchange } from "./server/exchange.js";
import { sendJson } from "./server/http.js";
import { RateLimiter } from "./server/rate-limit.js";
import { Tokens } from "./server/tokens.js";
import { createSite } from "./site/site.js";
import type { Send } from "./webhooks/send.js";
import { Webhooks } from "./webhooks/webhooks.js";
import { scheduleWhatWaits } from "./workspace/state.js";
import { Workspace, type Region } from "./workspace/workspace.js";

export interface IntercomOptions {
  /** 0 takes a free port. */
  port?: number;
  /** The same seed gives the same world. */
  seed?: string;
  /** Seed of faults and of what becomes of webhooks; the world's unless given. */
  accidentSeed?: string;
  /** How many conversations the world has; they are written when read, so 200,000 are fine. */
  conversations?: number;
  people?: number;
  companies?: number;
  /** Address that receives webhooks. */
  webhookUrl?: string;
  /** Unix seconds; time then moves only by `workspace.clock.advance`. */
  frozenAt?: number;
  region?: Region;
  timezone?: string;
  /** Requests per minute; counted in windows of ten seconds. */
  rateLimit?: number;
  nulls?: "null" | "absent";
  /** Contact attribute that says who assigned the owner, for the page's "Owner assigned by …". */
  ownerSourceAttribute?: string;
  /** Webhook time-out in milliseconds. */
  webhookTimeoutMs?: number;
  /** Brings webhooks to their address; over the network unless given. */
  sendWebhook?: Send;
  /** Is told of every exchange with the REST API. */
  observe?: (exchange: Exchange) => void;
}

/** A running workspace. */
export interface LocalIntercom {
  /** Address of the REST API and, in a browser, of the page. */
  baseUrl: string;
  accessToken: string;
  appId: string;
  /** The app's client secret, which signs webhooks. */
  webhookSecret: string;
  workspace: Workspace;
  webhooks: Webhooks;
  faults: Faults;
  tokens: Tokens;
  limiter: RateLimiter;
  /** Answers a request to the REST API without a network between, faults included. */
  answer: AnswerRequest;
  /** Saves the webhook address and asks it with HEAD, as Intercom does; null stops webhooks. */
  setWebhookUrl(url: string | null): Promise<Webhooks["lastCheck"]>;
  close(): Promise<void>;
}

/**
 * Starts an Intercom workspace on 127.0.0.1: REST API 2.16, webhooks, faults and a page to play customer and teammate.
 * @throws Error saying what to do when the port is taken.
 */
export async function startIntercom(options: IntercomOptions = {}): Promise<LocalIntercom> {
  const seed = options.seed ?? "parley";
  const workspace = new Workspace({
    seed,
    conversations: options.conversations ?? 500,
    people: options.people ?? 200,
    companies: options.companies ?? 40,
    ...(options.frozenAt === undefined ? {} : { frozenAt: options.frozenAt }),
    region: options.region ?? "US",
    timezone: options.timezone ?? "Europe/Dublin",
    ownerSourceAttribute: options.ownerSourceAttribute ?? "owner_assigned_by",
  });
  workspace.settings.nulls = options.nulls ?? "null";
  const webhookSecret = createRandom(hashText(`${seed}:client-secret`)).hex(32);
  const webhooks = new Webhooks(workspace, {
    secret: webhookSecret,
    seed: options.accidentSeed ?? seed,
    timeoutMs: options.webhookTimeoutMs ?? 5000,
    send: options.sendWebhook,
  });
  const faults = new Faults(options.accidentSeed ?? seed);
  const tokens = new Tokens(seed);
  const limiter = new RateLimiter(workspace.clock, options.rateLimit ?? 10_000);
  const site = createSite({ workspace, webhooks, faults, limiter, tokens });
  const observe = (exchange: Exchange): void => {
    site.observe(exchange);
    options.observe?.(exchange);
  };
  const answer = createApi({ workspace, routes: allRoutes, tokens, limiter, faults, observe });
  const answerApi = createApiServer(answer);
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    const fail = (error: unknown): void => {
      console.error("The local Intercom workspace failed:", error);
      if (!response.headersSent)
        sendJson(response, 500, { error: "The local workspace failed; its terminal shows why" });
    };
    if (url.pathname.startsWith("/files/")) {
      const file = serveFile(workspace, url.pathname.slice("/files/".length), url.searchParams);
      response
        .writeHead(file.status, { "Content-Type": file.contentType, "X-Content-Type-Options": "nosniff" })
        .end(file.content);
    } else if (site.serves(url.pathname)) {
      site.answer(request, response, url).catch(fail);
    } else {
      answerApi(request, response, url).catch(fail);
    }
  });
  // Longer than clients keep idle connections, so that none is closed while a request is on its way.
  server.keepAliveTimeout = 75_000;
  const port = await listen(server, options.port ?? 0);
  workspace.baseUrl = `http://127.0.0.1:${port}`;
  scheduleWhatWaits(workspace);
  if (options.webhookUrl !== undefined) await webhooks.setUrl(options.webhookUrl);
  return {
    baseUrl: workspace.baseUrl,
    accessToken: tokens.main,
    appId: workspace.appId,
    webhookSecret,
    workspace,
    webhooks,
    faults,
    tokens,
    limiter,
    answer,
    setWebhookUrl: (url) => webhooks.setUrl(url),
    close: async () => {
      webhooks.close();
      site.close();
      workspace.clock.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      reject(
        error.code === "EADDRINUSE"
          ? new Error(`Port ${port} is in use. Stop what uses it, or choose another port.`)
          : error,
      );
    });
    server.listen(port, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
}
