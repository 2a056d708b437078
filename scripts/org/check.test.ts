import assert from "node:assert/strict";
import { mkdtempSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { startIntercom, type LocalIntercom } from "../../local/intercom/start.js";
import { startOrg, type RunningOrg } from "../../local/org/api/server.js";
import { runCommand, type CommandResult } from "../gates/command.js";
import { root } from "../gates/gate.js";

let org: RunningOrg;
let intercom: LocalIntercom;

before(async () => {
  org = await startOrg({ sources: [path.join(root, "force-app")], cacheDir: path.join(root, ".cache/org") });
  intercom = await startIntercom({ port: 0 });
});

after(async () => {
  await Promise.all([org?.close(), intercom?.close()]);
});

function orgCommand(parameters: string[], env: NodeJS.ProcessEnv = {}): Promise<CommandResult> {
  return runCommand(process.execPath, ["--import", "tsx", "scripts/org.ts", ...parameters], env);
}

async function check(more: string[], intercomToken: string): Promise<CommandResult> {
  const parameters = ["check", "--url", org.instanceUrl, "--token", await org.tokenFor("admin"), ...more];
  return orgCommand(parameters, { INTERCOM_TOKEN: intercomToken });
}

test("org check says what is deployed, who may use it, and that Intercom answers", async () => {
  const { code, stdout, stderr } = await check(["--intercom", intercom.baseUrl, "--json"], intercom.accessToken);
  assert.equal(code, 0, stderr);
  const report = JSON.parse(stdout) as {
    classes: number;
    triggers: number;
    objects: string[];
    intercom: { sentence: string };
  };
  assert.ok(report.classes > 50, `${report.classes} classes`);
  assert.ok(report.triggers >= 3, `${report.triggers} triggers`);
  assert.ok(report.objects.includes("Intercom_Conversation__c"));
  assert.match(report.intercom.sentence, /Harbourlight/);
  assert.ok(!stdout.includes(intercom.accessToken), "no token is printed");
});

test("org check fails with what to do when Intercom refuses the token", async () => {
  const { code, stdout } = await check(["--intercom", intercom.baseUrl], "wrong");
  assert.equal(code, 1);
  assert.match(stdout, /refuses the token \(401\)/);
});

test("org check fails with what to do when the org refuses the login or none is named", async () => {
  const refused = await orgCommand(["check", "--url", org.instanceUrl, "--token", "wrong"]);
  assert.equal(refused.code, 1);
  assert.match(refused.stderr, /refused the login/);
  const unnamed = await orgCommand(["check"]);
  assert.equal(unnamed.code, 1);
  assert.match(unnamed.stderr, /--target ALIAS/);
});

test("the pinned Salesforce CLI runs offline and knows every component of the source", async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "manifest-"));
  const { code, stdout, stderr } = await runCommand(
    "node_modules/.bin/sf",
    ["project", "generate", "manifest", "--source-dir", "force-app", "--output-dir", folder, "--json"],
    {
      SF_AUTOUPDATE_DISABLE: "true",
      SF_DISABLE_AUTOUPDATE: "true",
      SF_DISABLE_TELEMETRY: "true",
      SF_SKIP_NEW_VERSION_CHECK: "true",
    },
  );
  assert.equal(code, 0, stdout + stderr);
});
