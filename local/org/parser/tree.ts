/**
 * The lowered syntax tree of Apex: plain objects that survive JSON, so that a parsed file can be cached on disk.
 * Names keep the author's spelling; every comparison of names elsewhere is without case.
 */
import type { SoqlQuery } from "./soql-tree.js";
import type { SoslSearch } from "./sosl-tree.js";

export interface Position {
  line: number;
  /** 1-based. */
  column: number;
}

/** `Map<String, Outer.Inner>[]` */
export interface TypeReference extends Position {
  parts: { name: string; args: TypeReference[] }[];
  arrayDepth: number;
}

// ---------------------------------------------------------------------------------------------- expressions

export type LiteralType = "Integer" | "Long" | "Double" | "Decimal" | "String" | "Boolean" | "null";

export type Expression = Position &
  (
    | { kind: "literal"; type: LiteralType; value: string }
    | { kind: "name"; name: string }
    | { kind: "this" }
    | { kind: "super" }
    | { kind: "member"; target: Expression; name: string; safe: boolean }
    | { kind: "call"; target: Expression | null; name: string; args: Expression[]; safe: boolean }
    | { kind: "constructorCall"; which: "this" | "super"; args: Expression[] }
    | { kind: "index"; target: Expression; index: Expression }
    | { kind: "new"; type: TypeReference; args: Expression[] }
    | { kind: "newList"; type: TypeReference; size: Expression | null; items: Expression[] }
    | { kind: "newCollection"; type: TypeReference; items: Expression[] }
    | { kind: "newMap"; type: TypeReference; pairs: [Expression, Expression][] }
    | { kind: "assign"; operator: AssignOperator; target: Expression; value: Expression }
    | { kind: "binary"; operator: BinaryOperator; left: Expression; right: Expression }
    | { kind: "unary"; operator: "-" | "+" | "!" | "~"; operand: Expression }
    | { kind: "increment"; operator: "++" | "--"; prefix: boolean; operand: Expression }
    | { kind: "conditional"; condition: Expression; whenTrue: Expression; whenFalse: Expression }
    | { kind: "cast"; type: TypeReference; operand: Expression }
    | { kind: "instanceof"; type: TypeReference; operand: Expression }
    | { kind: "classLiteral"; type: TypeReference }
    | { kind: "parentheses"; inner: Expression }
    | { kind: "soql"; query: SoqlQuery; binds: Expression[] }
    | { kind: "sosl"; search: SoslSearch; binds: Expression[] }
  );

export type AssignOperator = "=" | "+=" | "-=" | "*=" | "/=" | "&=" | "|=" | "^=" | "<<=" | ">>=" | ">>>=";

export type BinaryOperator =
  | "+"
  | "-"
  | "*"
  | "/"
  | "&"
  | "|"
  | "^"
  | "<<"
  | ">>"
  | ">>>"
  | "&&"
  | "||"
  | "??"
  | "=="
  | "!="
  | "==="
  | "!=="
  | "<"
  | ">"
  | "<="
  | ">=";

export type ExpressionOf<K extends Expression["kind"]> = Extract<Expression, { kind: K }>;

// ---------------------------------------------------------------------------------------------- statements

export interface Block extends Position {
  statements: Statement[];
  /** Last line, where the closing brace stands. */
  endLine: number;
}

export type AccessMode = "user" | "system";

export interface VariableDeclarator extends Position {
  name: string;
  initializer: Expression | null;
}

export interface LocalDeclaration extends Position {
  type: TypeReference;
  isFinal: boolean;
  variables: VariableDeclarator[];
}

export type WhenCase = Position & { block: Block } & (
    { kind: "else" } | { kind: "values"; values: Expression[] } | { kind: "type"; type: TypeReference; name: string }
  );

export interface CatchClause extends Position {
  type: TypeReference;
  name: string;
  block: Block;
}

export type Statement = Position &
  (
    | { kind: "block"; block: Block }
    | { kind: "local"; declaration: LocalDeclaration }
    | { kind: "expression"; expression: Expression }
    | { kind: "if"; condition: Expression; then: Statement; otherwise: Statement | null }
    | { kind: "switch"; value: Expression; cases: WhenCase[] }
    | {
        kind: "for";
        declaration: LocalDeclaration | null;
        initializers: Expression[];
        condition: Expression | null;
        updates: Expression[];
        body: Statement | null;
      }
    | { kind: "forEach"; type: TypeReference; name: string; source: Expression; body: Statement | null }
    | { kind: "while"; condition: Expression; body: Statement | null }
    | { kind: "doWhile"; condition: Expression; body: Block }
    | { kind: "try"; block: Block; catches: CatchClause[]; finally: Block | null }
    | { kind: "return"; value: Expression | null }
    | { kind: "throw"; value: Expression }
    | { kind: "break" }
    | { kind: "continue" }
    | {
        kind: "dml";
        operation: "insert" | "update" | "delete" | "undelete" | "upsert";
        value: Expression;
        mode: AccessMode | null;
        externalId: string[] | null;
      }
    | { kind: "merge"; master: Expression; duplicates: Expression; mode: AccessMode | null }
    | { kind: "runAs"; args: Expression[]; block: Block }
  );

// ---------------------------------------------------------------------------------------------- declarations

export interface Annotation extends Position {
  name: string;
  parameters: Record<string, string | boolean>;
}

/** Modifiers in lower case: `public`, `static`, `with sharing`, ... */
export interface Modifiers {
  words: string[];
  annotations: Annotation[];
}

export interface Parameter extends Position {
  name: string;
  type: TypeReference;
}

export interface FieldDeclaration extends Position, Modifiers {
  kind: "field";
  type: TypeReference;
  variables: VariableDeclarator[];
}

export interface Accessor extends Position {
  words: string[];
  /** Null for `get;`. */
  block: Block | null;
}

export interface PropertyDeclaration extends Position, Modifiers {
  kind: "property";
  name: string;
  type: TypeReference;
  getter: Accessor | null;
  setter: Accessor | null;
}

export interface MethodDeclaration extends Position, Modifiers {
  kind: "method";
  name: string;
  /** Null for void. */
  returnType: TypeReference | null;
  parameters: Parameter[];
  block: Block | null;
}

export interface ConstructorDeclaration extends Position, Modifiers {
  kind: "constructor";
  name: string;
  parameters: Parameter[];
  block: Block;
}

export interface InitializerDeclaration extends Position {
  kind: "initializer";
  isStatic: boolean;
  block: Block;
}

export type Member =
  | FieldDeclaration
  | PropertyDeclaration
  | MethodDeclaration
  | ConstructorDeclaration
  | InitializerDeclaration
  | TypeDeclaration;

export interface TypeDeclaration extends Position, Modifiers {
  kind: "class" | "interface" | "enum";
  name: string;
  superclass: TypeReference | null;
  /** For an interface: what it extends. */
  interfaces: TypeReference[];
  members: Member[];
  constants: VariableDeclarator[];
}

export interface TriggerDeclaration extends Position {
  kind: "trigger";
  name: string;
  object: string;
  /** `before insert`, ... in lower case. */
  events: string[];
  members: Member[];
  block: Block;
}

export interface AnonymousDeclaration extends Position {
  kind: "anonymous";
  members: Member[];
  block: Block;
}

export type CompilationUnit = TypeDeclaration | TriggerDeclaration | AnonymousDeclaration;

/** A mistake in the text itself. */
export interface SyntaxFault extends Position {
  message: string;
}

export interface ParsedFile {
  /** Null when the text has syntax errors. */
  unit: CompilationUnit | null;
  faults: SyntaxFault[];
}
