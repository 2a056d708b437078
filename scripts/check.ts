import { spawnSync } from "node:child_process";
import { withoutAccepted, type Finding, type Gate, type Tool } from "./gates/gate.js";
import { apexSemantics } from "./gates/apexSemantics.js";
import { codeAnalyzer } from "./gates/codeAnalyzer.js";
import { eslint } from "./gates/eslint.js";
import { format } from "./gates/format.js";
import { houseRules } from "./gates/houseRules.js";
import { metadata } from "./gates/metadata.js";
import { references } from "./gates/references.js";
import { sourceResolution } from "./gates/sourceResolution.js";
import { types } from "./gates/types.js";
import { unusedDependencies } from "./gates/unusedDependencies.js";

const gates: Gate[] = [
  format,
  types,
  eslint,
  houseRules,
  metadata,
  references,
  sourceResolution,
  unusedDependencies,
  apexSemantics,
  codeAnalyzer,
];

function version(command: string, parameters: string[], pattern: RegExp): number[] {
  const { stdout, stderr } = spawnSync(command, parameters, { encoding: "utf8" });
  return (pattern.exec(`${stdout ?? ""}${stderr ?? ""}`) ?? []).slice(1).map(Number);
}

const tools: Record<Tool, { title: string; isThere(): boolean }> = {
  java: { title: "Java 17 or newer", isThere: () => (version("java", ["-version"], /version "(\d+)/)[0] ?? 0) >= 17 },
  python: {
    title: "Python 3.10 or newer",
    isThere: () => {
      const [major = 0, minor = 0] = version("python3", ["--version"], /Python (\d+)\.(\d+)/);
      return major > 3 || (major === 3 && minor >= 10);
    },
  },
};

function show(finding: Finding): string {
  return `  ${finding.file}${finding.line ? `:${finding.line}` : ""}  ${finding.rule}  ${finding.message}`;
}

/** Runs one gate; answers how many findings are open. A gate that cannot run at all counts as one. */
async function runGate(gate: Gate): Promise<number> {
  const started = performance.now();
  const findings = await gate
    .run()
    .then((all) => withoutAccepted(gate.name, all))
    .catch((error: unknown): Finding[] => [{ rule: "gate-failed", file: ".", message: String(error) }]);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${findings.length === 0 ? "ok  " : "FAIL"}  ${gate.name}  ${seconds} s`);
  for (const finding of findings) console.log(show(finding));
  return findings.length;
}

async function main(): Promise<void> {
  const only = process.argv.slice(2);
  const chosen = only.length > 0 ? gates.filter((gate) => only.includes(gate.name)) : gates;
  const unknown = only.filter((name) => !gates.some((gate) => gate.name === name));
  if (unknown.length > 0)
    throw new Error(`No gate ${unknown.join(", ")}; there are ${gates.map((gate) => gate.name).join(", ")}`);
  const missing = (Object.keys(tools) as Tool[]).filter(
    (tool) => chosen.some((gate) => gate.needs?.includes(tool)) && !tools[tool].isThere(),
  );
  let open = 0;
  const notRun: string[] = [];
  const waiting: Gate[] = [];
  for (const gate of chosen) {
    const lacking = gate.needs?.filter((tool) => missing.includes(tool)) ?? [];
    if (lacking.length > 0)
      notRun.push(`${gate.name} (needs ${lacking.map((tool) => tools[tool].title).join(" and ")})`);
    else waiting.push(gate);
  }
  // Two at a time: most of them keep one core busy.
  const runWaiting = async (): Promise<void> => {
    for (let gate = waiting.shift(); gate; gate = waiting.shift()) {
      const found = await runGate(gate);
      open += found;
    }
  };
  await Promise.all([runWaiting(), runWaiting()]);
  for (const name of notRun) console.log(`NOT RUN  ${name}`);
  console.log(
    open === 0 && notRun.length === 0 ? "All gates passed." : `${open} findings, ${notRun.length} gates not run.`,
  );
  process.exitCode = open > 0 || notRun.length > 0 ? 1 : 0;
}

await main();
