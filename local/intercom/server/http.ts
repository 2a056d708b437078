import type { IncomingMessage, ServerResponse } from "node:http";

const largestBody = 10 * 1024 * 1024;

/** A request body that is no JSON object, or too large. */
export class InvalidJson extends Error {
  readonly status: number;

  constructor(message: string, status = 400) {
    super(message);
    this.name = "InvalidJson";
    this.status = status;
  }
}

/** The request's body as JSON; undefined when there is none. @throws InvalidJson */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > largestBody) throw new InvalidJson("The request body is too large", 413);
    chunks.push(chunk as Buffer);
  }
  if (size === 0) return undefined;
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8")) as unknown;
  } catch (error) {
    throw new InvalidJson(`The request body is not valid JSON: ${(error as Error).message}`);
  }
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    "Content-Type": "application/json; charset=utf-8",
    "Content-Length": Buffer.byteLength(text),
    "Cache-Control": "no-store",
  });
  response.end(text);
}
