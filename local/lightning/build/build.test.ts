import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import { buildKeys } from "./build.js";
import { findBundles } from "./bundles.js";
import { engineParts } from "./engine.js";
import { readLabels } from "./labels.js";
import { virtualModule, withNamespace } from "./virtual-modules.js";

const fixtures = path.resolve(import.meta.dirname, "../fixtures/main");

describe("the engine", () => {
  it("is one version with its compiler and the synthetic shadow", () => {
    const versions = Object.values(engineParts()).map((part) => part.version);
    assert.equal(
      new Set(versions).size,
      1,
      Object.values(engineParts())
        .map((part) => `${part.name}@${part.version} in ${part.directory}`)
        .join(", "),
    );
  });
});

describe("bundles and labels", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), "lightning-bundles-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("finds components wherever a module keeps its lwc folder", () => {
    assert.deepEqual([...findBundles([fixtures]).keys()].sort(), ["broken", "recordNote", "welcome"]);
  });

  it("refuses two components of one name", () => {
    for (const module of ["a", "b"]) mkdirSync(path.join(folder, module, "lwc/same"), { recursive: true });
    assert.throws(() => findBundles([folder]), /Two Lightning web components are named same/);
  });

  it("names a source folder that does not exist", () => {
    assert.throws(() => findBundles([path.join(folder, "nowhere")]), /Source folder not found: .*nowhere/);
  });

  it("reads labels with their entities", () => {
    assert.equal(readLabels([fixtures]).get("Welcome_Text"), "Visits & more, for everyone");
  });

  it("keys the app by its sources and the vendor by what is installed", () => {
    const component = path.join(folder, "main/lwc/thing");
    mkdirSync(component, { recursive: true });
    const options = { sources: [folder], cacheDirectory: folder, mode: "production" as const, namespace: null };
    writeFileSync(path.join(component, "thing.ts"), "export const one = 1;");
    const first = buildKeys(options);
    assert.deepEqual(buildKeys(options), first);
    writeFileSync(path.join(component, "thing.ts"), "export const two = 2;");
    const second = buildKeys(options);
    assert.notEqual(second.app, first.app);
    assert.equal(second.vendor, first.vendor);
    assert.notEqual(buildKeys({ ...options, mode: "development" }).vendor, first.vendor);
    assert.notEqual(buildKeys({ ...options, namespace: "ns" }).app, second.app);
  });
});

describe("what @salesforce imports become", () => {
  const context = { labels: new Map([["Hello", 'Hello "you"']]), namespace: null };
  const namespaced = { ...context, namespace: "ns" };

  it("reads labels of c and of the namespace, and knows no others", () => {
    assert.equal(virtualModule("@salesforce/label/c.Hello", context), 'export default "Hello \\"you\\"";');
    assert.equal(virtualModule("@salesforce/label/ns.Hello", namespaced), 'export default "Hello \\"you\\"";');
    assert.equal(virtualModule("@salesforce/label/c.Missing", context), undefined);
  });

  it("names objects and fields, custom ones with the namespace", () => {
    assert.equal(virtualModule("@salesforce/schema/Contact", context), 'export default {"objectApiName":"Contact"};');
    assert.equal(
      virtualModule("@salesforce/schema/Visit__c.Contact__r.Account.Level__c", namespaced),
      'export default {"fieldApiName":"ns__Contact__r.Account.ns__Level__c","objectApiName":"ns__Visit__c"};',
    );
  });

  it("prefixes only custom names that have no namespace", () => {
    assert.deepEqual(
      ["Name", "A__c", "other__A__c", "E__e"].map((name) => withNamespace(name, "ns")),
      ["Name", "ns__A__c", "other__A__c", "ns__E__e"],
    );
    assert.equal(withNamespace("A__c", null), "A__c");
  });

  it("takes users and permissions from the session", () => {
    assert.match(virtualModule("@salesforce/user/Id", context) ?? "", /session\.user\.id/);
    assert.match(virtualModule("@salesforce/customPermission/ns__May", context) ?? "", /includes\("May"\)/);
    assert.match(virtualModule("@salesforce/i18n/timeZone", context) ?? "", /session\.timeZone/);
  });

  it("says nothing of what it does not supply", () => {
    for (const unknown of [
      "@salesforce/siteId",
      "@salesforce/user/Unknown",
      "@salesforce/apex/OnlyAClass",
      "@salesforce/community/Id",
    ])
      assert.equal(virtualModule(unknown, context), undefined, unknown);
  });
});
