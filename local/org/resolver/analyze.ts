import type { Accessor } from "../parser/tree.js";
import { checkAnnotations } from "./annotation-rules.js";
import { bindBody, bindInitializers, bindMethod } from "./bind-bodies.js";
import type { BoundBody } from "./bound.js";
import type { Compilation } from "./compilation.js";
import { checkConstructorCycles } from "./constructor-cycles.js";
import { checkHierarchy } from "./hierarchy.js";
import type { ClassSymbol, FieldSymbol, MethodSymbol } from "./symbols.js";

/** A class with every body bound. */
export interface BoundClass {
  symbol: ClassSymbol;
  /** Body null for abstract methods. */
  methods: { method: MethodSymbol; body: BoundBody | null }[];
  constructors: { method: MethodSymbol; body: BoundBody }[];
  accessors: { field: FieldSymbol; getter: BoundBody | null; setter: BoundBody | null }[];
  staticInitializer: BoundBody;
  instanceInitializer: BoundBody;
}

/** Checks a type and the types in it and binds their bodies; outer classes come before inner ones. */
export function analyzeClass(compilation: Compilation, symbol: ClassSymbol): BoundClass[] {
  checkHierarchy(compilation, symbol);
  checkAnnotations(compilation, symbol);
  compilation.checkIdentifier(symbol.unit, symbol.declaration, symbol.simpleName, "type");
  for (const field of symbol.fields.values())
    compilation.checkIdentifier(symbol.unit, field.position, field.name, "variable");
  for (const method of [...symbol.methods.values()].flat())
    compilation.checkIdentifier(symbol.unit, method.position, method.name, "method");
  const bound: BoundClass = {
    symbol,
    methods: [...symbol.methods.values()].flat().map((method) => ({ method, body: bindMethod(compilation, method) })),
    constructors: symbol.constructors.flatMap((method) => {
      const body = bindMethod(compilation, method);
      return body ? [{ method, body }] : [];
    }),
    accessors: [...symbol.fields.values()].flatMap((field) =>
      field.property ? [bindAccessors(compilation, field)] : [],
    ),
    staticInitializer: bindInitializers(compilation, symbol, true),
    instanceInitializer: bindInitializers(compilation, symbol, false),
  };
  checkConstructorCycles(compilation, bound);
  return [bound, ...[...symbol.inner.values()].flatMap((inner) => analyzeClass(compilation, inner))];
}

function bindAccessors(compilation: Compilation, field: FieldSymbol): BoundClass["accessors"][number] {
  const bind = (accessor: Accessor | null | undefined, isGetter: boolean): BoundBody | null => {
    if (!accessor?.block) return null;
    return bindBody(compilation, field.owner, accessor.block, {
      isStatic: field.isStatic,
      returnType: isGetter ? field.type : compilation.types.void,
      parameters: isGetter ? [] : [{ name: "value", type: field.type }],
      isConstructor: true,
    });
  };
  return { field, getter: bind(field.property?.getter, true), setter: bind(field.property?.setter, false) };
}
