import type { Compilation } from "./compilation.js";
import type { UnitSymbol } from "./symbols.js";

/** A file that uses one that does not compile does not compile either. */
export function failDependents(compilation: Compilation): void {
  const users = new Map<UnitSymbol, UnitSymbol[]>();
  for (const unit of compilation.units) {
    for (const used of unit.uses) {
      const list = users.get(used) ?? [];
      users.set(used, list);
      list.push(unit);
    }
  }
  const failed = compilation.units.filter((unit) => unit.errors.length > 0);
  for (let broken = failed.pop(); broken; broken = failed.pop()) {
    for (const user of users.get(broken) ?? []) {
      if (user.errors.length > 0) continue;
      const first = broken.errors[0];
      const where = first ? `line ${first.line}, column ${first.column}: ${first.message}` : "";
      user.errors.push({
        line: 1,
        column: 1,
        message: `Dependent class is invalid and needs recompilation:\n Class ${broken.name} : ${where}`,
      });
      failed.push(user);
    }
  }
}
