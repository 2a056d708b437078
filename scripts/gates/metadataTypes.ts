import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import ts from "typescript";

/** What one element of a metadata type may hold. */
export interface ElementType {
  optional?: boolean;
  array?: boolean;
  ref?: string;
  primitive?: "string" | "number" | "boolean";
  values?: string[];
}

export interface MetadataType {
  extends: string[];
  elements: Record<string, ElementType>;
  values?: string[];
}

const require = createRequire(import.meta.url);

function isNull(node: ts.TypeNode): boolean {
  return ts.isLiteralTypeNode(node) && node.literal.kind === ts.SyntaxKind.NullKeyword;
}

function elementType(node: ts.TypeNode): ElementType {
  if (ts.isArrayTypeNode(node)) return { ...elementType(node.elementType), array: true };
  if (ts.isTypeReferenceNode(node)) {
    const name = node.typeName.getText(declarations);
    const argument = node.typeArguments?.[0];
    return name === "Array" && argument ? { ...elementType(argument), array: true } : { ref: name };
  }
  if (node.kind === ts.SyntaxKind.StringKeyword) return { primitive: "string" };
  if (node.kind === ts.SyntaxKind.NumberKeyword) return { primitive: "number" };
  if (node.kind === ts.SyntaxKind.BooleanKeyword) return { primitive: "boolean" };
  if (ts.isUnionTypeNode(node)) {
    const values = node.types.flatMap((type) => literalText(type) ?? []);
    const main = node.types.find((type) => !isNull(type));
    return values.length === node.types.length ? { values } : main ? elementType(main) : {};
  }
  return {};
}

function literalText(node: ts.TypeNode): string | undefined {
  return ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal) ? node.literal.text : undefined;
}

function metadataType(node: ts.TypeNode): MetadataType {
  if (ts.isIntersectionTypeNode(node)) {
    const parts = node.types.map(metadataType);
    return {
      extends: parts.flatMap((part) => part.extends),
      elements: Object.assign({}, ...parts.map((part) => part.elements)) as Record<string, ElementType>,
    };
  }
  if (ts.isTypeLiteralNode(node)) {
    const elements: Record<string, ElementType> = {};
    for (const member of node.members)
      if (ts.isPropertySignature(member) && member.type)
        elements[(member.name as ts.Identifier).text] = {
          optional: !!member.questionToken,
          ...elementType(member.type),
        };
    return { extends: [], elements };
  }
  if (ts.isTypeReferenceNode(node)) return { extends: [node.typeName.getText(declarations)], elements: {} };
  if (ts.isUnionTypeNode(node))
    return { extends: [], elements: {}, values: node.types.flatMap((type) => literalText(type) ?? []) };
  return { extends: [], elements: {} };
}

const file = require.resolve("@salesforce/types/metadata").replace(/\.js$/, ".d.ts");
const declarations = ts.createSourceFile("metadata.d.ts", readFileSync(file, "utf8"), ts.ScriptTarget.ES2022, false);
const types = new Map<string, MetadataType>();
declarations.forEachChild((node) => {
  if (ts.isTypeAliasDeclaration(node)) types.set(node.name.text, metadataType(node.type));
});

/** A type of the Metadata WSDL by name, as `@salesforce/types` publishes it. */
export function findMetadataType(name: string): MetadataType | undefined {
  return types.get(name);
}

/** The elements of a type, inherited ones included. */
export function elementsOf(name: string, seen = new Set<string>()): Record<string, ElementType> {
  const type = types.get(name);
  if (!type || seen.has(name)) return {};
  seen.add(name);
  return Object.assign({}, ...type.extends.map((base) => elementsOf(base, seen)), type.elements) as Record<
    string,
    ElementType
  >;
}
