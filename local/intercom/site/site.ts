import type { IncomingMessage, ServerResponse } from "node:http";
import { InvalidJson, readJson, sendJson } from "../server/http.js";
import type { Exchange } from "../server/exchange.js";
import type { RequestShape } from "../page/shapes.js";
import { UseError } from "../workspace/use-error.js";
import { matchPath } from "../api/route.js";
import { readAsset } from "./assets.js";
import { controlEndpoints } from "./endpoints-control.js";
import type { SiteParts } from "./endpoint.js";
import { playEndpoints } from "./endpoints.js";
import { ruleEndpoints } from "./endpoints-rules.js";
import { LiveStream } from "./stream.js";

const keptRequests = 200;

/** Only own scripts, styles and pictures; no inline code, no frames, no other hosts. */
const pagePolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The page in the browser and its own endpoints, all under /page/. */
export interface Site {
  serves(path: string): boolean;
  answer(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void>;
  /** Takes note of a request to the REST API, for the page's log. */
  observe(exchange: Exchange): void;
  close(): void;
}

/** Where an address of Intercom's web app leads here: `/a/inbox/<app>/inbox/conversation/<id>`, `/a/apps/<app>/users/<id>`. */
function placeInPage(path: string): string | undefined {
  if (!path.startsWith("/a/")) return undefined;
  const conversation = /\/conversations?\/(\d+)/.exec(path);
  if (conversation) return `/#/inbox/${conversation[1] ?? ""}`;
  const person = /\/users\/(\w+)/.exec(path);
  return person ? `/#/people/${person[1] ?? ""}` : "/";
}

export function createSite(parts: Omit<SiteParts, "requests">): Site {
  const requests: RequestShape[] = [];
  const stream = new LiveStream();
  const endpoints = [...playEndpoints, ...ruleEndpoints, ...controlEndpoints];
  const stopListening = parts.workspace.listen((event) => {
    stream.tell({ kind: event.subject === "conversation" ? "conversation" : "person", id: event.id });
  });
  const stopWatching = parts.webhooks.watch((delivery) => stream.tell({ kind: "delivery", id: delivery.id }));

  const answerEndpoint = async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    refuseForeign(request);
    if (url.pathname === "/page/stream") {
      stream.add(response);
      return;
    }
    const method = request.method ?? "GET";
    for (const endpoint of endpoints) {
      const params = endpoint.method === method ? matchPath(endpoint.path, url.pathname) : undefined;
      if (!params) continue;
      const body = await readJson(request);
      sendJson(response, 200, await endpoint.handle({ ...parts, requests, params, query: url.searchParams, body }));
      if (method !== "GET") stream.tell({ kind: "settings", id: "" });
      return;
    }
    throw new UseError(404, "not_found", "The page has no such endpoint");
  };

  return {
    serves: (path) => path === "/" || path.startsWith("/page/") || path.startsWith("/a/") || path === "/favicon.ico",
    answer: async (request, response, url) => {
      const place = placeInPage(url.pathname);
      if (place !== undefined) {
        response.writeHead(302, { Location: place }).end();
        return;
      }
      const asset = request.method === "GET" ? await readAsset(url.pathname) : undefined;
      if (asset) {
        response.writeHead(200, {
          "Content-Type": asset.contentType,
          "Content-Security-Policy": pagePolicy,
          "X-Content-Type-Options": "nosniff",
          "Referrer-Policy": "no-referrer",
          "Cache-Control": "no-cache",
        });
        response.end(asset.content);
        return;
      }
      try {
        await answerEndpoint(request, response, url);
      } catch (error) {
        if (error instanceof UseError) sendJson(response, error.status, { error: error.message });
        else if (error instanceof InvalidJson) sendJson(response, error.status, { error: error.message });
        else throw error;
      }
    },
    observe: (exchange) => {
      const { requestId: id, method, path, status, durationMs, at, faulty } = exchange;
      requests.push({ id, method, path, status, durationMs: Math.round(durationMs), at, faulty });
      if (requests.length > keptRequests) requests.shift();
      stream.tell({ kind: "request", id });
    },
    close: () => {
      stopListening();
      stopWatching();
      stream.close();
    },
  };
}

/** The endpoints need no token, so only the page itself and local programs may use them: no other site, no other host name. */
function refuseForeign(request: IncomingMessage): void {
  const host = request.headers.host ?? "";
  if (!/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host))
    throw new UseError(403, "forbidden", "The page is only served on this machine");
  const { origin } = request.headers;
  if (origin !== undefined && origin !== `http://${host}`)
    throw new UseError(403, "forbidden", "Another site may not use the page's endpoints");
  const site = request.headers["sec-fetch-site"];
  if (site === "cross-site") throw new UseError(403, "forbidden", "Another site may not use the page's endpoints");
}
