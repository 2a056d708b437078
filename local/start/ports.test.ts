import assert from "node:assert/strict";
import { createServer } from "node:net";
import { test } from "node:test";
import { findPorts } from "./ports.js";

test("0 finds three free ports", async () => {
  const ports = await findPorts(0);
  assert.equal(new Set(Object.values(ports)).size, 3);
});

test("a taken port is named, with what to do", async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  try {
    await assert.rejects(findPorts(port), new RegExp(`Port ${port} is in use.*npm start -- --port`));
  } finally {
    server.close();
  }
});
