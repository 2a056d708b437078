import type {
  CreatedNameContext,
  QualifiedNameContext,
  TypeListContext,
  TypeRefContext,
} from "@apexdevtools/apex-parser";
import type { Position, TypeReference } from "./tree.js";

interface Located {
  start: { line: number; column: number };
}

/** Where a piece of syntax starts. */
export function at(context: Located): Position {
  return { line: context.start.line, column: context.start.column + 1 };
}

export function lowerType(context: TypeRefContext): TypeReference {
  const parts = context.typeName_list().map((part) => ({
    name: part.id()?.getText() ?? (part.LIST() ?? part.SET() ?? part.MAP()).getText(),
    args: part.typeArguments() ? lowerTypes(part.typeArguments().typeList()) : [],
  }));
  return { ...at(context), parts, arrayDepth: context.arraySubscripts()?.LBRACK_list().length ?? 0 };
}

export function lowerTypes(context: TypeListContext | null): TypeReference[] {
  return context ? context.typeRef_list().map(lowerType) : [];
}

export function lowerCreatedName(context: CreatedNameContext): TypeReference {
  const parts = context
    .idCreatedNamePair_list()
    .map((part) => ({ name: part.anyId().getText(), args: lowerTypes(part.typeList()) }));
  return { ...at(context), parts, arrayDepth: 0 };
}

export function typeOfQualifiedName(context: QualifiedNameContext): TypeReference {
  return { ...at(context), parts: context.id_list().map((id) => ({ name: id.getText(), args: [] })), arrayDepth: 0 };
}

/** The type with one more pair of brackets. */
export function arrayOf(type: TypeReference): TypeReference {
  return { ...type, arrayDepth: type.arrayDepth + 1 };
}
