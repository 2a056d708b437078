import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { withSources } from "../testing/source-folder.js";
import { readProjects } from "./project.js";
import { loadMetadata } from "./reader.js";

const json = (value: unknown): string => JSON.stringify(value);

test("the root of a project stands for its package directories", () => {
  const project = json({
    namespace: "acme",
    packageDirectories: [
      { path: "base", unpackagedMetadata: { path: "unpackaged" } },
      { path: "base/inner" },
      { path: "plugins\\more" },
      { path: "gone" },
    ],
  });
  const files = { "base/A.cls": "class A {}", "base/inner/B.cls": "class B {}", "plugins/more/C.cls": "class C {}" };
  withSources({ "sfdx-project.json": project, ...files, "unpackaged/D.cls": "class D {}" }, (folder) => {
    const { sources, shape, notes } = readProjects([folder]);
    assert.deepEqual(
      sources.map((source) => path.relative(folder, source)),
      ["base", "unpackaged", path.join("plugins", "more")],
    );
    assert.deepEqual(shape, {});
    assert.match(notes.join("\n"), /namespace acme is not taken over/);
    assert.match(notes.join("\n"), /no package directory gone/);
    assert.deepEqual(readProjects([path.join(folder, "base")]).sources, [path.join(folder, "base")]);
  });
});

test("the scratch org definition of the nearest project upwards gives the shape and names what is not modelled", () => {
  const definition = json({
    features: ["PersonAccounts", "StateAndCountryPicklist", "ServiceCloud", "LiveAgent"],
    settings: {
      currencySettings: { enableMultiCurrency: true },
      nameSettings: { enableMiddleName: true, enableNameSuffix: false },
      mobileSettings: { enableS1EncryptedStoragePref2: true },
      caseSettings: { systemUserEmail: "a@b.c", enableThing: true },
    },
  });
  const sources = { "sfdx-project.json": json({}), "src/A.cls": "class A {}" };
  withSources({ ...sources, "config/project-scratch-def.json": definition }, (folder) => {
    const { shape, notes } = readProjects([path.join(folder, "src")]);
    assert.deepEqual(shape, { personAccounts: true, statePicklists: true, multiCurrency: true, middleNames: true });
    assert.equal(notes.length, 1);
    assert.match(notes[0] as string, /not modelled: LiveAgent, caseSettings\.enableThing\.$/);
  });
});

test("without a project definition every definition of the configuration folders counts", () => {
  const sources = {
    "sfdx-project.json": json({}),
    "config-orgs/base-scratch-def.json": json({ features: [] }),
    "config-orgs/persons-scratch-def.json": json({ features: ["PersonAccounts"] }),
    "src/A.cls": "class A {}",
  };
  withSources(sources, (folder) => {
    assert.deepEqual(readProjects([path.join(folder, "src")]).shape, { personAccounts: true });
  });
});

test("of two classes of one name the one of the later folder is in the org", () => {
  withSources({ "one/A.cls": "class A { Integer one; }", "two/a.cls": "class A { Integer two; }" }, (folder) => {
    const { apex } = loadMetadata([path.join(folder, "one"), path.join(folder, "two")]);
    assert.equal(apex.length, 1);
    assert.match(apex[0]?.text ?? "", /two/);
  });
});
