import {
  evaluateFormula,
  formulaPaths,
  FormulaError,
  parseFormula,
  type FormulaContext,
  type FormulaNode,
  type FormulaValue,
} from "../database/formula/index.js";
import { recordContext } from "../database/formula/record-context.js";
import { recalculateFormulas } from "../database/formula/recalculate.js";
import { globalValue } from "../database/formula/globals.js";
import { current } from "../execution/context.js";
import { apexClassOf, type ApexClass, type ApexField } from "../runtime/classes.js";
import { ApexList, ApexSet } from "../runtime/collections.js";
import { throwApex, throwNull } from "../runtime/exceptions.js";
import { findClass, findObject } from "../runtime/registry.js";
import { SObject } from "../runtime/sobject.js";
import { Decimal } from "../runtime/values/decimal.js";
import { ApexDouble } from "../runtime/values/double.js";
import type { EnumValue } from "../runtime/values/enum-value.js";
import type { ObjectDescribe } from "../schema/types.js";
import { defineClass } from "./define.js";
import { SObjectTypeToken } from "./schema-tokens.js";
import type { ApexType } from "./type-values.js";

defineClass({
  name: "FormulaEval.FormulaReturnType",
  kind: "enum",
  values: ["BOOLEAN", "DATE", "DATETIME", "DECIMAL", "DOUBLE", "ID", "INTEGER", "LONG", "STRING", "TIME"],
});
defineClass({
  name: "FormulaEval.FormulaGlobal",
  kind: "enum",
  values: ["LABEL", "ORGANIZATION", "PERMISSION", "PROFILE", "SETUP", "SYSTEM", "USER", "USERROLE"],
});

/** What a formula is written for: records of an object, or instances of a global class. */
type Subject = { object: ObjectDescribe } | { apexClass: ApexClass };

class FormulaBuilder {
  static readonly apexName = "FormulaEval.FormulaBuilder";
  subject: Subject | null = null;
  text: string | null = null;
  returns = "STRING";
  blankAsZero = false;
}

class FormulaInstance {
  static readonly apexName = "FormulaEval.FormulaInstance";
  readonly text: string;
  readonly tree: FormulaNode;
  readonly returns: string;
  readonly blankAsZero: boolean;
  constructor(builder: FormulaBuilder, text: string, tree: FormulaNode) {
    this.text = text;
    this.tree = tree;
    this.returns = builder.returns;
    this.blankAsZero = builder.blankAsZero;
  }
}

function invalid(message: string): never {
  return throwApex("System.FormulaValidationException", message);
}

/** A readable member of a class or of what it extends. */
function memberOf(apexClass: ApexClass, name: string): ApexField | undefined {
  for (let each: ApexClass | null = apexClass; each !== null; each = each.superclass) {
    const field = each.fields.find((member) => member.name.toLowerCase() === name.toLowerCase() && !member.isStatic);
    if (field !== undefined) return field;
  }
  return undefined;
}

function subjectOf(type: ApexType | SObjectTypeToken | null): Subject {
  if (type === null) return throwNull();
  if (type instanceof SObjectTypeToken) return { object: type.describe };
  const object = findObject(type.name);
  if (object !== undefined) return { object };
  const apexClass = findClass(type.name);
  return apexClass === undefined ? invalid(`The type ${type.name} cannot be used in a formula`) : { apexClass };
}

/** Every name of a formula must be there, and those of a class must be global. */
function check(subject: Subject, tree: FormulaNode): void {
  if ("apexClass" in subject && subject.apexClass.access !== "global")
    invalid(`Class ${subject.apexClass.name} is not global`);
  for (const path of formulaPaths(tree)) {
    if (path[0]?.startsWith("$")) continue;
    let object: ObjectDescribe | undefined;
    let rest = path;
    if ("object" in subject) object = subject.object;
    else {
      const member = memberOf(subject.apexClass, path[0] ?? "");
      if (member === undefined || member.access !== "global")
        invalid(`Field ${path.join(".")} does not exist. Check spelling.`);
      object = findObject(member.type);
      rest = path.slice(1);
    }
    for (const name of rest.slice(0, -1)) {
      const target = object?.parentRelationship(name)?.referenceTo[0];
      object =
        target === undefined ? invalid(`Field ${path.join(".")} does not exist. Check spelling.`) : findObject(target);
    }
    const last = rest[rest.length - 1];
    if (object !== undefined && last !== undefined && object.field(last) === undefined)
      invalid(`Field ${path.join(".")} does not exist. Check spelling.`);
  }
}

