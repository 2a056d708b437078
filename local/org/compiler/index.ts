import path from "node:path";
import "../library/index.js";
import { parseCached } from "../parser/parse.js";
import type { TriggerDeclaration, TypeDeclaration } from "../parser/tree.js";
import { analyzeClass, type BoundClass } from "../resolver/analyze.js";
import type { BoundBody } from "../resolver/bound.js";
import { Compilation } from "../resolver/compilation.js";
import { declareMembers, declareType, linkParents } from "../resolver/declare.js";
import { failDependents } from "../resolver/dependents.js";
import { analyzeTrigger, declareTrigger } from "../resolver/triggers.js";
import type { ClassSymbol, UnitSymbol } from "../resolver/symbols.js";
import type { Schema } from "../schema/types.js";
import type { ApexFile, ApexTrigger, CompileError, Program } from "./abi.js";
import { runAnonymous } from "./anonymous.js";
import { emitUnit, type EmittedUnit } from "./emit-unit.js";
import { Loader } from "./load.js";

export type { ApexFile, ApexTrigger, CompileError, Program } from "./abi.js";
export { CompileFailure } from "./abi.js";

export interface CompileInput {
  files: readonly ApexFile[];
  schema: Schema;
  namespace: string | null;
  /** Custom labels by lower-case name; without them any label is accepted. */
  labels?: { has(name: string): boolean };
  /** Where parsed files are kept between runs. */
  cacheDir?: string;
}

interface TriggerUnit {
  host: ClassSymbol;
  declaration: TriggerDeclaration;
}

/** Compiles and loads a program. A file that does not compile is left out with everything that depends on it; its errors are answered. */
export function compileProgram(input: CompileInput): { program: Program; errors: CompileError[] } {
  const compilation = new Compilation(input.schema, input.namespace, input.labels ?? null);
  const { classes, triggers } = declareFiles(compilation, input);
  for (const symbol of classes) linkParents(compilation, symbol);
  for (const symbol of classes) declareMembers(compilation, symbol);
  for (const { host } of triggers) declareMembers(compilation, host);
  const bound = new Map<UnitSymbol, { classes: BoundClass[]; main: { host: ClassSymbol; body: BoundBody } | null }>();
  for (const symbol of classes) bound.set(symbol.unit, { classes: analyzeClass(compilation, symbol), main: null });
  for (const { host, declaration } of triggers) {
    const body = analyzeTrigger(compilation, host, declaration);
    bound.set(host.unit, { classes: analyzeClass(compilation, host), main: { host, body } });
  }
  failDependents(compilation);
  const healthy = compilation.units.filter((unit) => unit.errors.length === 0 && bound.has(unit));
  const emitted = healthy.map((unit): EmittedUnit => {
    const { classes: parts, main } = bound.get(unit) as NonNullable<ReturnType<typeof bound.get>>;
    return emitUnit(parts, main);
  });
  const loader = new Loader(compilation);
  const loaded = loader.load(emitted);
  for (const unit of compilation.units)
    if (unit.errors.length > 0 && unit.main) compilation.classes.delete(unit.main.simpleName.toLowerCase());
  const program: Program = {
    classes: [],
    triggers: [],
    findClass: (name) => {
      const symbol = compilation.findClass(name);
      if (symbol) return loader.find(symbol.name);
      // The classes of the anonymous block that runs now are in no compilation.
      return /^AnonymousBlock\./i.test(name) ? loader.find(name) : undefined;
    },
    runAnonymous: (text) => runAnonymous(compilation, loader, text),
  };
  healthy.forEach((unit, index) => {
    const { descriptor, run } = loaded[index] as (typeof loaded)[number];
    const trigger = triggers.find((each) => each.host.unit === unit);
    if (!trigger) program.classes.push(descriptor);
    else program.triggers.push(describeTrigger(compilation, trigger.declaration, unit, descriptor, run));
  });
  return { program, errors: errorsOf(compilation) };
}

function declareFiles(
  compilation: Compilation,
  input: CompileInput,
): { classes: ClassSymbol[]; triggers: TriggerUnit[] } {
  const classes: ClassSymbol[] = [];
  const triggers: TriggerUnit[] = [];
  for (const file of input.files) {
    const unit: UnitSymbol = {
      name: path.basename(file.path).replace(/\.[^.]*$/, ""),
      path: file.path,
      kind: file.kind,
      apiVersion: file.apiVersion,
      main: null,
      errors: [],
      uses: new Set(),
    };
    compilation.units.push(unit);
    const parsed = parseCached(file.text, file.kind, input.cacheDir);
    unit.errors.push(...parsed.faults);
    if (!parsed.unit) continue;
    if (parsed.unit.kind === "trigger")
      triggers.push({ host: declareTrigger(compilation, unit, parsed.unit), declaration: parsed.unit });
    else if (parsed.unit.kind !== "anonymous") declareTopLevel(compilation, unit, parsed.unit, classes);
  }
  return { classes, triggers };
}

function declareTopLevel(
  compilation: Compilation,
  unit: UnitSymbol,
  declaration: TypeDeclaration,
  classes: ClassSymbol[],
): void {
  unit.name = declaration.name;
  const symbol = declareType(compilation, unit, declaration, null);
  unit.main = symbol;
  const key = declaration.name.toLowerCase();
  if (compilation.classes.has(key)) {
    compilation.error(unit, declaration, `Duplicate class: ${declaration.name}`);
    return;
  }
  compilation.classes.set(key, symbol);
  classes.push(symbol);
}

function describeTrigger(
  compilation: Compilation,
  declaration: TriggerDeclaration,
  unit: UnitSymbol,
  descriptor: ApexTrigger["descriptor"],
  run: () => void,
): ApexTrigger {
  return {
    name: declaration.name,
    object: compilation.schema.object(declaration.object)?.apiName ?? declaration.object,
    events: declaration.events as ApexTrigger["events"],
    apiVersion: unit.apiVersion,
    descriptor,
    run,
  };
}

export function errorsOf(compilation: Compilation): CompileError[] {
  return compilation.units.flatMap((unit) =>
    unit.errors.map((error) => ({
      file: unit.path,
      line: error.line,
      column: error.column,
      message: error.message,
      className: unit.name,
    })),
  );
}
