import http, { type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { fakeQuery, type FakeData, type FakeRow } from "./fake-soql.js";
import { describeFake, describeFakeGlobal, fakeRows, references } from "./fake-world.js";

/** An org's HTTP API with a few objects in memory, for tests of the pages. A token is `token-<persona>`. */
export interface FakeOrg {
  url: string;
  data: FakeData;
  /** Every request as `METHOD path`. */
  requests: string[];
  tokenFor(persona: string): string;
  close(): Promise<void>;
}

const DATA = "/services/data/v67.0";

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json", "set-cookie": "sid=secret" });
  response.end(body === undefined ? "" : JSON.stringify(body));
}

async function readJson(request: IncomingMessage): Promise<FakeRow> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text === "" ? {} : (JSON.parse(text) as FakeRow);
}

class FakeOrgServer {
  readonly data = fakeRows();
  readonly requests: string[] = [];
  #next = 900;

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", "http://fake");
    this.requests.push(`${request.method ?? ""} ${url.pathname}`);
    const persona = /^Bearer token-(\w+)$/.exec(request.headers.authorization ?? "")?.[1];
    if (persona === undefined) {
      send(response, 401, [{ message: "Session expired or invalid", errorCode: "INVALID_SESSION_ID" }]);
      return;
    }
    const body = await readJson(request);
    const path = url.pathname;
    if (path === `${DATA}/query`) {
      this.#query(url.searchParams.get("q") ?? "", response);
      return;
    }
    if (path === `${DATA}/sobjects`) {
      send(response, 200, { sobjects: describeFakeGlobal() });
      return;
    }
    if (path.startsWith(`${DATA}/ui-api/records/`)) {
      this.#uiRecord(path.split("/").at(-1) ?? "", url, response);
      return;
    }
    if (path === "/aura/apex/VisitController.planned") {
      send(response, 200, {
        returnValue: [
          {
            id: this.data["Contact"]?.[0]?.["Id"],
            name: `Maria in ${String((body["params"] as FakeRow)["days"])} days`,
          },
        ],
      });
      return;
    }
    const [, object = "", rest] = new RegExp(`^${DATA}/sobjects/(\\w+)(?:/(\\w+))?$`).exec(path) ?? [];
    if (rest === "describe") {
      const described = describeFake(object, persona === "viewer" ? ["Birthdate"] : [], persona === "viewer");
      if (described === undefined) this.#notFound(response);
      else send(response, 200, described);
      return;
    }
    if (object !== "") {
      this.#record(request.method ?? "", object, rest, body, response);
      return;
    }
    this.#notFound(response);
  }

  #notFound(response: ServerResponse): void {
    send(response, 404, [{ message: "The requested resource does not exist", errorCode: "NOT_FOUND" }]);
  }

  #query(soql: string, response: ServerResponse): void {
    try {
      const records = fakeQuery(soql, this.data, references);
      send(response, 200, { totalSize: records.length, done: true, records });
    } catch (error) {
      send(response, 400, [
        { message: error instanceof Error ? error.message : String(error), errorCode: "MALFORMED_QUERY" },
      ]);
    }
  }

  #uiRecord(recordId: string, url: URL, response: ServerResponse): void {
    const object = Object.keys(this.data).find((name) => this.data[name]?.some((row) => row["Id"] === recordId));
    if (object === undefined) {
      this.#notFound(response);
      return;
    }
    const paths = `${url.searchParams.get("fields") ?? ""},${url.searchParams.get("optionalFields") ?? ""}`
      .split(",")
      .filter((path) => path !== "")
      .map((path) => path.replace(/^\w+\./, ""));
    const [row = {}] = fakeQuery(
      `SELECT ${paths.join(", ")} FROM ${object} WHERE Id = '${recordId}'`,
      this.data,
      references,
    );
    const fields: FakeRow = {};
    for (const [name, value] of Object.entries(row)) {
      const inner =
        typeof value === "object" && value !== null
          ? {
              fields: Object.fromEntries(
                Object.entries(value as Record<string, unknown>).map(([key, text]) => [
                  key,
                  { value: text, displayValue: null },
                ]),
              ),
            }
          : value;
      fields[name] = { value: inner, displayValue: null };
    }
    send(response, 200, { apiName: object, id: recordId, fields });
  }

  #record(method: string, object: string, recordId: string | undefined, body: FakeRow, response: ServerResponse): void {
    const rows = this.data[object];
    if (rows === undefined) {
      this.#notFound(response);
      return;
    }
    if (body["LastName"] === null || (method === "POST" && object === "Contact" && body["LastName"] === undefined)) {
      send(response, 400, [
        {
          message: "Required fields are missing: [LastName]",
          errorCode: "REQUIRED_FIELD_MISSING",
          fields: ["LastName"],
        },
      ]);
      return;
    }
    if (body["Title"] === "Forbidden") {
      send(response, 400, [
        { message: "Titles must be kind.", errorCode: "FIELD_CUSTOM_VALIDATION_EXCEPTION", fields: [] },
      ]);
      return;
    }
    if (method === "POST") {
      this.#next += 1;
      const id = `${String(rows[0]?.["Id"]).slice(0, 3)}00000000${String(this.#next)}AAA`;
      rows.push(
        this.#named(object, {
          Id: id,
          OwnerId: "005000000000000AAA",
          IsClosed: false,
          CreatedDate: "2026-03-05T08:00:00.000+0000",
          ...body,
        }),
      );
      send(response, 201, { id, success: true, errors: [] });
      return;
    }
    const row = rows.find((candidate) => candidate["Id"] === recordId);
    if (row === undefined) {
      this.#notFound(response);
      return;
    }
    if (method === "DELETE") rows.splice(rows.indexOf(row), 1);
    else Object.assign(row, body, this.#named(object, { ...row, ...body }));
    send(response, 204, undefined);
  }

  #named(object: string, row: FakeRow): FakeRow {
    if (object === "Contact")
      row["Name"] = [row["FirstName"], row["LastName"]].filter((part) => typeof part === "string").join(" ");
    if (object === "Task") row["IsClosed"] = row["Status"] === "Completed";
    return row;
  }
}

export async function startFakeOrg(): Promise<FakeOrg> {
  const fake = new FakeOrgServer();
  const server = http.createServer((request, response) => {
    fake
      .answer(request, response)
      .catch((error: unknown) => send(response, 500, [{ message: String(error), errorCode: "UNKNOWN_EXCEPTION" }]));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    data: fake.data,
    requests: fake.requests,
    tokenFor: (persona) => `token-${persona}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
