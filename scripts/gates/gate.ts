import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/** Repository root; every path of a finding is relative to it. */
export const root = path.resolve(import.meta.dirname, "../..");

/** One thing a static gate objects to. `rule` and `file` are what an accepted finding is recognised by. */
export interface Finding {
  rule: string;
  file: string;
  line?: number;
  message: string;
}

export type Tool = "java" | "python";

/** A static gate: what it is called, which tools beside Node it needs, and how to run it. */
export interface Gate {
  name: string;
  needs?: Tool[];
  run(): Promise<Finding[]>;
}

interface AcceptedFinding {
  gate: string;
  rule: string;
  file: string;
  reason: string;
}

const acceptedFile = path.join(root, "config/accepted-findings.json");

/** The one short list of findings we live with, each with its reason. */
export function acceptedFindings(): AcceptedFinding[] {
  return existsSync(acceptedFile) ? (JSON.parse(readFileSync(acceptedFile, "utf8")) as AcceptedFinding[]) : [];
}

/** Splits findings into open ones and accepted ones; an accepted entry that matches nothing is itself a finding. */
export function withoutAccepted(gate: string, findings: Finding[]): Finding[] {
  const accepted = acceptedFindings().filter((entry) => entry.gate === gate);
  const matches = (entry: AcceptedFinding, finding: Finding): boolean =>
    entry.rule === finding.rule && entry.file === finding.file;
  const stale = accepted.filter((entry) => !findings.some((finding) => matches(entry, finding)));
  return [
    ...findings.filter((finding) => !accepted.some((entry) => matches(entry, finding))),
    ...stale.map((entry) => ({
      rule: "stale-acceptance",
      file: "config/accepted-findings.json",
      message: `${entry.gate}/${entry.rule} in ${entry.file} no longer occurs: remove the entry`,
    })),
  ];
}
