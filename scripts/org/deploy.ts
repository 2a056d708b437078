import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";
import { root } from "../gates/gate.js";
import { OrgCommandError } from "./error.js";

/** Runs a command in the foreground; throws with its name when it fails. */
function must(command: string, parameters: string[], whatToDo: string): void {
  const { status, error } = spawnSync(command, parameters, { cwd: root, stdio: "inherit" });
  if (error) throw new OrgCommandError(`${command} could not be started: ${error.message}`, [whatToDo]);
  if (status !== 0)
    throw new OrgCommandError(`${command} ${parameters[0] ?? ""} ended with status ${status}.`, [whatToDo]);
}

/** Emits the components' JavaScript, then hands the source to the pinned Salesforce CLI. */
function run(parameters: string[]): Promise<void> {
  const { values } = parseArgs({
    args: parameters,
    options: { target: { type: "string" }, "dry-run": { type: "boolean" } },
  });
  if (!values.target)
    throw new OrgCommandError("No org was named.", ["--target ALIAS, an org that `npx sf org list` shows"]);
  must("npm", ["run", "build"], "correct the type errors above");
  must(
    "node_modules/.bin/sf",
    [
      "project",
      "deploy",
      "start",
      "--source-dir",
      "force-app",
      "--target-org",
      values.target,
      ...(values["dry-run"] ? ["--dry-run"] : []),
    ],
    `log in with: npx sf org login web --alias ${values.target}`,
  );
  return Promise.resolve();
}

export const deployCommand = { usage: "npm run org -- deploy --target ALIAS [--dry-run]", run };
