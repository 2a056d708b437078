import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Worker } from "node:worker_threads";
import { SyncHttp } from "./sync-http.js";

const server = `
const http = require('node:http');
const { parentPort } = require('node:worker_threads');
http.createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const wait = Number(new URL(request.url, 'http://x').searchParams.get('wait') ?? 0);
    const size = Number(new URL(request.url, 'http://x').searchParams.get('size') ?? 0);
    setTimeout(() => {
      response.setHeader('X-Echo', request.headers['x-echo'] ?? 'none');
      response.end(size ? 'x'.repeat(size) : request.method + ' ' + request.url + ' ' + Buffer.concat(chunks));
    }, wait);
  });
}).listen(0, '127.0.0.1', function () { parentPort.postMessage(this.address().port); });
`;

let thread: Worker;
let base = "";
let http: SyncHttp;
before(async () => {
  thread = new Worker(server, { eval: true, execArgv: [] });
  const port = await new Promise<number>((resolve) => thread.once("message", resolve));
  base = `http://127.0.0.1:${port}`;
  http = new SyncHttp();
});
after(async () => {
  await http.close();
  await thread.terminate();
});

const call = (path: string, more: object = {}) =>
  http.send({ url: base + path, method: "GET", headers: {}, body: null, timeout: 2_000, maximumBytes: 1_000, ...more });

test("a call waits for its answer", () => {
  const reply = call("/a", { method: "PATCH", body: new TextEncoder().encode("ü"), headers: { "X-Echo": "yes" } });
  assert.ok("status" in reply);
  assert.equal(reply.status, 200);
  assert.equal(reply.headers["x-echo"], "yes");
  assert.equal(new TextDecoder().decode(reply.body), "PATCH /a ü");
});

test("a late answer is not handed to the next call", () => {
  assert.deepEqual("error" in call("/slow?wait=300", { timeout: 50 }), true);
  const reply = call("/next?wait=400");
  assert.ok("status" in reply);
  assert.match(new TextDecoder().decode(reply.body), /next/);
});

test("too large a body and a refused connection are errors", () => {
  const large = call("/large?size=2000");
  assert.ok("error" in large);
  assert.equal(large.kind, "size");
  const refused = call("", { url: "http://127.0.0.1:1/" });
  assert.ok("error" in refused);
  assert.equal(refused.error, "Connection refused");
});
