import http from "node:http";
import type { LightningOptions } from "./options.js";

export interface OrgAnswer {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: http.IncomingMessage;
}

/** Thrown when the org cannot be reached; the message says where it was looked for. */
export class OrgUnavailable extends Error {}

/** Talks to the org's HTTP API as a persona. Tokens stay in this process. */
export class OrgClient {
  readonly #options: LightningOptions;
  readonly #tokens = new Map<string, string>();

  constructor(options: LightningOptions) {
    this.#options = options;
  }

  async #token(persona: string): Promise<string> {
    let token = this.#tokens.get(persona);
    if (token === undefined) {
      token = await this.#options.tokenFor(persona);
      this.#tokens.set(persona, token);
    }
    return token;
  }

  /** Sends one request; a refused token is asked for again, once. */
  async send(
    persona: string,
    method: string,
    path: string,
    headers: Record<string, string>,
    body: Buffer | undefined,
  ): Promise<OrgAnswer> {
    const first = await this.#request(await this.#token(persona), method, path, headers, body);
    if (first.status !== 401) return first;
    first.body.resume();
    this.#tokens.delete(persona);
    return this.#request(await this.#token(persona), method, path, headers, body);
  }

  #request(
    token: string,
    method: string,
    path: string,
    headers: Record<string, string>,
    body: Buffer | undefined,
  ): Promise<OrgAnswer> {
    const base = typeof this.#options.orgUrl === "function" ? this.#options.orgUrl() : this.#options.orgUrl;
    const length = body === undefined ? {} : { "content-length": String(body.length) };
    return new Promise((resolve, reject) => {
      const request = http.request(
        new URL(path, base),
        // A connection of its own: one kept alive may be closed by the org just when it is used again.
        { method, agent: false, headers: { ...headers, ...length, authorization: `Bearer ${token}` } },
        (response) => resolve({ status: response.statusCode ?? 502, headers: response.headers, body: response }),
      );
      request.once("error", (error) =>
        reject(new OrgUnavailable(`The org does not answer at ${base} (${error.message})`, { cause: error })),
      );
      request.end(body);
    });
  }

  /** Rows of a SOQL query. */
  async query<Row>(persona: string, soql: string): Promise<Row[]> {
    const answer = await this.send(
      persona,
      "GET",
      `/services/data/v67.0/query?q=${encodeURIComponent(soql)}`,
      { accept: "application/json" },
      undefined,
    );
    let text = "";
    for await (const chunk of answer.body) text += String(chunk);
    if (answer.status !== 200)
      throw new Error(`The org answered ${String(answer.status)} to a query: ${text.slice(0, 500)}`);
    return (JSON.parse(text) as { records: Row[] }).records;
  }
}
