import type { ExpressionOf } from "../parser/tree.js";
import type { Bound } from "./bound.js";
import { bindArguments } from "./bind-calls.js";
import type { Context } from "./context.js";
import type { Type } from "./types.js";

function isEnum(type: Type): boolean {
  return type.symbol?.kind === "enum" || type.library?.kind === "enum";
}

/** `Season.values()` and `Season.valueOf('WINTER')`. */
export function bindEnumStaticCall(context: Context, type: Type, call: ExpressionOf<"call">): Bound | undefined {
  if (!isEnum(type)) return undefined;
  const name = call.name.toLowerCase();
  if (name === "values" && call.args.length === 0) {
    const result = context.types.list(type);
    if (type.symbol) {
      context.use(type.symbol);
      return { kind: "enumCall", owner: type.symbol, name: "values", args: [], type: result, line: call.line };
    }
    const items: Bound[] = (type.library?.values ?? []).map((value) => ({
      kind: "literalValue",
      value,
      type,
      line: call.line,
    }));
    return { kind: "newList", items, type: result, line: call.line };
  }
  if (name === "valueof" && call.args.length === 1) {
    const args = bindArguments(context, call.args);
    if (type.symbol) {
      context.use(type.symbol);
      return { kind: "enumCall", owner: type.symbol, name: "valueOf", args, type, line: call.line };
    }
    return { kind: "runtimeCall", name: "enumValueOf", args: [type.name, ...args], type, line: call.line };
  }
  return undefined;
}

/** `season.name()` and `season.ordinal()`. */
export function bindEnumInstanceCall(
  context: Context,
  receiver: Bound,
  call: ExpressionOf<"call">,
  args: readonly Bound[],
): Bound | undefined {
  if (!isEnum(receiver.type) || args.length > 0) return undefined;
  const name = call.name.toLowerCase();
  if (name === "name")
    return { kind: "runtimeCall", name: "enumName", args: [receiver], type: context.types.string, line: call.line };
  if (name === "ordinal")
    return { kind: "runtimeCall", name: "enumOrdinal", args: [receiver], type: context.types.integer, line: call.line };
  return undefined;
}
