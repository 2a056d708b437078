import type { Bound, Local } from "../resolver/bound.js";

/** Library methods whose result is never null. */
const NEVER_NULL =
  /\.(size|length|isEmpty|contains|containsKey|containsAll|containsIgnoreCase|startsWith|endsWith|equals|equalsIgnoreCase|hashCode|indexOf|lastIndexOf|intValue|longValue|ordinal|isBlank|isNotBlank|isNumeric|compareTo|day|month|year|hour|minute|second|millisecond|getTime|now|today|toLowerCase|toUpperCase|trim|valueOf|abs|mod|max|min|find|matches|next|hasNext|keySet|values|name)$/;
const NUMERIC_ONLY = /\.(next|values|max|min|valueOf|keySet|name)$/;

/** The locals of a body that can never be null: every value they are ever given is not null, supposing the same of the others. */
export function neverNullLocals(locals: readonly Local[]): ReadonlySet<Local> {
  const candidates = new Set(locals.filter((local) => local.assigned.length > 0 && !local.assigned.includes(null)));
  for (let changed = true; changed;) {
    changed = false;
    for (const local of candidates) {
      if (local.assigned.every((value) => value !== null && isNeverNull(value, candidates))) continue;
      candidates.delete(local);
      changed = true;
    }
  }
  return candidates;
}

/** True when the expression cannot be null, given the locals that cannot. */
export function isNeverNull(value: Bound, locals: ReadonlySet<Local>): boolean {
  switch (value.kind) {
    case "constant":
      return value.value !== null;
    case "local":
      // The resolver's own variables for `?.` are read only after the test for null, and nothing is assigned to them.
      return locals.has(value.local) || (value.local.name === "" && value.local.assigned.length === 0);
    case "this":
    case "enumConstant":
    case "literalValue":
    case "arithmetic":
    case "negate":
    case "complement":
    case "concat":
    case "compare":
    case "equal":
    case "logical":
    case "not":
    case "instanceof":
    case "typeLiteral":
    case "construct":
    case "newRecord":
    case "newList":
    case "newSet":
    case "newMap":
    case "newSized":
    case "query":
    case "search":
      return true;
    case "update":
      return true;
    case "assign":
      return isNeverNull(value.value, locals);
    case "conditional":
      return isNeverNull(value.whenTrue, locals) && isNeverNull(value.whenFalse, locals);
    case "coalesce":
      return isNeverNull(value.right, locals);
    case "cast":
    case "convert":
      return isNeverNull(value.operand, locals) && value.type.kind !== "record";
    case "libraryCall":
      if (value.name.startsWith("new ")) return true;
      return NEVER_NULL.test(value.name) && (!NUMERIC_ONLY.test(value.name) || isNumberCall(value));
    default:
      return false;
  }
}

/** `Math.max` and `Integer.valueOf` answer numbers; the same names elsewhere may answer null. */
function isNumberCall(value: Extract<Bound, { kind: "libraryCall" }>): boolean {
  return /^(System\.Math|Integer|Long|Decimal|Double)\./.test(value.name);
}
