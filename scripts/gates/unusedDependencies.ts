import type { Finding, Gate } from "./gate.js";
import { runPackage } from "./command.js";

interface KnipIssue {
  file: string;
  dependencies?: { name: string }[];
  devDependencies?: { name: string }[];
  unlisted?: { name: string }[];
}

/** Knip: every package that package.json names is used, and every package used is named. */
export const unusedDependencies: Gate = {
  name: "unused-dependencies",
  async run(): Promise<Finding[]> {
    const { stdout, stderr } = await runPackage("knip", [
      "--config",
      "config/knip.json",
      "--include",
      "dependencies,unlisted",
      "--reporter",
      "json",
    ]);
    const start = stdout.indexOf("{");
    if (start < 0) return [{ rule: "knip", file: "package.json", message: stderr.trim().slice(0, 2000) }];
    const { issues } = JSON.parse(stdout.slice(start)) as { issues: KnipIssue[] };
    return issues.flatMap((issue) => [
      ...[...(issue.dependencies ?? []), ...(issue.devDependencies ?? [])].map(({ name }) => ({
        rule: "unused",
        file: issue.file,
        message: `${name} is named but not used`,
      })),
      ...(issue.unlisted ?? []).map(({ name }) => ({
        rule: "unlisted",
        file: issue.file,
        message: `${name} is used but not named in package.json`,
      })),
    ]);
  },
};
