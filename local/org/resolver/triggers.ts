import type { AnonymousDeclaration, Member, TriggerDeclaration, TypeDeclaration } from "../parser/tree.js";
import { bindBody } from "./bind-bodies.js";
import type { BoundBody } from "./bound.js";
import type { Compilation } from "./compilation.js";
import { declareType } from "./declare.js";
import type { ClassSymbol, UnitSymbol } from "./symbols.js";

/** Triggers and anonymous blocks have members but no class: a holder stands in, whose methods and variables are all static. */
function holder(
  compilation: Compilation,
  unit: UnitSymbol,
  name: string,
  jsName: string,
  declaration: { line: number; column: number; members: readonly Member[] },
): ClassSymbol {
  const members = declaration.members.map((member): Member => {
    if (
      (member.kind === "method" || member.kind === "field" || member.kind === "property") &&
      !member.words.includes("static")
    ) {
      return { ...member, words: [...member.words, "static"] };
    }
    return member;
  });
  const type: TypeDeclaration = {
    kind: "class",
    name,
    line: declaration.line,
    column: declaration.column,
    words: ["private"],
    annotations: [],
    superclass: null,
    interfaces: [],
    members,
    constants: [],
  };
  return { ...declareType(compilation, unit, type, null), jsName };
}

/** The inner types of a holder must know it as their outer class. */
function adopt(host: ClassSymbol): ClassSymbol {
  for (const inner of host.inner.values()) inner.outer = host;
  return host;
}

export function declareTrigger(
  compilation: Compilation,
  unit: UnitSymbol,
  declaration: TriggerDeclaration,
): ClassSymbol {
  unit.name = declaration.name;
  const host = adopt(holder(compilation, unit, `${declaration.name}`, `Trigger$${declaration.name}`, declaration));
  host.name = `Trigger.${host.name}`;
  return host;
}

export function analyzeTrigger(
  compilation: Compilation,
  host: ClassSymbol,
  declaration: TriggerDeclaration,
): BoundBody {
  const object = compilation.types.object_(declaration.object);
  if (!object)
    compilation.error(
      host.unit,
      declaration,
      `SObject type does not exist or does not support Apex triggers: ${declaration.object}`,
    );
  return bindBody(compilation, host, declaration.block, {
    isStatic: true,
    returnType: compilation.types.void,
    parameters: [],
    triggerObject: object ?? null,
  });
}

/** The classes of an anonymous block are known by their bare names while it is compiled and run. */
export function declareAnonymous(
  compilation: Compilation,
  unit: UnitSymbol,
  declaration: AnonymousDeclaration,
  run: number,
): ClassSymbol {
  const host = adopt(holder(compilation, unit, "AnonymousBlock", `Anonymous$${run}`, declaration));
  for (const inner of host.inner.values()) inner.jsName = `Anonymous$${run}$${inner.simpleName}`;
  return host;
}

export function analyzeAnonymous(
  compilation: Compilation,
  host: ClassSymbol,
  declaration: AnonymousDeclaration,
): BoundBody {
  return bindBody(compilation, host, declaration.block, {
    isStatic: true,
    returnType: compilation.types.void,
    parameters: [],
  });
}
