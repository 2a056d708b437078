/**
 * Writes `classes.json`: names and signatures of every platform class, read with `javap` (Java 17) out of the BSD-licensed type jar that
 * `@salesforce/code-analyzer-pmd-engine` brings. Run by hand when that jar changes: `node --import tsx local/org/library/declared/generate.ts`.
 */
import { execFileSync } from "node:child_process";
import { readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { DeclaredClass } from "./declared.js";

const ROOT = "com.nawforce.runforce.";
/** Java package names that differ from the Apex namespace. */
const NAMESPACES: Record<string, string> = {
  cache: "Cache",
  dom: "Dom",
  eventbus: "EventBus",
  reports: "Reports",
  wavetemplate: "WaveTemplate",
  applauncher: "AppLauncher",
};
const LEFT_OUT = new Set(["Internal", "SObjects", "SObjectStubs", "Component", "Package", "aiplatform"]);

/** Names that the language itself gives meaning to. */
const WORDS_OF_THE_LANGUAGE = new Set(["System.Trigger", "System.Label"]);

function jarPath(): string {
  const require = createRequire(import.meta.url);
  const folder = path.join(
    path.dirname(require.resolve("@salesforce/code-analyzer-pmd-engine/package.json")),
    "dist",
    "java-lib",
  );
  return path.join(folder, readdirSync(folder).find((name) => /^standard-types-.*\.jar$/.test(name)) as string);
}

function classNames(jar: string): string[] {
  return execFileSync("jar", ["tf", jar], { encoding: "utf8", maxBuffer: 1 << 26 })
    .split("\n")
    .filter((line) => line.endsWith(".class"))
    .map((line) => line.slice(0, -".class".length).replaceAll("/", "."))
    .filter((name) => name.startsWith(ROOT) && !LEFT_OUT.has(name.slice(ROOT.length).split(".")[0] as string));
}

/** A Java type as Apex writes it. */
function apexType(java: string): string {
  const text = java
    .replaceAll(`${ROOT}Internal.Any$`, "Object")
    .replaceAll(`${ROOT}Internal.Object$`, "Object")
    .replaceAll("java.lang.", "")
    .replaceAll(`${ROOT}SObjects.`, "")
    .replaceAll(`${ROOT}SObjectStubs.`, "")
    .replaceAll(ROOT, "")
    .replace(
      /\bSystem\.(?=(?:String|Integer|Long|Double|Decimal|Boolean|Id|Date|Datetime|Time|Blob|List|Set|Map|SObject|Object)\b)/g,
      "",
    )
    .replace(/\$(?=\w)/g, ".")
    .replaceAll("$", "")
    .replace(/, +/g, ",");
  return text.replace(/\b([a-z]\w*)\./g, (all, name: string) => (NAMESPACES[name] ? `${NAMESPACES[name]}.` : all));
}

/** Splits at commas outside angle brackets. */
function parameterTypes(inside: string): string[] {
  const types: string[] = [];
  let depth = 0;
  let current = "";
  for (const character of inside) {
    if (character === "<") depth++;
    if (character === ">") depth--;
    if (character === "," && depth === 0) {
      types.push(current.trim());
      current = "";
    } else current += character;
  }
  if (current.trim() !== "") types.push(current.trim());
  return types.map(apexType);
}

function heading(line: string): { name: string; javaName: string; declared: DeclaredClass } | undefined {
  const match =
    /^public (?:static )?((?:abstract |final )*)(class|interface) (\S+?)(?:<[^{]*?>)?(?: extends (.+?))?(?: implements (.+?))? \{$/.exec(
      line,
    );
  if (!match || !(match[3] as string).startsWith(ROOT)) return undefined;
  const [, modifiers = "", keyword, name = "", parent = "", interfaces = ""] = match;
  const declared: DeclaredClass = {};
  const parameters = /^public [^{]*?(?:class|interface) [^<{ ]+<([^{]*?)>(?: extends| implements| \{)/.exec(line)?.[1];
  if (parameters) declared.parameters = parameters.split(",").map((each) => each.trim());
  if (parent.startsWith("java.lang.Enum")) declared.kind = "enum";
  else if (keyword === "interface") declared.kind = "interface";
  else if (/\.Exception$/.test(parent) || parent === "java.lang.Exception" || parent === "java.lang.RuntimeException")
    declared.kind = "exception";
  else if (parent.startsWith(ROOT)) declared.extends = apexType(parent);
  if (modifiers.includes("abstract") && keyword === "class") declared.abstract = true;
  const implemented = parameterTypes(keyword === "interface" ? parent : interfaces).filter(
    (each) => !each.startsWith("java."),
  );
  if (implemented.length > 0 && keyword === "class") declared.implements = implemented;
  return { name: apexType(name), javaName: name, declared };
}

function member(line: string, name: string, javaName: string, declared: DeclaredClass): void {
  if (line.startsWith(`  public ${javaName}(`)) {
    const types = parameterTypes(line.slice(line.indexOf("(") + 1, line.lastIndexOf(")")));
    if (!declared.kind || declared.kind === "exception") (declared.constructors ??= []).push(`(${types.join(", ")})`);
    return;
  }
  const method =
    /^ {2}public ((?:static |abstract |final |default |synchronized )*)(?:<[^>]*> )?(.+) ([\w$]+)\((.*)\)(?: throws .*)?;$/.exec(
      line,
    );
  if (method) {
    const [, modifiers = "", result = "", called = "", inside = ""] = method;
    const text = `${apexType(result)} ${called.replaceAll("$", "")}(${parameterTypes(inside).join(", ")})`;
    if (!modifiers.includes("static")) (declared.methods ??= []).push(text);
    else if (declared.kind !== "enum") (declared.statics ??= []).push(text);
    return;
  }
  const field = /^ {2}public ((?:static |final )*)(.+) ([\w$]+);$/.exec(line);
  if (!field) return;
  const [, modifiers = "", type = "", variable = ""] = field;
  const plain = variable.replaceAll("$", "");
  if (declared.kind === "enum" && apexType(type) === name) (declared.values ??= []).push(plain);
  else if (declared.kind !== "enum") {
    const text = `${apexType(type)} ${plain}`;
    if (modifiers.includes("static")) (declared.staticProperties ??= []).push(text);
    else (declared.properties ??= []).push(text);
  }
}

function main(): void {
  const jar = jarPath();
  const names = classNames(jar);
  const classes: Record<string, DeclaredClass> = {};
  for (let start = 0; start < names.length; start += 300) {
    const text = execFileSync("javap", ["-cp", jar, "-public", ...names.slice(start, start + 300)], {
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
    let open: ReturnType<typeof heading>;
    for (const line of text.split("\n")) {
      const next = heading(line);
      if (next && !WORDS_OF_THE_LANGUAGE.has(next.name)) classes[next.name] = (open = next).declared;
      else if (next) open = undefined;
      else if (open) member(line, open.name, open.javaName, open.declared);
    }
  }
  const lines = Object.entries(classes)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, declared]) => `${JSON.stringify(name)}:${JSON.stringify(declared)}`);
  const output = path.join(path.dirname(fileURLToPath(import.meta.url)), "classes.json");
  writeFileSync(output, `{"source":${JSON.stringify(path.basename(jar))},"classes":{\n${lines.join(",\n")}\n}}\n`);
  console.log(`${lines.length} classes from ${path.basename(jar)}`);
}

main();
