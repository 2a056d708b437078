import type { BoundClass } from "./analyze.js";
import type { Compilation } from "./compilation.js";
import type { MethodSymbol } from "./symbols.js";

/** Reports constructors of a class that call each other by `this(...)` in a circle: none of them could ever end. */
export function checkConstructorCycles(
  compilation: Compilation,
  bound: Pick<BoundClass, "symbol" | "constructors">,
): void {
  const next = new Map<MethodSymbol, MethodSymbol>();
  for (const { method, body } of bound.constructors) {
    const first = body.block.statements[0];
    if (first?.kind !== "expression" || first.expression.kind !== "chain") continue;
    if (first.expression.constructor_.owner === bound.symbol) next.set(method, first.expression.constructor_);
  }
  for (const start of next.keys()) {
    const seen = new Set<MethodSymbol>();
    for (let at: MethodSymbol | undefined = start; at; at = next.get(at)) {
      if (seen.has(at)) {
        if (at === start) compilation.error(bound.symbol.unit, start.position, "Recursive constructor invocation");
        break;
      }
      seen.add(at);
    }
  }
}
