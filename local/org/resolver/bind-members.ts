import type { Expression, ExpressionOf, Position } from "../parser/tree.js";
import { apexTypeOf, type FieldDescribe, type ObjectDescribe, parentTypeOf } from "../schema/types.js";
import type { Bound } from "./bound.js";
import { bindExpression } from "./bind-expressions.js";
import { fieldValue } from "./bind-names.js";
import { asRecord, type Context } from "./context.js";
import { isRows } from "./conversions.js";
import { isAccessible } from "./member-rules.js";
import { findField, findLibraryProperty } from "./members.js";
import type { Type } from "./types.js";

/**
 * Applies a member access or call to a receiver. A safe receiver (`a?.b`) keeps everything written after it inside, so that
 * the whole chain is skipped when `a` is null; parentheses end a chain.
 */
export function chained(
  context: Context,
  written: Expression,
  receiver: Bound,
  safe: boolean,
  access: (receiver: Bound) => Bound,
): Bound {
  if (receiver.kind === "safe" && written.kind !== "parentheses") {
    const rest = chained(context, written, receiver.rest, safe, access);
    return { ...receiver, rest, type: rest.type };
  }
  if (!safe) return access(receiver);
  const current = context.temporary(receiver.type);
  current.assigned = [];
  const rest = access({ kind: "local", local: current, type: current.type, line: receiver.line });
  return { kind: "safe", target: receiver, current, rest, type: rest.type, line: receiver.line };
}

/** `target?.name` */
export function bindSafeMember(context: Context, expression: ExpressionOf<"member">): Bound {
  const target = rowOrNull(bindExpression(context, expression.target));
  return chained(context, expression.target, target, true, (receiver) =>
    accessMember(context, receiver, expression.name, expression),
  );
}

/** `[SELECT ...]?.Name` is null where there is no row, while `[SELECT ...].Name` fails. */
function rowOrNull(value: Bound): Bound {
  if (!isRows(value) || value.type.kind !== "list") return value;
  return {
    kind: "convert",
    conversion: "rowOrNull",
    operand: value,
    type: value.type.args[0] as Type,
    line: value.line,
  };
}

/** A variable, property or record field of a value. */
export function accessMember(context: Context, receiver: Bound, name: string, at: Position): Bound {
  const target = isRows(receiver) ? asRecord(receiver) : receiver;
  const { type } = target;
  if (type.kind === "unknown") return { kind: "constant", value: null, type, line: at.line };
  if (type.symbol) return userMember(context, target, name, at);
  if (type.kind === "record") {
    const field = recordMember(context, target, name, at);
    if (field) return field;
  }
  const found = findLibraryProperty(context.compilation, type, name, false);
  if (found)
    return {
      kind: "libraryProperty",
      target,
      get: found.property.get,
      set: found.property.set ?? null,
      type: found.type,
      line: at.line,
    };
  if (type.kind === "record" && type.describe) return context.fail(at, `Variable does not exist: ${name}`);
  return context.fail(at, `Variable does not exist: ${name}`);
}

function userMember(context: Context, target: Bound, name: string, at: Position): Bound {
  const symbol = target.type.symbol;
  const field = symbol && findField(symbol, name);
  if (!field) {
    const inherited = findLibraryProperty(context.compilation, target.type, name, false);
    if (inherited) {
      return {
        kind: "libraryProperty",
        target,
        get: inherited.property.get,
        set: inherited.property.set ?? null,
        type: inherited.type,
        line: at.line,
      };
    }
    return context.fail(at, `Variable does not exist: ${name}`);
  }
  if (!isAccessible(field, context.symbol))
    return context.fail(at, `Variable is not visible: ${field.owner.name}.${field.name}`);
  if (field.isStatic) return context.fail(at, `Static variable is not visible through an instance: ${field.name}`);
  return fieldValue(context, target, field, at);
}

const FILLED_BY_PLATFORM = new Set(["createddate", "createdbyid", "lastmodifieddate", "lastmodifiedbyid"]);

/**
 * Whether Apex may assign the field. Only what is certain is refused: computed fields, and the audit fields of objects that a project makes or
 * whose fields are kept by hand. Records of custom metadata, shares, histories and feeds may be built freely.
 */
function isWriteable(describe: ObjectDescribe, field: FieldDescribe): boolean {
  if (describe.isCustomMetadata || describe.derivedKind !== null || describe.isPlatformEvent) return true;
  if (field.calculated || field.autoNumber || field.key === "systemmodstamp") return false;
  return !FILLED_BY_PLATFORM.has(field.key) || field.createable || field.updateable;
}

/** A field, parent or child list of a record; undefined when the object has none of that name. */
function recordMember(context: Context, target: Bound, name: string, at: Position): Bound | undefined {
  const { describe } = target.type;
  const { types } = context;
  if (!describe) {
    // SObject itself has an Id and nothing else.
    if (name.toLowerCase() !== "id") return undefined;
    return { kind: "recordField", target, name: "id", access: "field", writeable: true, type: types.id, line: at.line };
  }
  const field = describe.field(name);
  if (field) {
    const isHeader = describe.derivedKind === "ChangeEvent" && field.key === "changeeventheader";
    const type = types.named(isHeader ? "EventBus.ChangeEventHeader" : apexTypeOf(field)) ?? types.object;
    const writeable = isWriteable(describe, field);
    return { kind: "recordField", target, name: field.key, access: "field", writeable, type, line: at.line };
  }
  const parent = describe.parentRelationship(name);
  if (parent) {
    const type: Type = types.object_(parentTypeOf(parent)) ?? types.record;
    return {
      kind: "recordField",
      target,
      name: name.toLowerCase(),
      access: "parent",
      writeable: true,
      type,
      line: at.line,
    };
  }
  const children = describe.childRelationship(name);
  if (children) {
    const type = types.list(types.object_(children.childObject) ?? types.record);
    return {
      kind: "recordField",
      target,
      name: name.toLowerCase(),
      access: "children",
      writeable: false,
      type,
      line: at.line,
    };
  }
  return undefined;
}
