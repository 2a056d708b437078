import path from "node:path";
import type { Finding, Gate } from "./gate.js";
import { root } from "./gate.js";
import { runCommand } from "./command.js";

interface Report {
  files: { path: string; messages: { start: { line: number }; category: string; message: string }[] }[];
}

/** The apex-ls type checker (a second opinion beside the local org's own compiler), from the jar inside Code Analyzer. */
export const apexSemantics: Gate = {
  name: "apex-semantics",
  needs: ["java"],
  async run(): Promise<Finding[]> {
    const jars = path.join(root, "node_modules/@salesforce/code-analyzer-pmd-engine/dist/java-lib/*");
    const { code, stdout, stderr } = await runCommand("java", [
      "-Xmx2g",
      "-cp",
      jars,
      "io.github.apexdevtools.apexls.CheckForIssues",
      "--nocache",
      "-w",
      root,
      "-d",
      "errors",
      "-f",
      "json",
    ]);
    if (code !== 0 && code !== 4)
      return [{ rule: "apex-ls", file: ".", message: (stderr || stdout).trim().slice(0, 2000) }];
    const start = stdout.indexOf("{");
    if (start < 0) return [];
    const report = JSON.parse(stdout.slice(start)) as Report;
    return report.files.flatMap((file) =>
      file.messages.map((message) => ({
        rule: message.category,
        file: path.relative(root, file.path),
        line: message.start.line,
        message: message.message,
      })),
    );
  },
};
