import type { Expression, Statement } from "../parser/tree.js";
import { bindExpression } from "./bind-expressions.js";
import { bindBlock } from "./bind-statements.js";
import type { Bound, BoundCase, BoundStatement, Local } from "./bound.js";
import type { Context } from "./context.js";
import { castable, convert } from "./conversions.js";
import { resolveType } from "./type-references.js";
import type { Type } from "./types.js";

export function bindSwitch(context: Context, statement: Extract<Statement, { kind: "switch" }>): BoundStatement {
  const value = bindExpression(context, statement.value);
  const subject = context.temporary(value.type);
  const seen = new Set<string>();
  const cases = statement.cases.map((each, at): BoundCase => {
    const { line } = each;
    switch (each.kind) {
      case "else":
        if (at !== statement.cases.length - 1) context.error(each, "'when else' must be the last case");
        return { kind: "else", block: bindBlock(context, each.block), line };
      case "values": {
        const tests = each.values.map((label) => bindLabel(context, value.type, subject, label, seen));
        return { kind: "values", tests, block: bindBlock(context, each.block), line };
      }
      case "type": {
        const tested = resolveType(context.compilation, context.symbol, each.type);
        if (tested.kind !== "unknown" && !castable(context.compilation, value.type, tested)) {
          context.error(each, `Type ${tested.name} is never an instance of ${value.type.name}`);
        }
        return context.scoped(() => {
          const local = context.declare(each.name, tested, each);
          local.assigned.push(null);
          return { kind: "type", tested, local, block: bindBlock(context, each.block), line };
        });
      }
    }
  });
  return { kind: "switch", subject, value, cases, line: statement.line };
}

/** The test of one `when` value: exact equality, with case for strings. */
function bindLabel(context: Context, type: Type, subject: Local, label: Expression, seen: Set<string>): Bound {
  const bound = enumConstant(context, type, label) ?? bindExpression(context, label);
  if (bound.type.kind === "unknown") return { ...bound, type: context.types.boolean };
  const key =
    bound.kind === "constant"
      ? `${bound.type.name} ${String(bound.value)}`
      : bound.kind === "enumConstant"
        ? bound.name
        : `${label.line}:${label.column}`;
  if (seen.has(key))
    context.error(
      label,
      `Duplicate when value: ${bound.kind === "enumConstant" ? bound.name : String(bound.kind === "constant" ? bound.value : key)}`,
    );
  seen.add(key);
  const left: Bound = { kind: "local", local: subject, type, line: label.line };
  const right = convert(context.compilation, bound, type);
  if (!right)
    return context.fail(
      label,
      `Incompatible types: the when value is ${bound.type.name}, the switch is on ${type.name}`,
    );
  return { kind: "equal", negated: false, mode: "plain", left, right, type: context.types.boolean, line: label.line };
}

/** Enum constants stand bare in `when WINTER`. */
function enumConstant(context: Context, type: Type, label: Expression): Bound | undefined {
  if (label.kind !== "name") return undefined;
  const key = label.name.toLowerCase();
  if (type.symbol?.kind === "enum") {
    const constant = type.symbol.declaration.constants.find((each) => each.name.toLowerCase() === key);
    if (!constant) return context.fail(label, `Enum value does not exist: ${label.name}`);
    context.use(type.symbol);
    return { kind: "enumConstant", owner: type.symbol, name: constant.name, type, line: label.line };
  }
  const value = type.library?.values.find((each) => each.name.toLowerCase() === key);
  return value && { kind: "literalValue", value, type, line: label.line };
}
