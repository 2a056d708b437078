import type { Finding, Gate } from "./gate.js";
import { projectFiles } from "./files.js";
import { runPackage } from "./command.js";

const endings = [".ts", ".mjs", ".cjs", ".json", ".md", ".yml", ".yaml", ".html", ".css", ".cls", ".trigger"];

/** Prettier, with the Apex plugin (which parses by Salesforce's own parser), over every file of the project. */
export const format: Gate = {
  name: "format",
  async run(): Promise<Finding[]> {
    const files = projectFiles(...endings).filter((file) => file !== "package-lock.json");
    const { code, stdout, stderr } = await runPackage("prettier", ["--list-different", ...files]);
    const different = stdout.split("\n").filter(Boolean);
    const findings = different.map((file) => ({ rule: "format", file, message: "run: npm run format" }));
    if (code !== 0 && findings.length === 0)
      findings.push({ rule: "format", file: ".", message: stderr.trim().slice(0, 2000) });
    return findings;
  },
};
