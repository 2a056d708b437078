import assert from "node:assert/strict";
import { once } from "node:events";
import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { setTimeout as pause } from "node:timers/promises";
import { startThread } from "../execution/threads.js";
import type { WorkerSettings } from "./org-worker.js";
import { apexFiles, testFolder } from "./test-folder.js";

const CHAIN = `public class Chain implements Queueable {
  public void execute(QueueableContext context) { System.enqueueJob(new Chain()); }
}`;

test("an org that is closed in the midst of its work stops without an error", async () => {
  const folder = testFolder(apexFiles({ Chain: CHAIN }));
  const setup = path.join(folder, "setup.mjs");
  writeFileSync(setup, `export const setup = (org) => org.executeAnonymous("System.enqueueJob(new Chain());");`);
  const settings: WorkerSettings = {
    org: { sources: [folder] },
    password: "local",
    sitePath: null,
    setup: pathToFileURL(setup).href,
    tickMs: 20,
  };
  const worker = startThread(new URL("./org-worker.ts", import.meta.url), { workerData: settings });
  const errors: unknown[] = [];
  worker.on("error", (error) => errors.push(error));
  try {
    const [ready] = (await once(worker, "message")) as [{ kind: string }];
    assert.equal(ready.kind, "ready");
    await pause(50);
    const stopped = once(worker, "exit");
    worker.postMessage({ kind: "close", id: 1 });
    assert.deepEqual(await stopped, [0]);
    assert.deepEqual(errors, []);
  } finally {
    await worker.terminate();
    rmSync(folder, { recursive: true, force: true });
  }
});
