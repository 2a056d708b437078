import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import type { Engine, EnginePluginV1 } from "@salesforce/code-analyzer-engine-api";
import { CodeAnalyzer, CodeAnalyzerConfig, OutputFormat } from "@salesforce/code-analyzer-core";
import { mkdirSync, writeFileSync } from "node:fs";
import type { Finding, Gate } from "./gate.js";
import { root } from "./gate.js";

const require = createRequire(import.meta.url);
const engines = ["pmd", "retirejs", "regex", "flow"]; // LWC rules run in our own ESLint gate
const selectors = ["pmd:AppExchange", "pmd:Security", "retire-js:Recommended", "regex:Recommended", "flow:Recommended"];

/** flow-engine nests an older engine API whose Engine has no removeEventListener, which core calls. */
function withListeners(plugin: EnginePluginV1): EnginePluginV1 {
  const create = plugin.createEngine.bind(plugin);
  plugin.createEngine = async (name, config): Promise<Engine> => {
    const engine = await create(name, config);
    if (!("removeEventListener" in engine)) Object.assign(engine, { removeEventListener: (): void => undefined });
    return engine;
  };
  return plugin;
}

/** Salesforce Code Analyzer as a library: AppExchange and security rules; writes the report the security review asks for. */
export const codeAnalyzer: Gate = {
  name: "code-analyzer",
  needs: ["java", "python"],
  async run(): Promise<Finding[]> {
    const analyzer = new CodeAnalyzer(CodeAnalyzerConfig.fromObject({ log_folder: os.tmpdir() }));
    for (const engine of engines) {
      const { createEnginePlugin } = require(`@salesforce/code-analyzer-${engine}-engine`) as {
        createEnginePlugin(): EnginePluginV1;
      };
      await analyzer.addEnginePlugin(withListeners(createEnginePlugin()));
    }
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