function build(self: FormulaBuilder): FormulaInstance {
  if (self.subject === null) return invalid("Context type is required");
  if (self.text === null || self.text.trim() === "") return invalid("Formula is required");
  try {
    const tree = parseFormula(self.text);
    check(self.subject, tree);
    return new FormulaInstance(self, self.text, tree);
  } catch (error) {
    if (error instanceof FormulaError) return invalid(error.message);
    throw error;
  }
}

function contextOf(instance: unknown, blankAsZero: boolean): FormulaContext {
  if (instance instanceof SObject) return { ...recordContext(instance), blankAsZero };
  const apexClass = apexClassOf(instance);
  const { user, now } = current();
  const field = (path: string[]): unknown => {
    if (path[0]?.startsWith("$")) return globalValue(path);
    const value = apexClass === undefined ? null : memberOf(apexClass, path[0] ?? "")?.get(instance);
    return value instanceof SObject && path.length > 1 ? recordContext(value).field(path.slice(1)) : (value ?? null);
  };
  return { field, now, timeZone: user.timeZone, blankAsZero };
}

function evaluate(self: FormulaInstance, instance: unknown): unknown {
  if (instance === null) return throwNull();
  try {
    return returned(self.returns, evaluateFormula(self.text, contextOf(instance, self.blankAsZero)));
  } catch (error) {
    if (error instanceof FormulaError) return throwApex("System.FormulaEvaluationException", error.message);
    throw error;
  }
}

/** The result in the type that was asked for. */
function returned(type: string, value: FormulaValue): unknown {
  if (value === null) return type === "BOOLEAN" ? false : null;
  if (!(value instanceof Decimal)) return value;
  if (type === "INTEGER") return value.setScale(0, "DOWN").toNumber() | 0;
  if (type === "LONG") return value.toBigInt();
  return type === "DOUBLE" ? new ApexDouble(value.toNumber()) : value;
}

function withPart<T>(
  set: (self: FormulaBuilder, value: T) => void,
): (self: FormulaBuilder, value: T) => FormulaBuilder {
  return (self, value) => {
    set(self, value);
    return self;
  };
}

defineClass({
  name: "FormulaEval.FormulaBuilder",
  js: FormulaBuilder,
  statics: { "FormulaEval.FormulaBuilder builder()": () => new FormulaBuilder() },
  methods: {
    "FormulaEval.FormulaBuilder withFormula(String text)": withPart<string | null>((self, text) => (self.text = text)),
    "FormulaEval.FormulaBuilder withType(System.Type type)": withPart<ApexType | null>(
      (self, type) => (self.subject = subjectOf(type)),
    ),
    "FormulaEval.FormulaBuilder withType(Schema.SObjectType type)": withPart<SObjectTypeToken | null>(
      (self, type) => (self.subject = subjectOf(type)),
    ),
    "FormulaEval.FormulaBuilder withReturnType(FormulaEval.FormulaReturnType type)": withPart<EnumValue>(
      (self, type) => (self.returns = type.name),
    ),
    "FormulaEval.FormulaBuilder withGlobalVariables(List<FormulaEval.FormulaGlobal> globals)": withPart<ApexList>(
      () => undefined,
    ),
    "FormulaEval.FormulaBuilder treatNumericNullAsZero(Boolean flag)": withPart<boolean | null>(
      (self, flag) => (self.blankAsZero = flag === true),
    ),
    "FormulaEval.FormulaInstance build()": build,
  },
});

defineClass({
  name: "FormulaEval.FormulaInstance",
  js: FormulaInstance,
  methods: {
    "Object evaluate(Object instance)": evaluate,
    "Set<String> getReferencedFields()": (self: FormulaInstance) =>
      ApexSet.from(
        "String",
        formulaPaths(self.tree).map((path) => path.join(".")),
      ),
  },
});

/** What became of the formulas of one record. */
class FormulaRecalcResult {
  static readonly apexName = "System.FormulaRecalcResult";
  readonly record: SObject;
  constructor(record: SObject) {
    this.record = record;
  }
}

defineClass({
  name: "System.FormulaRecalcResult",
  js: FormulaRecalcResult,
  methods: {
    "Boolean isSuccess()": () => true,
    "SObject getSObject()": (self: FormulaRecalcResult) => self.record,
    "List<Object> getErrors()": () => new ApexList("System.FormulaRecalcFieldError", []),
  },
});

defineClass({
  name: "System.Formula",
  statics: {
    "FormulaEval.FormulaBuilder builder()": () => new FormulaBuilder(),
    "List<System.FormulaRecalcResult> recalculateFormulas(List<SObject> records)": (list: ApexList | null) => {
      if (list === null) return throwNull();
      recalculateFormulas(list.items as SObject[]);
      return new ApexList(
        "System.FormulaRecalcResult",
        list.items.map((record) => new FormulaRecalcResult(record as SObject)),
      );
    },
  },
});
