import { parseApex } from "../parser/parse.js";
import type { CompilationUnit } from "../parser/tree.js";
import type { Org } from "../org.js";
import type { ApexClass } from "../runtime/classes.js";

/** A class with test methods; `apexClass` is null when it does not compile. */
export interface TestClass {
  name: string;
  methods: string[];
  apexClass: ApexClass | null;
  compileError: string | null;
}

/** Every class with test methods, those that do not compile included, by name. */
export function findTests(org: Org): TestClass[] {
  const found: TestClass[] = [];
  for (const apexClass of org.program.classes) {
    const methods = apexClass.methods.filter((method) => method.isTest).map((method) => method.name);
    if (methods.length > 0) found.push({ name: apexClass.name, methods, apexClass, compileError: null });
  }
  const compiled = new Set(org.program.classes.map((each) => each.name.toLowerCase()));
  for (const [className, error] of firstErrors(org)) {
    const name = org.namespace === null || className.includes(".") ? className : `${org.namespace}.${className}`;
    if (compiled.has(name.toLowerCase())) continue;
    const source = org.metadata.apex.find(
      (each) => each.kind === "class" && each.name.toLowerCase() === className.split(".").at(-1)!.toLowerCase(),
    );
    const methods = source === undefined ? [] : testMethodsOf(source.text);
    if (methods.length > 0) found.push({ name, methods, apexClass: null, compileError: error });
  }
  return found.sort((left, right) => (left.name < right.name ? -1 : 1));
}

function firstErrors(org: Org): Map<string, string> {
  const errors = new Map<string, string>();
  for (const error of org.compileErrors) {
    if (!errors.has(error.className))
      errors.set(error.className, `${error.file}:${error.line}:${error.column} ${error.message}`);
  }
  return errors;
}

/** Names of the test methods of a class that may not compile; without a tree they are counted from the text. */
function testMethodsOf(text: string): string[] {
  const parsed = parseApex(text, "class");
  if (parsed.unit !== null) return methodsOfTree(parsed.unit);
  const names: string[] = [];
  const pattern = /(?:@istest\b(?:\s*\([^)]*\))?|\btestmethod\b)[^;{}=]*?\bvoid\s+(?:testmethod\s+)?(\w+)\s*\(/gi;
  for (const match of text.matchAll(pattern)) names.push(match[1]!);
  return names;
}

function methodsOfTree(unit: CompilationUnit): string[] {
  if (!("members" in unit)) return [];
  const names: string[] = [];
  for (const member of unit.members) {
    if (member.kind !== "method") continue;
    const isTest =
      member.annotations.some((each) => each.name.toLowerCase() === "istest") || member.words.includes("testmethod");
    if (isTest) names.push(member.name);
  }
  return names;
}
