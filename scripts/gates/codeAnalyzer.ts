import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { CodeAnalyzer, CodeAnalyzerConfig, OutputFormat } from "@salesforce/code-analyzer-core";
import { mkdirSync, writeFileSync } from "node:fs";
import type { Finding, Gate } from "./gate.js";
import { root } from "./gate.js";

const require = createRequire(import.meta.url);
type Plugin = Parameters<CodeAnalyzer["addEnginePlugin"]>[0];
type Creator = Plugin & { createEngine(name: string, config: object): Promise<object> };

/** Engines that need no org; rules for components run in our own ESLint gate. */
const engines = [
  require("@salesforce/code-analyzer-pmd-engine"),
  require("@salesforce/code-analyzer-retirejs-engine"),
  require("@salesforce/code-analyzer-regex-engine"),
  require("@salesforce/code-analyzer-flow-engine"),
] as { createEnginePlugin(): Plugin }[];
const selectors = ["pmd:AppExchange", "pmd:Security", "retire-js:Recommended", "regex:Recommended", "flow:Recommended"];

/** flow-engine nests an older engine API whose Engine has no removeEventListener, which core calls. */
function withListeners(plugin: Plugin): Plugin {
  const creator = plugin as Creator;
  const create = creator.createEngine.bind(creator);
  creator.createEngine = async (name, config): Promise<object> => {
    const engine = await create(name, config);
    if (!("removeEventListener" in engine)) Object.assign(engine, { removeEventListener: (): void => undefined });
    return engine;
  };
  return creator;
}

/** Salesforce Code Analyzer as a library: AppExchange and security rules; writes the report the security review asks for. */
export const codeAnalyzer: Gate = {
  name: "code-analyzer",
  needs: ["java", "python"],
  async run(): Promise<Finding[]> {
    const analyzer = new CodeAnalyzer(CodeAnalyzerConfig.fromObject({ log_folder: os.tmpdir() }));
    for (const engine of engines) await analyzer.addEnginePlugin(withListeners(engine.createEnginePlugin()));
    const workspace = await analyzer.createWorkspace([path.join(root, "force-app")]);
    const results = await analyzer.run(await analyzer.selectRules(selectors, { workspace }), { workspace });
    mkdirSync(path.join(root, "reports"), { recursive: true });
    for (const [extension, format] of [
      ["html", OutputFormat.HTML],
      ["sarif", OutputFormat.SARIF],
    ] as const)
      writeFileSync(path.join(root, `reports/code-analyzer.${extension}`), results.toFormattedOutput(format));
    return results.getViolations().map((violation) => {
      const place = violation.getCodeLocations()[violation.getPrimaryLocationIndex()];
      const line = place?.getStartLine();
      return {
        rule: violation.getRule().getName(),
        file: path.relative(root, place?.getFile() ?? root),
        ...(line === undefined ? {} : { line }),
        message: violation.getMessage(),
      };
    });
  },
};
