import { parseApex } from "../parser/parse.js";
import { analyzeClass } from "../resolver/analyze.js";
import type { Compilation } from "../resolver/compilation.js";
import { analyzeAnonymous, declareAnonymous } from "../resolver/triggers.js";
import { declareMembers, linkParents } from "../resolver/declare.js";
import type { UnitSymbol } from "../resolver/symbols.js";
import { CompileFailure } from "./abi.js";
import { emitUnit } from "./emit-unit.js";
import type { Loader } from "./load.js";

/** API version of anonymous Apex: the newest. */
const ANONYMOUS_VERSION = 67;

let runs = 0;

/** Compiles and runs a block of statements, methods and classes. Throws CompileFailure, or what the Apex threw. */
export function runAnonymous(compilation: Compilation, loader: Loader, text: string): void {
  const unit: UnitSymbol = {
    name: "AnonymousBlock",
    path: "AnonymousBlock",
    kind: "anonymous",
    apiVersion: ANONYMOUS_VERSION,
    main: null,
    errors: [],
    uses: new Set(),
  };
  const parsed = parseApex(text, "anonymous");
  unit.errors.push(...parsed.faults);
  if (!parsed.unit || parsed.unit.kind !== "anonymous") throw failure(unit);
  const host = declareAnonymous(compilation, unit, parsed.unit, ++runs);
  for (const inner of host.inner.values()) linkParents(compilation, inner);
  declareMembers(compilation, host);
  const body = analyzeAnonymous(compilation, host, parsed.unit);
  const classes = analyzeClass(compilation, host);
  if (unit.errors.length > 0) throw failure(unit);
  const emitted = emitUnit(classes, { host, body });
  try {
    const [loaded] = loader.load([emitted]);
    loaded?.run();
  } finally {
    loader.forget(emitted.classes);
  }
}

function failure(unit: UnitSymbol): CompileFailure {
  return new CompileFailure(unit.errors.map((error) => ({ file: unit.path, ...error, className: unit.name })));
}
