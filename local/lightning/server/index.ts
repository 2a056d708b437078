import { randomBytes } from "node:crypto";
import http, { type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { designSystemAssets } from "../build/engine.js";
import { readMetadata } from "../metadata/read-metadata.js";
import { Builder } from "./builder.js";
import { errorDocument, hostDocument, personaChoices, stepList, waitingDocument } from "./documents.js";
import { findStaticResource, sendFile } from "./files.js";
import type { Lightning, LightningOptions, Persona, StartStep } from "./options.js";
import { OrgClient } from "./org-client.js";
import { isProxied, proxy, sendApiError } from "./proxy.js";
import { readSession } from "./session.js";

export type { DemoBar } from "../metadata/host-model.js";
export type { Lightning, LightningOptions, Persona, StartStep } from "./options.js";

const COOKIE = "lightning_persona";
const YEAR = "public, max-age=31536000, immutable";
const defaultCache = path.resolve(import.meta.dirname, "../../../.cache/lightning");
const ownAssets = path.resolve(import.meta.dirname, "../assets");

/** Serves an SFDX project's Lightning apps, tabs and record pages on 127.0.0.1, on top of an org's HTTP API. */
export async function startLightning(options: LightningOptions): Promise<Lightning> {
  const server = new LightningServer(options);
  return server.listen();
}

class LightningServer {
  readonly #options: LightningOptions;
  readonly #builder: Builder;
  readonly #org: OrgClient;
  readonly #cacheDirectory: string;
  readonly #designSystem = designSystemAssets();

  constructor(options: LightningOptions) {
    if (options.personas.length === 0) throw new Error("startLightning needs at least one persona");
    this.#options = options;
    this.#cacheDirectory = options.cacheDirectory ?? defaultCache;
    this.#org = new OrgClient(options);
    this.#builder = new Builder({
      sources: options.sources.map((source) => path.resolve(source)),
      cacheDirectory: this.#cacheDirectory,
      mode: options.mode ?? "production",
      namespace: options.namespace ?? null,
      emitted: options.emitted ?? false,
    });
  }

  async listen(): Promise<Lightning> {
    const server = http.createServer((request, response) => {
      this.#handle(request, response).catch((error: unknown) => {
        const message = error instanceof Error ? error.message : String(error);
        if (response.headersSent) response.destroy();
        else
          this.#sendError(
            response,
            500,
            "This page could not be made",
            message,
            "Correct what the message names, then reload.",
          );
      });
    });
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(this.#options.port, "127.0.0.1", resolve);
    });
    const built = this.#builder.start();
    built.catch(() => undefined); // also shown on the page; the caller may look at `built`
    return {
      url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
      built,
      close: async () => {
        this.#builder.stop();
        server.closeAllConnections();
        await new Promise<void>((resolve) => server.close(() => resolve()));
      },
    };
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(request.headers.host ?? "")) {
      sendApiError(response, 421, "WRONG_HOST", "This server answers only to its loopback address");
      return;
    }
    const origin = request.headers.origin;
    if (request.method !== "GET" && origin !== undefined && new URL(origin).host !== request.headers.host) {
      sendApiError(response, 403, "CROSS_SITE", "Requests from other sites are refused");
      return;
    }
    const url = new URL(request.url ?? "/", "http://127.0.0.1");
    const answered = await this.#options.answer?.(request.method ?? "GET", url.pathname);
    if (answered !== undefined) {
      response.writeHead(answered.status, {
        "content-type": "application/json; charset=utf-8",
        "cache-control": "no-store",
      });
      response.end(JSON.stringify(answered.body));
    } else if (isProxied(url.pathname)) await proxy(this.#org, this.#persona(request).key, request, response);
    else if (url.pathname === "/host/status") this.#sendStatus(response);
    else if (url.pathname === "/host/persona" && request.method === "POST")
      await this.#changePersona(request, response);
    else if (request.method !== "GET" && request.method !== "HEAD")
      sendApiError(response, 405, "METHOD_NOT_ALLOWED", `${request.method ?? ""} is not supported here`);
    else if (!this.#sendAsset(url.pathname, response)) await this.#sendDocument(request, url, response);
  }

  #persona(request: IncomingMessage): Persona {
    const key = new RegExp(`(?:^|;\\s*)${COOKIE}=([^;]*)`).exec(request.headers.cookie ?? "")?.[1];
    const persona = this.#options.personas.find((candidate) => candidate.key === key) ?? this.#options.personas[0];
    if (persona === undefined) throw new Error("There are no personas");
    return persona;
  }

  async #changePersona(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = "";
    for await (const chunk of request) text += String(chunk);
    const persona = this.#options.personas.find((candidate) => candidate.key === text);
    if (persona === undefined) {
      sendApiError(
        response,
        400,
        "UNKNOWN_PERSONA",
        `There is no persona ${text}; there are ${this.#options.personas.map((known) => known.key).join(", ")}`,
      );
      return;
    }
    response
      .writeHead(204, { "set-cookie": `${COOKIE}=${persona.key}; Path=/; HttpOnly; SameSite=Strict; Max-Age=31536000` })
      .end();
  }

  /** Everything still to be done, the caller's steps and the build. */
  #steps(): { steps: StartStep[]; failure: string | null; ready: boolean } {
    const steps = this.#options.startSteps?.() ?? [];
    const state = this.#builder.state();
    const seconds = state.kind === "building" ? ` (${String(Math.round((Date.now() - state.since) / 1000))} s)` : "";
    const detail =
      state.kind === "building" ? state.step + seconds : state.kind === "failed" ? state.message : undefined;
    const buildState = state.kind === "building" ? "running" : state.kind === "failed" ? "failed" : "done";
    const buildStep: StartStep = {
      label: "Lightning pages",
      state: buildState,
      ...(detail === undefined ? {} : { detail }),
    };
    const all = [...steps, buildStep];
    const failed = all.find((step) => step.state === "failed");
    const failure = failed === undefined ? null : `${failed.label}: ${failed.detail ?? "failed"}`;
    return { steps: all, failure, ready: all.every((step) => step.state === "done") };
  }

  #sendStatus(response: ServerResponse): void {
    const { steps, failure, ready } = this.#steps();
    response.writeHead(200, { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" });
    response.end(JSON.stringify({ ready, failed: failure !== null, steps, html: stepList(steps) }));
  }

  #sendAsset(pathname: string, response: ServerResponse): boolean {
    const [, first = "", ...rest] = decodeURIComponent(pathname).split("/");
    const relative = rest.join("/");
    if (pathname === "/page.css" || pathname === "/favicon.svg")
      return sendFile(response, ownAssets, first, "no-cache");
    if (pathname === "/favicon.ico") return sendFile(response, ownAssets, "favicon.svg", "no-cache");
    const immutable = this.#options.mode === "development" ? "no-cache" : YEAR;
    if (first === "bundle" && sendFile(response, path.resolve(this.#cacheDirectory), relative, immutable)) return true;
    if (first === "assets" && sendFile(response, this.#designSystem, relative, "public, max-age=86400")) return true;
    if (first === "resource") {
      const found = findStaticResource(this.#options.sources, rest[0] ?? "", rest.slice(1).join("/"));
      if (found !== undefined && sendFile(response, path.resolve(found.folder), found.relative, "no-cache"))
        return true;
    }
    if (!["bundle", "assets", "resource"].includes(first)) return false;
    sendApiError(response, 404, "NOT_FOUND", `There is no file ${pathname}`);
    return true;
  }

  async #sendDocument(request: IncomingMessage, url: URL, response: ServerResponse): Promise<void> {
    const isPage =
      url.pathname === "/" ||
      url.pathname.startsWith("/lightning") ||
      /^\/[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/.test(url.pathname);
    if (!isPage) {
      this.#sendError(
        response,
        404,
        "There is nothing here",
        `No page has the address ${url.pathname}.`,
        "Check the address.",
      );
      return;
    }
    const { steps, failure, ready } = this.#steps();
    if (failure !== null) {
      this.#sendError(
        response,
        500,
        "Something could not be started",
        failure,
        "Correct what the message names, then reload this page.",
      );
      return;
    }
    const state = this.#builder.state();
    const nonce = randomBytes(16).toString("base64");
    if (!ready || state.kind !== "ready") {
      response.writeHead(503, this.#pageHeaders(nonce, { "retry-after": "1" })).end(waitingDocument(steps, nonce));
      return;
    }
    const persona = this.#persona(request);
    const metadata = readMetadata(this.#options.sources, this.#options.namespace ?? null);
    const session = await readSession(this.#org, persona, metadata);
    const host = {
      session,
      metadata,
      personas: personaChoices(this.#options.personas),
      demoBar: this.#options.demoBar ?? null,
      linkRoutes: this.#options.linkRoutes ?? {},
      defaultApp: this.#options.defaultApp ?? null,
      namespace: this.#options.namespace ?? null,
      problems: state.result.problems.map((problem) => problem.message),
    };
    response.writeHead(200, this.#pageHeaders(nonce, {})).end(hostDocument(state.result, host, nonce));
  }

  #pageHeaders(nonce: string, more: Record<string, string>): Record<string, string> {
    const policy = `default-src 'self'; script-src 'self' 'nonce-${nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob: https: http://127.0.0.1:*; frame-ancestors 'none'; base-uri 'none'; form-action 'self'`;
    return {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "content-security-policy": policy,
      "referrer-policy": "same-origin",
      ...more,
    };
  }

  #sendError(response: ServerResponse, status: number, title: string, message: string, advice: string): void {
    const nonce = randomBytes(16).toString("base64");
    response.writeHead(status, this.#pageHeaders(nonce, {})).end(errorDocument(title, message, advice, nonce));
  }
}
