import type { ApexAnnotation, Access } from "../runtime/classes.js";
import type {
  Accessor,
  Expression,
  InitializerDeclaration,
  MethodDeclaration,
  ConstructorDeclaration,
  Position,
  TypeDeclaration,
} from "../parser/tree.js";
import type { Type } from "./types.js";

export interface ParameterSymbol {
  name: string;
  type: Type;
}

/** A method or constructor of a user class. */
export interface MethodSymbol {
  name: string;
  owner: ClassSymbol;
  parameters: ParameterSymbol[];
  returnType: Type;
  isConstructor: boolean;
  isStatic: boolean;
  isAbstract: boolean;
  isVirtual: boolean;
  isOverride: boolean;
  isTest: boolean;
  access: Access;
  testVisible: boolean;
  annotations: ApexAnnotation[];
  declaration: MethodDeclaration | ConstructorDeclaration | null;
  position: Position;
  /** Name of the generated JavaScript method; the same in every override. */
  jsName: string;
}

/** A variable or property of a user class. */
export interface FieldSymbol {
  name: string;
  owner: ClassSymbol;
  type: Type;
  isStatic: boolean;
  isFinal: boolean;
  isTransient: boolean;
  isAbstract: boolean;
  isVirtual: boolean;
  isOverride: boolean;
  access: Access;
  testVisible: boolean;
  annotations: ApexAnnotation[];
  initializer: Expression | null;
  position: Position;
  /** Null for plain variables. */
  property: { getter: Accessor | null; setter: Accessor | null; setterAccess: Access; getterAccess: Access } | null;
  jsName: string;
}

export interface ClassSymbol {
  kind: "class" | "interface" | "enum";
  /** Canonical: `ns.Outer.Inner`. */
  name: string;
  simpleName: string;
  outer: ClassSymbol | null;
  /** The outermost class, itself when it is one; a unit of compilation, failure and static initialisation. */
  unit: UnitSymbol;
  declaration: TypeDeclaration;
  superclass: Type | null;
  interfaces: Type[];
  inner: Map<string, ClassSymbol>;
  fields: Map<string, FieldSymbol>;
  methods: Map<string, MethodSymbol[]>;
  constructors: MethodSymbol[];
  /** Further JavaScript names of methods, by which interfaces with narrower collections call them. */
  bridges: { name: string; body: MethodSymbol }[];
  /** Variables with initialisers and initialiser blocks in the order of the text. */
  initializers: (FieldSymbol | InitializerDeclaration)[];
  isAbstract: boolean;
  isVirtual: boolean;
  access: Access;
  testVisible: boolean;
  sharing: "with" | "without" | "inherited" | null;
  isTest: boolean;
  annotations: ApexAnnotation[];
  /** Identifier in generated code, unique in the program. */
  jsName: string;
}

/** A file: what compiles or fails as one. */
export interface UnitSymbol {
  name: string;
  path: string;
  kind: "class" | "trigger" | "anonymous";
  apiVersion: number;
  /** The top-level class; null for triggers and anonymous Apex, whose members live in `host`. */
  main: ClassSymbol | null;
  errors: { line: number; column: number; message: string }[];
  /** Units whose declarations this one uses. */
  uses: Set<UnitSymbol>;
}

export function isInitializerBlock(member: FieldSymbol | InitializerDeclaration): member is InitializerDeclaration {
  return "block" in member;
}

/** The class and the classes above it that are user classes. */
export function* lineage(symbol: ClassSymbol): Generator<ClassSymbol> {
  for (let at: ClassSymbol | null = symbol; at; at = at.superclass?.symbol ?? null) yield at;
}
