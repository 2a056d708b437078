import type { EnumValue } from "./values/enum-value.js";

/** Descriptors of user-written Apex classes: what the compiler produces and reflection, JSON, jobs and tests consume. */
export interface ApexParameter {
  name: string;
  /** Canonical type name. */
  type: string;
}

export interface ApexAnnotation {
  /** Lower case, without the at sign. */
  name: string;
  parameters: Record<string, string | boolean>;
}

export type Access = "private" | "protected" | "public" | "global";

export interface ApexMethod {
  name: string;
  parameters: ApexParameter[];
  /** Canonical type name, `void` for none. */
  returnType: string;
  isStatic: boolean;
  isAbstract: boolean;
  isTest: boolean;
  access: Access;
  annotations: ApexAnnotation[];
  line: number;
  column: number;
  /** Name of the member of the generated class: what `Test.createStub` overrides. */
  jsName: string;
  /** Runs exactly this body (no virtual dispatch); `self` is null for static methods. */
  call(self: unknown, args: unknown[]): unknown;
}

/** A variable or property, instance or static, in order of declaration. */
export interface ApexField {
  name: string;
  type: string;
  isStatic: boolean;
  isTransient: boolean;
  isFinal: boolean;
  /** True for `{ get; set; }` properties, accessors included. */
  isProperty: boolean;
  access: Access;
  annotations: ApexAnnotation[];
  /** Runs the getter of a property; `self` is null for static members. */
  get(self: unknown): unknown;
  /** Runs the setter of a property. Null where there is none. */
  set: ((self: unknown, value: unknown) => void) | null;
}

export interface CoverageLines {
  /** Executable line numbers, ascending. */
  lines: number[];
  /** Times each of `lines` ran. */
  hits: ArrayLike<number>;
}

export interface ApexClass {
  /** Canonical, with namespace and outer class. */
  name: string;
  kind: "class" | "interface" | "enum" | "trigger";
  outer: ApexClass | null;
  superclass: ApexClass | null;
  /** True when the class is, or inherits from, an exception. */
  exceptionBase: boolean;
  /** Canonical names with type arguments, transitive, the superclasses' included. */
  interfaces: string[];
  isAbstract: boolean;
  isVirtual: boolean;
  access: Access;
  sharing: "with" | "without" | "inherited" | null;
  apiVersion: number;
  annotations: ApexAnnotation[];
  isTest: boolean;
  /** Declared here, not inherited. */
  methods: ApexMethod[];
  constructors: ApexMethod[];
  /** Declared here, not inherited. */
  fields: ApexField[];
  inner: ApexClass[];
  file: string;
  values?: EnumValue[];
  /** Chooses the constructor by arity, then by run-time types. */
  newInstance(args: unknown[]): unknown;
  /** An instance whose constructors and initialisers did not run; every field is null (used by JSON and test stubs). */
  allocate(): unknown;
  /** Static variables forget their values; called once per transaction. */
  resetStatics(): void;
  coverage: CoverageLines;
}

/** The descriptor of a user class instance, or undefined for every other value. */
export function apexClassOf(value: unknown): ApexClass | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  return (value.constructor as { apex?: ApexClass }).apex;
}

/** The canonical name of a library class instance (`System.HttpRequest`), or undefined for every other value. */
export function libraryNameOf(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  return (value.constructor as { apexName?: string }).apexName;
}
