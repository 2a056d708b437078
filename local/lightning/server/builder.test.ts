import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import { Builder } from "./builder.js";

describe("a build that fails", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), "lightning-builder-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("says why, and is not tried again before the sources change", { timeout: 60_000 }, async () => {
    const component = path.join(folder, "main/lwc/thing");
    mkdirSync(component, { recursive: true });
    writeFileSync(path.join(folder, "file"), "");
    const builder = new Builder({
      sources: [path.join(folder, "main")],
      cacheDirectory: path.join(folder, "file/cache"),
      mode: "production",
      namespace: null,
    });
    await assert.rejects(builder.start(), /ENOTDIR/);
    const state = builder.state();
    assert.equal(state.kind, "failed");
    assert.match(state.kind === "failed" ? state.message : "", /ENOTDIR/);
    assert.equal(builder.state().kind, "failed", "looking does not use the failure up");
    writeFileSync(path.join(component, "thing.ts"), "export const one = 1;");
    assert.equal(builder.state().kind, "building");
    builder.stop();
  });

  it("names two components of one name", () => {
    for (const module of ["a", "b"]) mkdirSync(path.join(folder, module, "lwc/same"), { recursive: true });
    const options = { sources: [folder], cacheDirectory: folder, mode: "production" as const, namespace: null };
    const state = new Builder(options).state();
    assert.match(state.kind === "failed" ? state.message : "", /Two Lightning web components are named same/);
  });
});
