import type { BoundClass } from "../resolver/analyze.js";
import type { BoundBody } from "../resolver/bound.js";
import type { ClassSymbol, FieldSymbol } from "../resolver/symbols.js";
import { defaultChain, emitFunction } from "./emit-bodies.js";
import { quote } from "./emit-expressions.js";
import { isPlainAccessor, staticVariable } from "./emit-storage.js";
import type { UnitEmitter } from "./unit-emitter.js";

/** JavaScript of one class: module functions for its static side and a definer of its JavaScript class. */
export function emitClass(unit: UnitEmitter, bound: BoundClass): string {
  const { symbol } = bound;
  const id = symbol.jsName;
  const statics = [...symbol.fields.values()].filter((field) => field.isStatic);
  const lines = [`let C$${id},Z$${id}=false;`];
  if (statics.length > 0) lines.push(`let ${statics.map((field) => `${staticVariable(field)}=null`).join(",")};`);
  lines.push(emitInitialiser(unit, bound, statics));
  const exposed: string[] = [];
  for (const { method, body } of bound.methods) {
    if (!method.isStatic || !body) continue;
    const name = `S$${id}$${method.jsName}`;
    const isFuture = method.annotations.some((annotation) => annotation.name === "future");
    const bodyName = isFuture ? `B$${id}$${method.jsName}` : name;
    lines.push(
      `function ${bodyName}${emitFunction(unit, symbol, body, { label: methodLabel(symbol, method.name), before: guard(symbol) })}`,
    );
    // A call of a future method only enqueues; the job runs the body.
    if (isFuture) lines.push(`function ${name}(...a){R.enqueueFuture(C$${id},${quote(method.jsName)},${bodyName},a);}`);
    exposed.push(`C$${id}.${method.jsName}=${name};`);
  }
  for (const field of statics) lines.push(emitStaticAccessors(unit, bound, field, exposed));
  lines.push(`D[${quote(symbol.name)}]=()=>{C$${id}=${emitJsClass(unit, bound)};${exposed.join("")}return C$${id};};`);
  return lines.join("\n");
}

export function methodLabel(symbol: ClassSymbol, name: string): string {
  if (symbol.unit.kind === "trigger") return `Trigger.${symbol.unit.name}`;
  if (symbol.unit.kind === "anonymous") return symbol.outer ? `Class.${symbol.name}.${name}` : "AnonymousBlock";
  return `Class.${symbol.name}.${name}`;
}

/** Starts the class's static side if nothing has yet. */
function guard(symbol: ClassSymbol): string {
  return `if(!Z$${symbol.jsName})I$${symbol.jsName}();`;
}

function emitInitialiser(unit: UnitEmitter, bound: BoundClass, statics: readonly FieldSymbol[]): string {
  const { symbol } = bound;
  const id = symbol.jsName;
  const clear = statics.map((field) => `${staticVariable(field)}=null;`).join("");
  const body = bound.staticInitializer;
  const run =
    body.block.statements.length > 0
      ? `(function${emitFunction(unit, symbol, body, { label: methodLabel(symbol, "<clinit>") })})();`
      : "";
  if (!clear && !run) return `function I$${id}(){Z$${id}=true;}`;
  return `function I$${id}(){if(Z$${id})return;Z$${id}=true;R.classInitialised(()=>{Z$${id}=false;});${clear}${run}}`;
}

function accessorsOf(bound: BoundClass, field: FieldSymbol): { getter: BoundBody | null; setter: BoundBody | null } {
  return bound.accessors.find((each) => each.field === field) ?? { getter: null, setter: null };
}

function emitStaticAccessors(unit: UnitEmitter, bound: BoundClass, field: FieldSymbol, exposed: string[]): string {
  const { symbol } = bound;
  const variable = staticVariable(field);
  const { getter, setter } = accessorsOf(bound, field);
  const label = methodLabel(symbol, field.name);
  const name = `C$${symbol.jsName}`;
  let text = getter
    ? `function G${variable}${emitFunction(unit, symbol, getter, { label, accessorOf: field, before: guard(symbol) })}`
    : `function G${variable}(){${guard(symbol)}return ${variable};}`;
  text += setter
    ? `\nfunction Q${variable}${emitFunction(unit, symbol, setter, { label, accessorOf: field, before: guard(symbol) })}\nfunction P${variable}(v){Q${variable}(v);return v;}`
    : `\nfunction P${variable}(v){${guard(symbol)}return ${variable}=v;}`;
  exposed.push(`${name}.g${field.jsName}=G${variable};${name}.p${field.jsName}=P${variable};`);
  return text;
}

