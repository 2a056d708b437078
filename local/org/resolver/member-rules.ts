import type { Access } from "../runtime/classes.js";
import { type ClassSymbol, lineage, type MethodSymbol } from "./symbols.js";

export { lineage };
export type { ClassSymbol, FieldSymbol, MethodSymbol } from "./symbols.js";

export function sameSignature(left: MethodSymbol, right: MethodSymbol): boolean {
  return left.jsName === right.jsName;
}

interface Guarded {
  access: Access;
  testVisible: boolean;
  owner: ClassSymbol;
}

/** Whether code in `from` may use the member: private means the outermost class, test classes see @TestVisible. */
export function isAccessible(member: Guarded, from: ClassSymbol, access: Access = member.access): boolean {
  if (access === "public" || access === "global") return true;
  if (from.unit === member.owner.unit) return true;
  if (access === "protected" && extendsClass(from, member.owner)) return true;
  return member.testVisible && isTestCode(from);
}

function extendsClass(symbol: ClassSymbol, parent: ClassSymbol): boolean {
  for (let at: ClassSymbol | null = symbol; at; at = at.outer) {
    for (const each of lineage(at)) if (each === parent) return true;
  }
  return false;
}

/** True inside a class annotated @IsTest, or in its inner classes. */
export function isTestCode(symbol: ClassSymbol): boolean {
  for (let at: ClassSymbol | null = symbol; at; at = at.outer) if (at.isTest) return true;
  return false;
}
