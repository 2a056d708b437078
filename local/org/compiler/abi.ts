import type { ApexClass } from "../runtime/classes.js";

/*
 * Generated JavaScript calls the functions of `runtime-support/` by name (`R.query(...)`); library functions, query plans and literals reach a
 * generated module as constants. Shape of a generated method:
 *
 *   m$total$integer(n$0) {                        // a method of the JavaScript class, or a function of the module when static
 *     const S = F(), f = S.enter(site3), d = S.depth;   // the frame stack of the running execution; site names class and method
 *     f.line = 12; c[4]++;                         // current line and coverage, before each statement
 *     for (...) { if (++T.count > 65536) R.tick(); ... }
 *     try { ... } catch ($j0) { $j0 = R.caught($j0, S, d); if (R.matches($j0, 'System.DmlException')) { ... } else throw $j0; }
 *     S.leave(); return value;
 *   }
 *
 * No `finally` ends a call: a handler unwinds the frame stack to its own depth. Library code that calls user code and swallows an exception must
 * do the same (`const depth = frames.depth; try { ... } catch { frames.unwind(depth); }`).
 */

/** A program that is loaded and can run. */
export interface Program {
  /** Top-level classes. */
  classes: ApexClass[];
  triggers: ApexTrigger[];
  /** Case-insensitive, `ns.` optional, inner classes as `Outer.Inner`. */
  findClass(name: string): ApexClass | undefined;
  /** Compiles and runs anonymous Apex. Throws CompileFailure with every error. */
  runAnonymous(text: string): void;
}

export interface ApexTrigger {
  name: string;
  /** Canonical name of the sObject. */
  object: string;
  events: (
    | "before insert"
    | "before update"
    | "before delete"
    | "after insert"
    | "after update"
    | "after delete"
    | "after undelete"
  )[];
  apiVersion: number;
  /** Kind `trigger`; carries coverage. */
  descriptor: ApexClass;
  /** Runs the body; Trigger.* come from the top of `current().triggerStack`. */
  run(): void;
}

export interface ApexFile {
  path: string;
  text: string;
  kind: "class" | "trigger";
  apiVersion: number;
}

export interface CompileError {
  file: string;
  line: number;
  /** 1-based. */
  column: number;
  message: string;
  /** The top-level class or trigger that does not compile. */
  className: string;
}

/** Thrown by anonymous Apex that does not compile. */
export class CompileFailure extends Error {
  readonly errors: CompileError[];
  constructor(errors: CompileError[]) {
    super(errors.map((error) => `${error.line}:${error.column} ${error.message}`).join("\n"));
    this.errors = errors;
  }
}
