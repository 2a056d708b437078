import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { IntercomClient } from "intercom-client";
import { createRouter } from "../api/route.js";
import { allRoutes } from "../api/routes.js";
import type { Exchange } from "../server/exchange.js";

/** One method of the official client and the operation that it asks for; null when the workspace has no such route. */
export interface SdkOperation {
  /** As one writes it: `contacts.find`. */
  name: string;
  verb: string;
  path: string;
  operation: string | null;
}

type Method = (request: unknown, options?: unknown) => Promise<unknown>;

/** Stands for any request: every field of it is "1". */
const anyRequest: unknown = new Proxy({}, { get: (_, name) => (typeof name === "string" ? "1" : undefined) });

/**
 * Every method of the official client, found by calling each of them once and looking at what it asks for. The
 * client's `unstable` part belongs to the preview API and is left out.
 */
export async function sdkOperations(): Promise<SdkOperation[]> {
  let asked: [verb: string, path: string] | undefined;
  const server = createServer((request, response) => {
    asked ??= [request.method ?? "", new URL(request.url ?? "/", "http://localhost").pathname];
    request.resume();
    response.writeHead(404, { "Content-Type": "application/json" }).end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = new IntercomClient({ token: "any", baseUrl, maxRetries: 0 });
  const findRoute = createRouter(allRoutes);
  const found: SdkOperation[] = [];
  const visit = async (owner: object, prefix: string): Promise<void> => {
    const members = Object.getOwnPropertyDescriptors(Object.getPrototypeOf(owner) as object);
    for (const [name, { get, value }] of Object.entries(members)) {
      if (name === "constructor" || name === "unstable" || name.startsWith("_")) continue;
      if (get) {
        await visit((owner as Record<string, object>)[name] as object, `${prefix}${name}.`);
      } else if (typeof value === "function") {
        asked = undefined;
        const method = (value as Method).bind(owner);
        // Methods without a request take their options first, which "1" is not.
        await method(anyRequest).catch(() => (asked ? undefined : method({}).catch(() => undefined)));
        const [verb, path]: [string, string] = asked ?? ["", ""];
        if (!verb) throw new Error(`${prefix}${name} of the official client did not ask for anything`);
        const match = findRoute(verb, path);
        // Only the "1" of the request may stand in the place of a parameter.
        const meant = match && Object.values(match.params).every((parameter) => parameter === "1");
        found.push({ name: prefix + name, verb, path, operation: meant ? match.route.operation : null });
      }
    }
  };
  try {
    await visit(client, "");
  } finally {
    server.closeAllConnections();
    server.close();
  }
  return found;
}

const supportSide = /^\/(conversations|tickets|ticket_types|ticket_states|messages|jobs)\b/;

/** Names of the client's methods that the workspace supports on one side, but none of the exchanges came from. */
export async function notDriven(side: "people" | "support", exchanges: readonly Exchange[]): Promise<string[]> {
  const driven = new Set(exchanges.filter(({ status }) => status < 300).map(({ operation }) => operation));
  return (await sdkOperations())
    .filter(({ operation, path }) => operation !== null && supportSide.test(path) === (side === "support"))
    .filter(({ operation }) => !driven.has(operation))
    .map(({ name }) => name);
}
