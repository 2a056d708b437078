import path from "node:path";
import type { Finding, Gate } from "./gate.js";
import { root } from "./gate.js";
import { runPackage } from "./command.js";

interface EslintFile {
  filePath: string;
  messages: { ruleId: string | null; line?: number; message: string }[];
}

/** ESLint for components, pages and Node code, with type-checked rules; warnings count. */
export const eslint: Gate = {
  name: "eslint",
  async run(): Promise<Finding[]> {
    const { stdout, stderr } = await runPackage("eslint", ["-c", "config/eslint.config.mjs", "-f", "json", "."]);
    if (!stdout.startsWith("[")) return [{ rule: "eslint", file: "config/eslint.config.mjs", message: stderr.trim() }];
    return (JSON.parse(stdout) as EslintFile[]).flatMap((file) =>
      file.messages.map((message) => ({
        rule: message.ruleId ?? "parse",
        file: path.relative(root, file.filePath),
        ...(message.line === undefined ? {} : { line: message.line }),
        message: message.message,
      })),
    );
  },
};
