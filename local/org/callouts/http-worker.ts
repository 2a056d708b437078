import http from "node:http";
import https from "node:https";
import zlib from "node:zlib";
import { type MessagePort, workerData } from "node:worker_threads";
import type { HttpCall, HttpReply } from "./sync-http.js";

/**
 * The thread that makes real HTTP calls while the Apex thread waits. It posts the reply with the call's id, then stores that id in shared memory:
 * in this order, so that whoever is woken finds the message.
 */
const { port, done } = workerData as { port: MessagePort; done: Int32Array };
const agents = { "http:": new http.Agent({ keepAlive: true }), "https:": new https.Agent({ keepAlive: true }) };

port.on("message", (call: HttpCall & { id: number }) => {
  let finished = false;
  const finish = (reply: HttpReply): void => {
    if (finished) return;
    finished = true;
    port.postMessage({ ...reply, id: call.id });
    Atomics.store(done, 0, call.id);
    Atomics.notify(done, 0);
  };
  try {
    send(call, finish);
  } catch (error) {
    finish({ error: error instanceof Error ? error.message : String(error) });
  }
});

function send(call: HttpCall, finish: (reply: HttpReply) => void): void {
  const secure = new URL(call.url).protocol === "https:";
  const client = secure ? https : http;
  const request = client.request(
    call.url,
    { method: call.method, headers: call.headers, agent: agents[secure ? "https:" : "http:"] },
    (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      response.on("data", (chunk: Buffer) => {
        size += chunk.length;
        if (size > call.maximumBytes) {
          finish({ error: `Exceeded max size limit of ${call.maximumBytes}`, kind: "size" });
          request.destroy();
          return;
        }
        chunks.push(chunk);
      });
      response.on("end", () => {
        const headers: Record<string, string> = {};
        for (const [name, value] of Object.entries(response.headers)) {
          if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(", ") : value;
        }
        const body = unzip(Buffer.concat(chunks), headers["content-encoding"]);
        finish({ status: response.statusCode ?? 0, reason: response.statusMessage ?? "", headers, body });
      });
      response.on("error", (error) => finish({ error: error.message }));
    },
  );
  const timer = setTimeout(() => {
    finish({ error: "Read timed out", kind: "timeout" });
    request.destroy();
  }, call.timeout);
  request.on("close", () => clearTimeout(timer));
  request.on("error", (error: NodeJS.ErrnoException) => finish({ error: describe(error, call.url) }));
  request.end(call.body === null ? undefined : Buffer.from(call.body));
}

function unzip(body: Buffer, encoding: string | undefined): Uint8Array {
  if (encoding === "gzip") return zlib.gunzipSync(body);
  if (encoding === "deflate") return zlib.inflateSync(body);
  return body;
}

/** Node's network errors in the words of the platform's Java. */
function describe(error: NodeJS.ErrnoException, url: string): string {
  if (error.code === "ECONNREFUSED") return "Connection refused";
  if (error.code === "ENOTFOUND" || error.code === "EAI_AGAIN") return `Unknown host: ${new URL(url).hostname}`;
  if (error.code === "ECONNRESET") return "Connection reset";
  return error.message || (error.code ?? "Unknown network error");
}
