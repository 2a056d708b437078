import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { generatedFiles } from "./lwc-types.js";

test("the generated files are what the Apex source and the bundles say now", async () => {
  for (const { file, text } of await generatedFiles()) {
    assert.equal(readFileSync(file, "utf8"), text, `${file}: run "node --import tsx scripts/lwc-types.ts"`);
  }
});
