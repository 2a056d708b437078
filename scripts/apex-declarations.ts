/** TypeScript declarations of the Apex methods that pages call, read from Apex source. */
import {
  ApexErrorListener,
  ApexParserFactory,
  type ClassBodyDeclarationContext,
  type ClassDeclarationContext,
  type FormalParameterListContext,
  type MemberDeclarationContext,
  type ModifierContext,
  type TypeRefContext,
} from "@apexdevtools/apex-parser";

export interface ApexSource {
  file: string;
  text: string;
}

interface Method {
  className: string;
  name: string;
  result: string;
  parameters: { name: string; type: string }[];
}

interface DataClass {
  name: string;
  outer: string | null;
  properties: { name: string; type: string }[];
}

class FailingListener extends ApexErrorListener {
  private readonly file: string;
  constructor(file: string) {
    super();
    this.file = file;
  }
  override apexSyntaxError(line: number, column: number, message: string): void {
    throw new Error(`${this.file}:${line}:${column}: ${message}`);
  }
}

const SCALARS: Record<string, string> = {
  string: "string",
  id: "string",
  datetime: "string",
  date: "string",
  time: "string",
  integer: "number",
  long: "number",
  decimal: "number",
  double: "number",
  boolean: "boolean",
  object: "unknown",
};

/** Reads the classes and answers the text of one declaration file. Throws on Apex that does not parse or map. */
export function declareApex(sources: ApexSource[]): string {
  const methods: Method[] = [];
  const dataClasses: DataClass[] = [];
  for (const source of sources) {
    if (!/@AuraEnabled/i.test(source.text)) continue;
    const { parser } = ApexParserFactory.createLexerAndParser(source.text, new FailingListener(source.file));
    const type = parser.compilationUnit().typeDeclaration();
    const declaration = type.classDeclaration() as ClassDeclarationContext | null;
    if (declaration) readClass(declaration, null, methods, dataClasses);
  }
  return print(methods, dataClasses);
}

function readClass(declaration: ClassDeclarationContext, outer: string | null, methods: Method[], data: DataClass[]) {
  const name = declaration.id().getText();
  const read: DataClass = { name, outer, properties: [] };
  for (const item of declaration.classBody().classBodyDeclaration_list()) {
    const inner = (item.memberDeclaration() as MemberDeclarationContext | null)?.classDeclaration() as
      ClassDeclarationContext | null | undefined;
    if (inner) readClass(inner, name, methods, data);
    else if (isAuraEnabled(item.modifier_list())) readMember(item, read, methods);
  }
  if (read.properties.length > 0) data.push(read);
}

function readMember(item: ClassBodyDeclarationContext, owner: DataClass, methods: Method[]): void {
  const member = item.memberDeclaration();
  const method = member.methodDeclaration() as ReturnType<typeof member.methodDeclaration> | null;
  const property = member.propertyDeclaration() as ReturnType<typeof member.propertyDeclaration> | null;
  const field = member.fieldDeclaration() as ReturnType<typeof member.fieldDeclaration> | null;
  if (method) {
    const list = method.formalParameters().formalParameterList() as FormalParameterListContext | null;
    methods.push({
      className: owner.name,
      name: method.id().getText(),
      result: (method.typeRef() as TypeRefContext | null)?.getText() ?? "void",
      parameters: (list?.formalParameter_list() ?? []).map((parameter) => ({
        name: parameter.id().getText(),
        type: parameter.typeRef().getText(),
      })),
    });
  } else if (property) {
    owner.properties.push({ name: property.id().getText(), type: property.typeRef().getText() });
  } else if (field) {
    for (const variable of field.variableDeclarators().variableDeclarator_list())
      owner.properties.push({ name: variable.id().getText(), type: field.typeRef().getText() });
  }
}

function isAuraEnabled(modifiers: ModifierContext[]): boolean {
  return modifiers.some((modifier) => /^@auraenabled\b/i.test(modifier.getText()));
}

function print(methods: Method[], dataClasses: DataClass[]): string {
  const interfaces = new Map<string, DataClass>();
  for (const data of dataClasses) {
    const twin = interfaces.get(data.name);
    if (twin)
      throw new Error(
        `Two Apex classes that pages receive are named ${data.name}: ${String(twin.outer)}, ${String(data.outer)}`,
      );
    interfaces.set(data.name, data);
  }
  const typescript = (type: string) => translate(type, interfaces);
  const lines = [
    "// Written by scripts/lwc-types.ts from the Apex source. Do not edit.",
    "",
    'declare module "apex/types" {',
  ];
  for (const data of [...interfaces.values()].sort((a, b) => a.name.localeCompare(b.name))) {
    lines.push(`  export interface ${data.name} {`);
    for (const property of data.properties)
      lines.push(`    ${declareProperty(property.name, typescript(property.type))}`);
    lines.push("  }");
  }
  lines.push("}");
  for (const method of [...methods].sort((a, b) => key(a).localeCompare(key(b)))) {
    const parameters = method.parameters.map(({ name, type }) => `${name}: ${typescript(type)}`).join("; ");
    const result = method.result.toLowerCase() === "void" ? "null" : typescript(method.result);
    const used = [...interfaces.keys()].filter((name) => new RegExp(`\\b${name}\\b`).test(`${parameters} ${result}`));
    lines.push(
      "",
      `declare module "@salesforce/apex/${key(method)}" {`,
      '  import type { ApexMethod } from "apex/method";',
    );
    if (used.length > 0) lines.push(`  import type { ${used.sort().join(", ")} } from "apex/types";`);
    lines.push(
      `  const method: ApexMethod<${parameters ? `{ ${parameters} }` : "object"}, ${result}>;`,
      "  export default method;",
      "}",
    );
  }
  return lines.join("\n") + "\n";
}

const key = (method: Method): string => `${method.className}.${method.name}`;

/** A collection or a Boolean always arrives; any other value may be null, which Apex leaves out of its answer. */
function declareProperty(name: string, type: string): string {
  return type === "boolean" || type.endsWith("[]") || type.startsWith("Record<")
    ? `${name}: ${type};`
    : `${name}?: ${type} | null;`;
}

function translate(type: string, interfaces: Map<string, DataClass>): string {
  const list = /^(?:list|set)<(.+)>$/i.exec(type)?.[1] ?? /^(.+)\[\]$/.exec(type)?.[1];
  if (list) return `${translate(list, interfaces)}[]`;
  const map = /^map<[^,]+,(.+)>$/i.exec(type)?.[1];
  if (map) return `Record<string, ${translate(map, interfaces)}>`;
  const scalar = SCALARS[type.toLowerCase()];
  if (scalar) return scalar;
  const name = type.split(".").at(-1) ?? type;
  if (interfaces.has(name)) return name;
  throw new Error(`Apex type ${type} reaches a page but has no @AuraEnabled property: lwc-types cannot declare it.`);
}
