/**
 * Writes `objects.json`: name, fields, types and child lists of every standard object, read with `javap` (Java 17) out of the BSD-licensed type jars
 * that `@salesforce/code-analyzer-pmd-engine` brings. Run by hand when those jars change: `node --import tsx local/org/schema/standard/generate.ts`.
 */
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const PACKAGE = "com.nawforce.runforce.SObjects.";
const CODES: Record<string, string> = {
  Id: "i",
  String: "s",
  Datetime: "t",
  Boolean: "b",
  Decimal: "m",
  Integer: "n",
  SObject: "o",
  Date: "d",
  Long: "l",
  Time: "T",
  Blob: "B",
};

/** One object: fields as `Name:code[:Relationship>Target]`, child lists as `Name>Object`, both joined by blanks. */
interface CompactObject {
  fields: string;
  children: string;
}

function jarFolder(): string {
  const require = createRequire(import.meta.url);
  return path.join(
    path.dirname(require.resolve("@salesforce/code-analyzer-pmd-engine/package.json")),
    "dist",
    "java-lib",
  );
}

function classNames(jar: string): string[] {
  const listing = execFileSync("jar", ["tf", jar], { encoding: "utf8", maxBuffer: 1 << 26 });
  return listing
    .split("\n")
    .filter((line) => line.endsWith(".class"))
    .map((line) => line.slice(0, -".class".length).replaceAll("/", "."))
    .filter((name) => name.startsWith(PACKAGE) && !name.includes("$"));
}

function describeAll(classPath: string, names: string[]): Map<string, [string, string][]> {
  const described = new Map<string, [string, string][]>();
  for (let start = 0; start < names.length; start += 400) {
    const text = execFileSync("javap", ["-cp", classPath, "-public", ...names.slice(start, start + 400)], {
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
    let fields: [string, string][] = [];
    for (const line of text.split("\n")) {
      const heading = /^public class com\.nawforce\.runforce\.SObjects\.(\S+) /.exec(line);
      if (heading) described.set(heading[1] as string, (fields = []));
      const field = /^ {2}public (?:com\.nawforce\.runforce\.|java\.lang\.)(\S+) (\w+)\$?;$/.exec(line);
      if (field) fields.push([field[2] as string, field[1] as string]);
    }
  }
  return described;
}

function compact(fields: [string, string][]): CompactObject {
  const plain: string[] = [];
  const children: string[] = [];
  const targets = new Map(fields.filter(([, type]) => type.startsWith("SObjects.")));
  // A relationship typed as plain SObject has several targets, as one typed Name has.
  for (const [name, type] of fields) if (type === "System.SObject") targets.set(name, "SObjects.Name");
  for (const [name, type] of fields) {
    if (type.startsWith("SObjects.") && type.endsWith("[]"))
      children.push(`${name}>${type.slice("SObjects.".length, -2)}`);
    else if (type.endsWith("[]")) continue;
    else if (type === "SObjects.Address") plain.push(`${name}:a`);
    else if (type === "SObjects.Location") plain.push(`${name}:L`);
    else if (type === "System.Id") {
      const relationship = name.endsWith("Id") && name !== "Id" ? name.slice(0, -2) : "";
      const target = targets.get(relationship);
      plain.push(target ? `${name}:i:${relationship}>${target.slice("SObjects.".length)}` : `${name}:i`);
    } else if (type === "System.SObject" && fields.some(([other]) => other === `${name}Id`)) continue;
    else if (type.startsWith("System.") || type === "Object")
      plain.push(`${name}:${CODES[type.replace("System.", "")] ?? "o"}`);
  }
  return { fields: plain.join(" "), children: children.join(" ") };
}

/** History, feed, share and change-event objects follow from their object, so only the letters say which exist. */
const DERIVED: [RegExp, string][] = [
  [/^(.+)History$/, "H"],
  [/^(.+)Feed$/, "F"],
  [/^(.+)Share$/, "S"],
  [/^(.+)ChangeEvent$/, "E"],
];

function main(): void {
  const folder = jarFolder();
  const jars = readdirSync(folder).filter((name) => /^(sobject|standard)-types-.*\.jar$/.test(name));
  const sobjects = jars.find((name) => name.startsWith("sobject")) as string;
  const classPath = jars.map((name) => path.join(folder, name)).join(path.delimiter);
  const all = describeAll(classPath, classNames(path.join(folder, sobjects)));
  const objects: Record<string, string[]> = {};
  for (const [name, fields] of [...all].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const base = DERIVED.map(([pattern]) => pattern.exec(name)?.[1]).find(
      (candidate) => candidate && all.has(candidate),
    );
    if (base !== undefined && name !== "AccountShare" && name !== "ContactShare") continue;
    const letters = DERIVED.filter(([pattern]) => all.has(pattern.source.slice(1, -1).replace("(.+)", name)));
    const { fields: plain, children } = compact(fields);
    objects[name] = [plain, children, letters.map(([, letter]) => letter).join("")];
  }
  const lines = Object.entries(objects).map(([name, parts]) => `${JSON.stringify(name)}:${JSON.stringify(parts)}`);
  const output = path.join(path.dirname(fileURLToPath(import.meta.url)), "objects.json");
  writeFileSync(output, `{"source":${JSON.stringify(sobjects)},"objects":{\n${lines.join(",\n")}\n}}\n`);
  console.log(`${lines.length} objects from ${sobjects}`);
}

main();
