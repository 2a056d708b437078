import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";

export interface SendResult {
  /** Null when there was no answer. */
  status: number | null;
  error: string | null;
  durationMs: number;
}

/** Sends one request and reports what became of it; it never throws. */
export type Send = (
  url: string,
  method: "HEAD" | "POST",
  headers: Record<string, string>,
  body: string | undefined,
  timeoutMs: number,
) => Promise<SendResult>;

/** Sends over the network. */
export const send: Send = (url, method, headers, body, timeoutMs) => {
  const started = performance.now();
  return new Promise((resolve) => {
    const finish = (status: number | null, error: string | null): void => {
      clearTimeout(timer);
      resolve({ status, error, durationMs: Math.round(performance.now() - started) });
    };
    let timer: NodeJS.Timeout | undefined;
    try {
      const target = new URL(url);
      const open = target.protocol === "https:" ? requestHttps : requestHttp;
      // A connection of its own each time: a reused one may be closed by the other side just now.
      const length = body === undefined ? {} : { "Content-Length": String(Buffer.byteLength(body)) };
      const request = open(target, { method, agent: false, headers: { ...headers, ...length } }, (response) => {
        response.resume();
        response.on("end", () => finish(response.statusCode ?? null, null));
        response.on("error", (error) => finish(null, error.message));
      });
      timer = setTimeout(() => {
        request.destroy();
        finish(null, `no answer within ${timeoutMs} ms`);
      }, timeoutMs);
      request.on("error", (error) => finish(null, error.message || "the connection failed"));
      request.end(body);
    } catch (error) {
      finish(null, (error as Error).message);
    }
  });
};