function emitJsClass(unit: UnitEmitter, bound: BoundClass): string {
  const { symbol } = bound;
  const parent = parentText(unit, symbol);
  const members: string[] = [];
  const fields = [...symbol.fields.values()].filter((field) => !field.isStatic);
  const superCall = parent ? "super();" : "";
  if (fields.length > 0)
    members.push(`constructor(){${superCall}${fields.map((field) => `this.${field.jsName}=null;`).join("")}}`);
  if (symbol.kind === "class") members.push(...emitConstruction(unit, bound));
  for (const { method, body } of bound.methods) {
    if (method.isStatic || !body) continue;
    members.push(`${method.jsName}${emitFunction(unit, symbol, body, { label: methodLabel(symbol, method.name) })}`);
  }
  for (const { name: bridge, body } of symbol.bridges)
    members.push(`${bridge}(...a){return this.${body.isStatic ? "constructor." : ""}${body.jsName}(...a);}`);
  for (const field of fields)
    if (field.property && !field.isAbstract) members.push(...emitAccessors(unit, bound, field));
  const name = symbol.simpleName.replace(/\W/g, "_");
  return `class ${name}$${parent ? ` extends ${parent}` : ""}{\n${members.join("\n")}\n}`;
}

function parentText(unit: UnitEmitter, symbol: ClassSymbol): string | null {
  const parent = symbol.superclass;
  if (!parent) return null;
  if (parent.symbol) return `L(${quote(parent.symbol.name)})`;
  return parent.library?.js ? unit.constant(parent.library.js) : null;
}

function emitConstruction(unit: UnitEmitter, bound: BoundClass): string[] {
  const { symbol } = bound;
  const id = symbol.jsName;
  const members: string[] = [];
  const label = methodLabel(symbol, "<init>");
  const initialises = bound.instanceInitializer.block.statements.length > 0;
  if (initialises) members.push(`$init$${id}${emitFunction(unit, symbol, bound.instanceInitializer, { label })}`);
  // Initialisers of the whole line of classes, parents first, run before any constructor body.
  const isDerived = symbol.superclass?.symbol ? "super.$initAll();" : "";
  members.push(`$initAll(){${isDerived}${initialises ? `this.$init$${id}();` : ""}return this;}`);
  const make = `C$${id}.$ready();`;
  members.push(`static $ready(){${readyParent(unit, symbol)}${symbol.outer ? "" : guard(symbol)}}`);
  for (const { method, body } of bound.constructors) {
    members.push(`${method.jsName}${emitFunction(unit, symbol, body, { label, isConstructor: true })}`);
  }
  if (!symbol.isAbstract) {
    symbol.constructors.forEach((constructor, index) => {
      const parameters = constructor.parameters.map((_, at) => `a${at}`).join(",");
      members.push(
        `static $make${index}(${parameters}){${make}return new C$${id}().$initAll().${constructor.jsName}(${parameters});}`,
      );
    });
  }
  members.push(...emitImplicit(symbol, make));
  return members;
}

/** The static side of a class above starts before an instance is made. */
function readyParent(unit: UnitEmitter, symbol: ClassSymbol): string {
  const parent = symbol.superclass?.symbol;
  return parent ? `${unit.classVariable(parent)}.$ready();` : "";
}

/** Constructors nobody wrote: the one without parameters, and those every exception has. */
function emitImplicit(symbol: ClassSymbol, make: string): string[] {
  const id = symbol.jsName;
  const members: string[] = [];
  const plain = symbol.constructors.find((constructor) => constructor.parameters.length === 0);
  if (plain) members.push(`$default$${id}(){return this.${plain.jsName}();}`);
  else if (symbol.constructors.length === 0 || isExceptionClass(symbol))
    members.push(`$default$${id}(){${defaultChain(symbol)}return this;}`);
  if (isExceptionClass(symbol)) {
    const parent = symbol.superclass?.symbol;
    const chain = parent ? `this.$implicit$${parent.jsName}(m,e);` : "R.initException(this,m,e);";
    members.push(`$implicit$${id}(m,e){${chain}return this;}`);
    if (!symbol.isAbstract)
      members.push(`static $implicit(m,e){${make}return new C$${id}().$initAll().$implicit$${id}(m,e);}`);
  } else if (!symbol.isAbstract && symbol.constructors.length === 0) {
    members.push(`static $implicit(){${make}return new C$${id}().$initAll().$default$${id}();}`);
  }
  return members;
}

export function isExceptionClass(symbol: ClassSymbol): boolean {
  const parent = symbol.superclass;
  if (!parent) return false;
  return parent.symbol
    ? isExceptionClass(parent.symbol)
    : parent.library?.kind === "exception" || parent.name === "System.Exception";
}

function emitAccessors(unit: UnitEmitter, bound: BoundClass, field: FieldSymbol): string[] {
  const { symbol } = bound;
  const { getter, setter } = accessorsOf(bound, field);
  const label = methodLabel(symbol, field.name);
  const members: string[] = [];
  if (getter) members.push(`g${field.jsName}${emitFunction(unit, symbol, getter, { label, accessorOf: field })}`);
  else if (field.property?.getter && !isPlainAccessor(field, "getter"))
    members.push(`g${field.jsName}(){return this.${field.jsName};}`);
  if (setter) {
    members.push(
      `q${field.jsName}${emitFunction(unit, symbol, setter, { label, accessorOf: field })}`,
      `p${field.jsName}(v){this.q${field.jsName}(v);return v;}`,
    );
  } else if (field.property?.setter && !isPlainAccessor(field, "setter"))
    members.push(`p${field.jsName}(v){return this.${field.jsName}=v;}`);
  return members;
}
