import type { BoundClass } from "../resolver/analyze.js";
import type { BoundBody } from "../resolver/bound.js";
import type { ClassSymbol } from "../resolver/symbols.js";
import { emitFunction } from "./emit-bodies.js";
import { emitClass, methodLabel } from "./emit-class.js";
import { quote } from "./emit-expressions.js";
import { UnitEmitter } from "./unit-emitter.js";

/** What one file became: module text and the values it needs. */
export interface EmittedUnit {
  emitter: UnitEmitter;
  text: string;
  classes: ClassSymbol[];
}

/**
 * Module of one file: a function of the runtime, the constants, the places for stack traces, the lookup and the table of class definers, and the
 * coverage counters. It answers `link`, which fetches the classes of other files, and `run` for triggers and anonymous blocks.
 */
export function emitUnit(
  classes: readonly BoundClass[],
  main: { host: ClassSymbol; body: BoundBody } | null,
): EmittedUnit {
  const first = (main?.host ?? classes[0]?.symbol) as ClassSymbol;
  const emitter = new UnitEmitter(first.unit);
  const bodies = classes.map((each) => emitClass(emitter, each));
  const run = main ? `,run${emitFunction(emitter, main.host, main.body, { label: methodLabel(main.host, "") })}` : "";
  const foreign = [...emitter.foreign];
  const constants = emitter.constants.map((_, index) => `k${index}=K[${index}]`);
  const sites = emitter.sites.map((_, index) => `site${index}=Q[${index}]`);
  const declared = [...constants, ...sites];
  const text = [
    `(function(R,K,Q,L,D,c){'use strict';${PRELUDE}`,
    declared.length > 0 ? `const ${declared.join(",")};` : "",
    foreign.length > 0 ? `let ${foreign.map((symbol) => `C$${symbol.jsName}`).join(",")};` : "",
    ...bodies,
    `return {link(){${foreign.map((symbol) => `C$${symbol.jsName}=L(${quote(symbol.name)});`).join("")}}${run}};`,
    "})",
  ].join("\n");
  return { emitter, text, classes: classes.map((each) => each.symbol) };
}

/** Helpers small enough to be inlined where they are used. */
const PRELUDE = [
  "const T=R.ticks,F=R.frames,Double=R.Double,listGet=R.listGet,listSet=R.listSet,divideIntegers=R.divideIntegers,text=R.text;",
  "function N(v){if(v===null)R.nullDereference();return v;}",
  "function less(a,b){return a!==null&&b!==null&&a<b;}",
  "function greater(a,b){return a!==null&&b!==null&&a>b;}",
  "function lessOrEqual(a,b){return a===b||(a!==null&&b!==null&&a<=b);}",
  "function greaterOrEqual(a,b){return a===b||(a!==null&&b!==null&&a>=b);}",
].join("");
