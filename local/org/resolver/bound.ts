/**
 * The typed tree between resolver and generator: every name is bound to what it means, every expression has its static type,
 * every implicit conversion is written out. The generator takes no decision about the language.
 */
import type { LibraryBody } from "../library/define.js";
import type { SoqlQuery } from "../parser/soql-tree.js";
import type { BinaryOperator } from "../parser/tree.js";
import type { ClassSymbol, FieldSymbol, MethodSymbol } from "./symbols.js";
import type { Type } from "./types.js";

/** A local variable or parameter. */
export interface Local {
  name: string;
  type: Type;
  isFinal: boolean;
  isParameter: boolean;
  /** Identifier in generated code, unique in the method. */
  jsName: string;
  /** Every expression that is ever assigned; null stands for a value that nothing is known about. */
  assigned: (Bound | null)[];
}

export type Conversion =
  | "integerToLong"
  | "integerToDouble"
  | "integerToDecimal"
  | "longToDouble"
  | "longToDecimal"
  | "doubleToDecimal"
  | "decimalToDouble"
  | "decimalToInteger"
  | "decimalToLong"
  | "doubleToInteger"
  | "doubleToLong"
  | "longToInteger"
  | "dateToDatetime"
  | "stringToId"
  | "singleRow"
  | "rowOrNull";

export type ArithmeticOperator = "+" | "-" | "*" | "/" | "&" | "|" | "^" | "<<" | ">>" | ">>>";

export type EqualityMode = "plain" | "string" | "id" | "value" | "identity";

/** What can stand left of an assignment. */
export type Target = Extract<
  Bound,
  { kind: "local" | "field" | "staticField" | "property" | "libraryProperty" | "recordField" | "index" }
>;

export type Bound = { type: Type; line: number } & (
  | { kind: "constant"; value: string | number | boolean | null }
  | { kind: "local"; local: Local }
  | { kind: "this" }
  | { kind: "staticField"; field: FieldSymbol }
  | { kind: "field"; target: Bound; field: FieldSymbol }
  | { kind: "property"; target: Bound | null; field: FieldSymbol; isSuper: boolean }
  | { kind: "libraryProperty"; target: Bound | null; get: LibraryBody; set: LibraryBody | null }
  | {
      kind: "recordField";
      target: Bound;
      name: string;
      access: "field" | "parent" | "children";
      writeable: boolean;
      /** Set where a record that is null reads as null instead of failing. */
      ofNullIsNull?: boolean;
    }
  | { kind: "enumConstant"; owner: ClassSymbol; name: string }
  | { kind: "literalValue"; value: unknown }
  | {
      kind: "call";
      method: MethodSymbol;
      target: Bound | null;
      args: Bound[];
      dispatch: "static" | "virtual" | "super";
    }
  /** `visible`: the variables that a query text built at run time may name. */
  | {
      kind: "libraryCall";
      call: LibraryBody;
      target: Bound | null;
      args: Bound[];
      name: string;
      visible?: { locals: Local[]; hasThis: boolean };
    }
  | { kind: "dynamicCall"; target: Bound; name: string; args: Bound[] }
  | { kind: "runtimeCall"; name: string; args: (Bound | string)[] }
  /** `values()` and `valueOf(name)` of a user enum. */
  | { kind: "enumCall"; owner: ClassSymbol; name: "values" | "valueOf"; args: Bound[] }
  | { kind: "construct"; symbol: ClassSymbol; constructor_: MethodSymbol | null; args: Bound[] }
  | { kind: "chain"; constructor_: MethodSymbol; args: Bound[] }
  | { kind: "chainLibrary"; args: Bound[] }
  | { kind: "newRecord"; fields: [string, Bound][] }
  | { kind: "newList"; items: Bound[] }
  | { kind: "newSized"; size: Bound }
  | { kind: "newSet"; items: Bound[] }
  | { kind: "newMap"; pairs: [Bound, Bound][] }
  | { kind: "index"; target: Bound; index: Bound }
  | { kind: "assign"; target: Target; value: Bound }
  /** `operate` computes the new value from `current`, a local that holds the old one. */
  | { kind: "update"; target: Target; current: Local; value: Bound; answersOld: boolean }
  | { kind: "arithmetic"; operator: ArithmeticOperator; left: Bound; right: Bound }
  | { kind: "negate"; operand: Bound }
  | { kind: "complement"; operand: Bound }
  | { kind: "concat"; left: Bound; right: Bound }
  | { kind: "compare"; operator: "<" | ">" | "<=" | ">="; left: Bound; right: Bound }
  | { kind: "equal"; negated: boolean; mode: EqualityMode; left: Bound; right: Bound }
  | { kind: "logical"; operator: "&&" | "||"; left: Bound; right: Bound }
  | { kind: "not"; operand: Bound }
  | { kind: "conditional"; condition: Bound; whenTrue: Bound; whenFalse: Bound }
  | { kind: "coalesce"; left: Bound; right: Bound }
  /** `target?.rest`: `rest` refers to `current`, and is not evaluated when that is null. */
  | { kind: "safe"; target: Bound; current: Local; rest: Bound }
  | { kind: "cast"; operand: Bound }
  | { kind: "convert"; conversion: Conversion; operand: Bound }
  | { kind: "instanceof"; operand: Bound; tested: Type }
  | { kind: "typeLiteral"; name: string }
  | { kind: "query"; plan: SoqlQuery; binds: Bound[]; isCount: boolean }
  | { kind: "search"; plan: unknown; binds: Bound[] }
);

