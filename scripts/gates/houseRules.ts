import { readFileSync } from "node:fs";
import path from "node:path";
import type { Finding, Gate } from "./gate.js";
import { root } from "./gate.js";
import { projectFiles } from "./files.js";
import { unstatedAccess } from "./apexAccess.js";
import { shadowedConstants } from "./apexShadowing.js";

/** Modules of force-app/main from left to right: a module may use any to its right. */
const modules = [
  "setup",
  "api",
  "webhook",
  "conversations",
  "ownership",
  "people",
  "changes",
  "sync",
  "client",
  "platform",
];
const maximumLines = { class: 300, component: 150 };

const read = (file: string): string => readFileSync(path.join(root, file), "utf8");
const moduleOf = (file: string): string => /^force-app\/main\/(\w+)\//.exec(file)?.[1] ?? "";
const baseName = (file: string): string => path.basename(file).split(".")[0]!;

function sizes(files: string[]): Finding[] {
  return files.flatMap((file) => {
    const limit = file.endsWith(".cls") ? maximumLines.class : maximumLines.component;
    const lines = read(file).split("\n").length - 1;
    return lines > limit ? [{ rule: "size", file, message: `${lines} lines; ${limit} at the most` }] : [];
  });
}

/** One trigger per object, one statement each. */
function triggers(files: string[]): Finding[] {
  const owner = new Map<string, string>();
  return files.flatMap((file) => {
    const source = read(file);
    const object = /\bon\s+(\w+)\s*\(/i.exec(source)?.[1] ?? "";
    const other = owner.get(object);
    owner.set(object, file);
    const body = source.slice(source.indexOf("{") + 1, source.lastIndexOf("}"));
    return [
      ...(other ? [{ rule: "one-trigger", file, message: `${object} already has ${other}` }] : []),
      ...(body.split(";").filter((statement) => statement.trim()).length === 1
        ? []
        : [{ rule: "one-line-trigger", file, message: "a trigger is one statement" }]),
    ];
  });
}

/** Names a class may not use in product code, each with what to do instead. */
const forbidden: [string, RegExp, string][] = [
  ["no-isRunningTest", /Test\.isRunningTest/i, "replace a seam of platform/ in the test instead"],
  ["no-debug", /System\.debug/i, "write a log row instead"],
  ["no-future", /@future/i, "use a Queueable"],
];

function forbiddenWords(files: string[]): Finding[] {
  return files.flatMap((file) => {
    const source = read(file);
    return [
      ...forbidden.filter(([, pattern]) => pattern.test(source)).map(([rule, , message]) => ({ rule, file, message })),
      ...(/@SuppressWarnings/.test(source) && !/PMD False Positives:/.test(source)
        ? [{ rule: "unexplained-suppression", file, message: "say why in a 'PMD False Positives:' block" }]
        : []),
      ...(/\.trigger$/.test(file) || /\b(with|without|inherited) sharing\b|\b(interface|enum)\b|@IsTest/i.test(source)
        ? []
        : [{ rule: "sharing-keyword", file, message: "state with, without or inherited sharing" }]),
    ];
  });
}

/** Arrows between modules point one way: down the layers. */
function arrows(files: string[]): Finding[] {
  const home = new Map(
    files.filter((file) => file.endsWith(".cls")).map((file) => [baseName(file).toLowerCase(), moduleOf(file)]),
  );
  return files.flatMap((file) => {
    const from = moduleOf(file);
    const code = read(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*|'(?:\\.|[^'\\])*'/g, " ");
    const used = new Set([...code.matchAll(/\b[A-Z]\w+\b/g)].map((match) => match[0].toLowerCase()));
    return [...used].flatMap((name) => {
      const to = home.get(name);
      if (!to || to === from) return [];
      const upward = modules.indexOf(to) < modules.indexOf(from);
      return upward ? [{ rule: "module-arrow", file, message: `${from} must not use ${to} (${name})` }] : [];
    });
  });
}

/** The rules of the house that no tool knows. */
export const houseRules: Gate = {
  name: "house-rules",
  run(): Promise<Finding[]> {
    const files = projectFiles().filter((file) => file.startsWith("force-app/"));
    const main = files.filter((file) => file.startsWith("force-app/main/"));
    const apex = main.filter((file) => file.endsWith(".cls") || file.endsWith(".trigger"));
    const components = main.filter((file) => /\/lwc\/[^_]*\.ts$/.test(file) && !file.includes("__tests__"));
    return Promise.resolve([
      ...sizes([...apex, ...components]),
      ...triggers(apex.filter((file) => file.endsWith(".trigger"))),
      ...forbiddenWords(apex),
      ...arrows(apex),
      ...apex.flatMap((file) => unstatedAccess(file, read(file))),
      ...files.filter((file) => file.endsWith(".cls")).flatMap((file) => shadowedConstants(file, read(file))),
    ]);
  },
};
