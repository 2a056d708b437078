import { isUnsupported } from "./define.js";
import { findLibraryClass, libraryClassNames, type LibraryMethod } from "./registry.js";

/** What the local org has of one platform class. */
export interface SupportedClass {
  name: string;
  kind: string;
  /** Constants of an enum; else constructors, methods and properties as Apex declares them. */
  members: string[];
  /** Members that exist so that code compiles, and fail by name when they are called. */
  refused: string[];
}

/** Every platform class of the local org with its members, by name: read from the code, so that the list in the documents cannot lie. */
export function supportedClasses(): SupportedClass[] {
  return libraryClassNames().flatMap((name) => {
    const found = findLibraryClass(name);
    if (found === undefined || found.name.endsWith("Impl")) return [];
    const methods = [...found.constructors, ...found.methods];
    return {
      name: found.name,
      kind: found.kind,
      members: [
        ...found.values.map((value) => value.name),
        ...methods.filter((method) => !isUnsupported(method.call)).map(signature),
        ...found.properties.map((property) => `${property.isStatic ? "static " : ""}${property.type} ${property.name}`),
      ],
      refused: methods.filter((method) => isUnsupported(method.call)).map(signature),
    };
  });
}

function signature(method: LibraryMethod): string {
  const parameters = method.parameters.map((parameter) => `${parameter.type} ${parameter.name}`).join(", ");
  if (method.name === "<init>") return `new ${method.returnType}(${parameters})`;
  return `${method.isStatic ? "static " : ""}${method.returnType} ${method.name}(${parameters})`;
}

/** The list as Markdown: one line per class with the number of members, refused ones by name. */
export function supportedMarkdown(): string {
  const lines = supportedClasses().map((each) => {
    const names = [...new Set(each.members.map((member) => /([\w<>.]+)(?:\(|$)/.exec(member)?.[1] ?? member))];
    const refused = each.refused.length === 0 ? "" : ` Refused: ${each.refused.join("; ")}.`;
    return `- \`${each.name}\` (${each.kind}): ${names.join(", ")}.${refused}`;
  });
  return `${lines.join("\n")}\n`;
}