export type BoundOf<K extends Bound["kind"]> = Extract<Bound, { kind: K }>;

export interface BoundBlock {
  statements: BoundStatement[];
}

export type BoundCase = { line: number; block: BoundBlock } & (
  { kind: "else" } | { kind: "values"; tests: Bound[] } | { kind: "type"; tested: Type; local: Local }
);

export interface BoundCatch {
  line: number;
  type: Type;
  local: Local;
  block: BoundBlock;
}

export type BoundStatement = { line: number } & (
  | { kind: "block"; block: BoundBlock }
  | { kind: "local"; local: Local; value: Bound | null }
  | { kind: "expression"; expression: Bound }
  | { kind: "if"; condition: Bound; then: BoundStatement; otherwise: BoundStatement | null }
  | { kind: "switch"; subject: Local; value: Bound; cases: BoundCase[] }
  | {
      kind: "for";
      declarations: BoundStatement[];
      condition: Bound | null;
      updates: Bound[];
      body: BoundStatement | null;
    }
  | {
      kind: "forEach";
      local: Local;
      element: Bound | null;
      source: Bound;
      walk: "list" | "any";
      body: BoundStatement | null;
    }
  /** `for (List<Account> chunk : [SELECT ...])` */
  | { kind: "forChunks"; local: Local; source: Bound; body: BoundStatement | null }
  | { kind: "while"; condition: Bound; body: BoundStatement | null }
  | { kind: "doWhile"; condition: Bound; body: BoundBlock }
  | { kind: "try"; block: BoundBlock; catches: BoundCatch[]; finally: BoundBlock | null }
  | { kind: "return"; value: Bound | null }
  | { kind: "throw"; value: Bound }
  | { kind: "break" }
  | { kind: "continue" }
  | {
      kind: "dml";
      operation: "insert" | "update" | "delete" | "undelete" | "upsert";
      value: Bound;
      mode: "user" | "system" | null;
      externalId: string | null;
    }
  | { kind: "merge"; master: Bound; duplicates: Bound; mode: "user" | "system" | null }
  | { kind: "runAs"; args: Bound[]; block: BoundBlock }
);

/** A body ready for generation. */
export interface BoundBody {
  parameters: Local[];
  /** All locals, temporaries included. */
  locals: Local[];
  block: BoundBlock;
  /** True when some statement may hold a lambda-like block (runAs), which must not use JavaScript `return` directly. */
  hasRunAs: boolean;
}

export const ARITHMETIC: ReadonlySet<BinaryOperator> = new Set(["+", "-", "*", "/", "&", "|", "^", "<<", ">>", ">>>"]);
