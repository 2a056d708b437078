import { findLibraryClass } from "../library/registry.js";
import type { Compilation } from "./compilation.js";
import type { Candidate } from "./members.js";
import type { Type } from "./types.js";

/** Library classes whose static methods the sObject types of a kind offer; `T` stands for that sObject type, its name comes first. */
const HOLDERS = {
  hierarchy: "CustomSetting.Hierarchy",
  list: "CustomSetting.List",
  metadata: "CustomMetadataType",
} as const;

/** Static methods of an sObject type: `Settings__c.getInstance()`, `Rule__mdt.getAll()`. */
export function recordStaticMethods(compilation: Compilation, type: Type, name: string): Candidate[] {
  const { describe } = type;
  if (!describe) return [];
  const holder = describe.isCustomMetadata
    ? HOLDERS.metadata
    : describe.isCustomSetting
      ? HOLDERS[describe.customSettingType === "List" ? "list" : "hierarchy"]
      : undefined;
  const library = holder === undefined ? undefined : findLibraryClass(holder);
  if (!library) return [];
  const bindings = new Map([["T", type]]);
  return library.methods
    .filter((method) => method.isStatic && method.name.toLowerCase() === name.toLowerCase())
    .map((method) => ({
      kind: "library",
      method: {
        ...method,
        call: (...args: unknown[]): unknown =>
          (method.call as (...all: unknown[]) => unknown)(describe.apiName, ...args),
      },
      owner: type,
      parameters: method.parameters
        .slice(1)
        .map((parameter) => ({ type: compilation.types.named(parameter.type, bindings) ?? compilation.types.unknown })),
      returnType: compilation.types.named(method.returnType, bindings) ?? compilation.types.unknown,
    }));
}
