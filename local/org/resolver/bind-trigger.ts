import type { Position } from "../parser/tree.js";
import type { Bound } from "./bound.js";
import type { Context } from "./context.js";
import type { Type } from "./types.js";

const BOOLEANS = new Set(["isexecuting", "isinsert", "isupdate", "isdelete", "isundelete", "isbefore", "isafter"]);

/** `Trigger.x`, or undefined when there is no such variable. In a trigger the lists carry the type of its records. */
export function bindTriggerVariable(context: Context, name: string, at: Position): Bound | undefined {
  const key = name.toLowerCase();
  const type = typeOf(context, key);
  return type && { kind: "runtimeCall", name: "triggerVariable", args: [key], type, line: at.line };
}

function typeOf(context: Context, key: string): Type | undefined {
  const { types } = context;
  const record = context.triggerObject ?? types.record;
  if (BOOLEANS.has(key)) return types.boolean;
  switch (key) {
    case "new":
    case "old":
      return types.list(record);
    case "newmap":
    case "oldmap":
      return types.map(types.id, record);
    case "size":
      return types.integer;
    case "operationtype":
      return types.named("System.TriggerOperation");
    default:
      return undefined;
  }
}
