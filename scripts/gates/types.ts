import type { Finding, Gate } from "./gate.js";
import { runPackage } from "./command.js";

const projects = [
  "tsconfig.json",
  "config/tsconfig.lwc.json",
  "config/tsconfig.test.json",
  "local/lightning/tsconfig.browser.json",
  "local/intercom/page/tsconfig.json",
];

/** `tsc` over every TypeScript project of the repository; what it has found is kept, for the next run to begin with. */
export const types: Gate = {
  name: "types",
  async run(): Promise<Finding[]> {
    const findings: Finding[] = [];
    for (const project of projects) {
      const kept = `.cache/types/${project.replaceAll("/", "-")}.tsbuildinfo`;
      const { code, stdout, stderr } = await runPackage("tsc", [
        "--noEmit",
        ...["--incremental", "--tsBuildInfoFile", kept],
        ...["-p", project],
      ]);
      for (const line of stdout.split("\n")) {
        const match = /^(.+?)\((\d+),\d+\): error (TS\d+): (.*)$/.exec(line);
        if (match) findings.push({ rule: match[3]!, file: match[1]!, line: Number(match[2]), message: match[4]! });
      }
      if (code !== 0 && findings.length === 0)
        findings.push({ rule: "tsc", file: project, message: (stdout + stderr).trim() });
    }
    return findings;
  },
};
