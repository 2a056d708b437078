import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** One documented rule as a small Apex test class with its expected outcome. */
export interface ConformanceRow {
  name: string;
  file: string;
  text: string;
  rule: string;
  /** Name of the page that states the rule. */
  document: string;
  expect:
    | { kind: "pass" }
    | { kind: "compile error"; message: string }
    | { kind: "exception"; typeName: string; message: string; startsOnly: boolean };
}

/** Reads the rows of a folder; the comment at the top of each file says `Rule:`, `Document:` and, unless it must pass, `Expect:`. */
export function readRows(folder: string): ConformanceRow[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".cls"))
    .sort()
    .map((file) => readRow(path.join(folder, file)));
}

function readRow(file: string): ConformanceRow {
  const text = readFileSync(file, "utf8");
  const rule = header(text, "Rule");
  const document = header(text, "Document");
  if (rule === null || document === null) throw new Error(`${file} states no rule or no document`);
  return {
    name: path.basename(file, ".cls"),
    file,
    text,
    rule,
    document,
    expect: expectation(file, header(text, "Expect")),
  };
}

function header(text: string, word: string): string | null {
  return new RegExp(`^ \\* ${word}: (.*)$`, "m").exec(text)?.[1] ?? null;
}

function expectation(file: string, text: string | null): ConformanceRow["expect"] {
  if (text === null) return { kind: "pass" };
  const compileError = /^compile error (.*)$/.exec(text)?.[1];
  if (compileError !== undefined) return { kind: "compile error", message: compileError };
  const [, typeName, message] = /^exception (\S+) (.*)$/.exec(text) ?? [];
  if (typeName === undefined || message === undefined) throw new Error(`${file}: Expect is not understood: ${text}`);
  const start = /^starts (.*)$/.exec(message)?.[1];
  return { kind: "exception", typeName, message: start ?? message, startsOnly: start !== undefined };
}
