import type { FrameStack } from '../execution/frames.js';
import type { ApexClass } from '../runtime/classes.js';
import type { ApexList, ApexMap, ApexSet } from '../runtime/collections.js';
import type { Decimal } from '../runtime/values/decimal.js';
import type { ApexDouble } from '../runtime/values/double.js';

/**
 * Everything generated JavaScript calls by name. Library functions, query plans and descriptors are not here: they reach a
 * generated module as constants. `compiler/runtime-support/` implements it on top of runtime/, database/ and execution/.
 *
 * Shape of a generated method:
 * ```js
 * m_total(n) {                                   // a JS class method, or a module function when static
 *   const S = R.frames(), d = S.depth + 1, f = S.enter(site3); // site = MethodSite; throws LimitException when too deep
 *   f.line = 12; hits[4]++;                      // before each statement
 *   for (...) { if (++T.count > 65536) R.tick(); ... }
 *   try { ... } catch (e) { const x = R.caught(e, S, d); if (R.matches(x, 'System.DmlException')) {...} else throw e; }
 *   S.unwind(d - 1); return value;
 * }
 * ```
 * No `finally` ends a call: a handler unwinds the frame stack to its own depth. Library code that calls user code and swallows
 * an exception must do the same (`const depth = frames.depth; try { ... } catch { frames.unwind(depth); }`).
 */
export interface Runtime {
  /** The frame stack of the running execution. */
  frames(): FrameStack;
  /** Loop turns since the last look at the processor limit. */
  readonly ticks: { count: number };
  /** Resets the counter and lets the governor look at the clock. */
  tick(): void;
  /** Called once per transaction by a class whose static initialiser starts; `reset` forgets its static variables. */
  classInitialised(reset: () => void): void;

  // --- null, numbers, text
  /** The value, or NullPointerException `Attempt to de-reference a null object`. */
  notNull<T>(value: T | null): T;
  /** Integer and Long division and shifts by the static type; MathException `Divide by 0`. */
  divideIntegers(left: number, right: number): number;
  divideLongs(left: bigint, right: bigint): bigint;
  divideDecimals(left: Decimal, right: Decimal): Decimal;
  divideDoubles(left: ApexDouble, right: ApexDouble): ApexDouble;
  /** Conversions that widen a number: null stays null. */
  integerToLong(value: number | null): bigint | null;
  integerToDouble(value: number | null): ApexDouble | null;
  integerToDecimal(value: number | null): Decimal | null;
  longToDouble(value: bigint | null): ApexDouble | null;
  longToDecimal(value: bigint | null): Decimal | null;
  doubleToDecimal(value: ApexDouble | null): Decimal | null;
  decimalToDouble(value: Decimal | null): ApexDouble | null;
  decimalToInteger(value: Decimal | null): number | null;
  decimalToLong(value: Decimal | null): bigint | null;
  doubleToInteger(value: ApexDouble | null): number | null;
  doubleToLong(value: ApexDouble | null): bigint | null;
  longToInteger(value: bigint | null): number | null;
  dateToDatetime(value: unknown): unknown;
  /** String to Id: 15 to 18 characters, StringException `Invalid id: x`. */
  stringToId(value: string | null): string | null;
  /** Text of a value as concatenation shows it. */
  text(value: unknown): string;

  // --- comparison
  /** `==` on strings: case-insensitive. */
  equalStrings(left: string | null, right: string | null): boolean;
  /** `==` where one side is an Id: 15 and 18 characters compare equal. */
  equalIds(left: string | null, right: string | null): boolean;
  /** `==` for everything else. */
  equalValues(left: unknown, right: unknown): boolean;
  /** `===` */
  identical(left: unknown, right: unknown): boolean;
  /** Sign of `<`, or null where either side is null (every ordering is then false, but for strings and ids). */
  order(left: unknown, right: unknown): number | null;

  // --- types
  isInstance(value: unknown, typeName: string): boolean;
  cast(value: unknown, typeName: string): unknown;

  // --- collections
  newList(elementType: string, items: unknown[]): ApexList;
  newSet(elementType: string, items: readonly unknown[]): ApexSet;
  newMap(keyType: string, valueType: string, pairs: readonly (readonly [unknown, unknown])[]): ApexMap;
  listGet(list: ApexList | null, index: number | null): unknown;
  listSet(list: ApexList | null, index: number | null, value: unknown): unknown;
  /** What a for-each loop walks: List, Set, or any Iterable (user or library). */
  iterate(value: unknown): Iterable<unknown>;

  // --- sObjects
  newSObject(typeName: string, fields: readonly (readonly [string, unknown])[]): unknown;
  /** Field by lower-case API name. */
  getField(record: unknown, name: string): unknown;
  putField(record: unknown, name: string, value: unknown): unknown;
  getParent(record: unknown, relationship: string): unknown;
  putParent(record: unknown, relationship: string, value: unknown): unknown;
  getChildren(record: unknown, relationship: string): unknown;

  // --- queries and DML
  query(plan: unknown, binds: readonly unknown[]): ApexList;
  countQuery(plan: unknown, binds: readonly unknown[]): number;
  search(plan: unknown, binds: readonly unknown[]): ApexList;
  /** The one row of a query assigned to a record: QueryException `List has no rows for assignment to SObject`. */
  singleRow(list: unknown): unknown;
  dml(operation: 'insert' | 'update' | 'upsert' | 'delete' | 'undelete', value: unknown, mode: 'user' | 'system' | null, externalId: string | null): void;
  merge(master: unknown, duplicates: unknown, mode: 'user' | 'system' | null): void;
  runAs(arguments_: readonly unknown[], block: () => void): void;
  /** A `Trigger.*` variable by lower-case name. */
  triggerVariable(name: string): unknown;

  // --- exceptions
  /** Unwinds to `depth`; returns the exception for matching, rethrows what no Apex code may catch. */
  caught(error: unknown, frames: FrameStack, depth: number): unknown;
  /** True for errors that skip finally blocks: LimitException and faults of the runtime itself. */
  uncatchable(error: unknown): boolean;
  matches(error: unknown, typeName: string): boolean;
  /** `throw value`: stamps the stack, NullPointerException for null. */
  raise(value: unknown): never;

  // --- calls whose target is only known at run time
  callMethod(target: unknown, name: string, args: unknown[]): unknown;
  /** A type literal (`Foo.class`): System.Type by canonical name. */
  typeOf(name: string): unknown;
}

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
  events: ('before insert' | 'before update' | 'before delete' | 'after insert' | 'after update' | 'after delete' | 'after undelete')[];
  apiVersion: number;
  /** Kind `trigger`; carries coverage. */
  descriptor: ApexClass;
  /** Runs the body; Trigger.* come from the top of `current().triggerStack`. */
  run(): void;
}

export interface ApexFile {
  path: string;
  text: string;
  kind: 'class' | 'trigger';
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
    super(errors.map((error) => `${error.line}:${error.column} ${error.message}`).join('\n'));
    this.errors = errors;
  }
}
