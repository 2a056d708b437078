import type { Bound } from "./bound.js";
import type { Compilation } from "./compilation.js";
import { fit, isRows } from "./conversions.js";
import { isNumber, type Type } from "./types.js";

export interface Callable {
  parameters: readonly { type: Type }[];
}

export type Choice<T> = { kind: "found"; callable: T } | { kind: "none" } | { kind: "ambiguous"; callables: T[] };

/** Chooses the overload: applicable without a loose conversion first, then the one whose parameters are the most specific. */
export function chooseOverload<T extends Callable>(
  compilation: Compilation,
  candidates: readonly T[],
  args: readonly Bound[],
): Choice<T> {
  const fitting = candidates.filter((each) => each.parameters.length === args.length);
  for (const allowLoose of [false, true]) {
    const applicable = fitting.filter((each) =>
      args.every((argument, at) =>
        accepts(compilation, argument, (each.parameters[at] as { type: Type }).type, allowLoose),
      ),
    );
    if (applicable.length === 1) return { kind: "found", callable: applicable[0] as T };
    if (applicable.length > 1) return mostSpecific(compilation, applicable, args);
  }
  return { kind: "none" };
}

function accepts(compilation: Compilation, argument: Bound, to: Type, allowLoose: boolean): boolean {
  const how = fit(compilation, argument.type, to);
  if (how) return allowLoose || !how.loose;
  if (!allowLoose || !isRows(argument) || to.kind !== "record") return false;
  const row = argument.type.args[0] as Type;
  return to.describe === null || row === to || row.describe === null;
}

function mostSpecific<T extends Callable>(
  compilation: Compilation,
  applicable: readonly T[],
  args: readonly Bound[],
): Choice<T> {
  const exact = applicable.filter((each) =>
    args.every((argument, at) => argument.type === (each.parameters[at] as { type: Type }).type),
  );
  if (exact.length > 0) return { kind: "found", callable: exact[0] as T };
  const best = applicable.filter((each) =>
    applicable.every((other) => other === each || isAtLeastAsSpecific(compilation, each, other, args)),
  );
  if (best.length === 1) return { kind: "found", callable: best[0] as T };
  if (best.length > 1) return { kind: "found", callable: best[0] as T };
  return { kind: "ambiguous", callables: [...applicable] };
}

function isAtLeastAsSpecific(
  compilation: Compilation,
  left: Callable,
  right: Callable,
  args: readonly Bound[],
): boolean {
  return left.parameters.every((parameter, at) => {
    const other = (right.parameters[at] as { type: Type }).type;
    if (parameter.type === other) return true;
    if (args[at]?.type === parameter.type) return true;
    if (args[at]?.type === other) return false;
    const forward = fit(compilation, parameter.type, other);
    const backward = fit(compilation, other, parameter.type);
    if (forward && backward) return isNumber(parameter.type) ? !forward.loose : !forward.loose || backward.loose;
    return forward !== null;
  });
}
