import type * as Grammar from "@apexdevtools/apex-parser";
import { IncompleteSyntax, lowerLiteral } from "./lower-expressions.js";
import { lowerBlock, lowerStatement, lowerVariables } from "./lower-statements.js";
import { at, lowerType, lowerTypes } from "./lower-types.js";
import type {
  Accessor,
  Annotation,
  AnonymousDeclaration,
  Member,
  Modifiers,
  Parameter,
  PropertyDeclaration,
  Statement,
  TriggerDeclaration,
  TypeDeclaration,
} from "./tree.js";

function lowerModifiers(list: Grammar.ModifierContext[]): Modifiers {
  const words: string[] = [];
  const annotations: Annotation[] = [];
  for (const modifier of list) {
    const annotation = modifier.annotation();
    if (annotation) annotations.push(lowerAnnotation(annotation));
    else
      words.push(
        modifier.children?.map((child) => child.getText().toLowerCase()).join(" ") ?? modifier.getText().toLowerCase(),
      );
  }
  return { words, annotations };
}

function lowerAnnotation(context: Grammar.AnnotationContext): Annotation {
  const parameters: Record<string, string | boolean> = {};
  for (const pair of context.elementValuePairs()?.elementValuePair_list() ?? []) {
    parameters[pair.id().getText().toLowerCase()] = annotationValue(pair.elementValue());
  }
  if (context.elementValue()) parameters["value"] = annotationValue(context.elementValue());
  return { ...at(context), name: context.id().getText().toLowerCase(), parameters };
}

function annotationValue(context: Grammar.ElementValueContext): string | boolean {
  const literal = lowerLiteral(context.literal());
  if (literal.kind !== "literal") throw new IncompleteSyntax();
  return literal.type === "Boolean" ? literal.value === "true" : literal.value;
}

export function lowerTypeDeclaration(context: Grammar.TypeDeclarationContext): TypeDeclaration {
  const modifiers = lowerModifiers(context.modifier_list());
  const lowered = lowerNestedType(context, modifiers);
  if (!lowered) throw new IncompleteSyntax();
  return lowered;
}

interface HoldsTypes {
  classDeclaration(): Grammar.ClassDeclarationContext | null;
  interfaceDeclaration(): Grammar.InterfaceDeclarationContext | null;
  enumDeclaration(): Grammar.EnumDeclarationContext | null;
}

function lowerNestedType(context: HoldsTypes, modifiers: Modifiers): TypeDeclaration | null {
  const nothing = { superclass: null, interfaces: [], members: [], constants: [] };
  const classContext = context.classDeclaration();
  if (classContext) {
    return {
      ...at(classContext.id()),
      ...modifiers,
      ...nothing,
      kind: "class",
      name: classContext.id().getText(),
      superclass: classContext.typeRef() ? lowerType(classContext.typeRef()) : null,
      interfaces: lowerTypes(classContext.typeList()),
      members: classContext.classBody().classBodyDeclaration_list().flatMap(lowerBodyDeclaration),
    };
  }
  const interfaceContext = context.interfaceDeclaration();
  if (interfaceContext) {
    return {
      ...at(interfaceContext.id()),
      ...modifiers,
      ...nothing,
      kind: "interface",
      name: interfaceContext.id().getText(),
      interfaces: lowerTypes(interfaceContext.typeList()),
      members: interfaceContext.interfaceBody().interfaceMethodDeclaration_list().map(lowerInterfaceMethod),
    };
  }
  const enumContext = context.enumDeclaration();
  if (!enumContext) return null;
  const constants = enumContext.enumConstants()?.id_list() ?? [];
  return {
    ...at(enumContext.id()),
    ...modifiers,
    ...nothing,
    kind: "enum",
    name: enumContext.id().getText(),
    constants: constants.map((id) => ({ ...at(id), name: id.getText(), initializer: null })),
  };
}

function lowerInterfaceMethod(context: Grammar.InterfaceMethodDeclarationContext): Member {
  return {
    ...at(context.id()),
    ...lowerModifiers(context.modifier_list()),
    kind: "method",
    name: context.id().getText(),
    returnType: context.typeRef() ? lowerType(context.typeRef()) : null,
    parameters: lowerParameters(context.formalParameters()),
    block: null,
  };
}

function lowerParameters(context: Grammar.FormalParametersContext): Parameter[] {
  const list = context.formalParameterList()?.formalParameter_list() ?? [];
  return list.map((each) => ({ ...at(each), name: each.id().getText(), type: lowerType(each.typeRef()) }));
}

function lowerBodyDeclaration(context: Grammar.ClassBodyDeclarationContext): Member[] {
  const block = context.block();
  if (block)
    return [
      {
        ...at(block),
        kind: "initializer",
        isStatic: context.STATIC() !== null && context.STATIC() !== undefined,
        block: lowerBlock(block),
      },
    ];
  const member = context.memberDeclaration();
  if (!member) return [];
  return [lowerMember(member, lowerModifiers(context.modifier_list()), member.constructorDeclaration())];
}

interface HoldsMembers extends HoldsTypes {
  methodDeclaration(): Grammar.MethodDeclarationContext | null;
  propertyDeclaration(): Grammar.PropertyDeclarationContext | null;
  fieldDeclaration(): Grammar.FieldDeclarationContext | null;
}

function lowerMember(
  member: HoldsMembers,
  modifiers: Modifiers,
  constructor: Grammar.ConstructorDeclarationContext | null,
): Member {
  const method = member.methodDeclaration();
  if (method) {
    return {
      ...at(method.id()),
      ...modifiers,
      kind: "method",
      name: method.id().getText(),
      returnType: method.typeRef() ? lowerType(method.typeRef()) : null,
      parameters: lowerParameters(method.formalParameters()),
      block: method.block() ? lowerBlock(method.block()) : null,
    };
  }
  const field = member.fieldDeclaration();
  if (field)
    return {
      ...at(field),
      ...modifiers,
      kind: "field",
      type: lowerType(field.typeRef()),
      variables: lowerVariables(field.variableDeclarators()),
    };
  const property = member.propertyDeclaration();
  if (property) return lowerProperty(property, modifiers);
  if (constructor) {
    return {
      ...at(constructor),
      ...modifiers,
      kind: "constructor",
      name: constructor.qualifiedName().getText(),
      parameters: lowerParameters(constructor.formalParameters()),
      block: lowerBlock(constructor.block()),
    };
  }
  const nested = lowerNestedType(member, modifiers);
  if (!nested) throw new IncompleteSyntax();
  return nested;
}

function lowerProperty(context: Grammar.PropertyDeclarationContext, modifiers: Modifiers): PropertyDeclaration {
  let getter: Accessor | null = null;
  let setter: Accessor | null = null;
  for (const each of context.propertyBlock_list()) {
    const accessor = each.getter() ?? each.setter();
    const lowered: Accessor = {
      ...at(each),
      words: lowerModifiers(each.modifier_list()).words,
      block: accessor?.block() ? lowerBlock(accessor.block()) : null,
    };
    if (each.getter()) getter = lowered;
    else setter = lowered;
  }
  return {
    ...at(context.id()),
    ...modifiers,
    kind: "property",
    name: context.id().getText(),
    type: lowerType(context.typeRef()),
    getter,
    setter,
  };
}

/** The grammar reads `Integer i = 1;` outside a class as a member; it is a statement, unless it says `static`. */
function placeMember(member: Member, members: Member[], statements: Statement[]): void {
  if (member.kind !== "field" || member.words.includes("static")) {
    members.push(member);
    return;
  }
  const { line, column, type, variables, words } = member;
  statements.push({
    line,
    column,
    kind: "local",
    declaration: { line, column, type, variables, isFinal: words.includes("final") },
  });
}

export function lowerTrigger(context: Grammar.TriggerUnitContext): TriggerDeclaration {
  const body = context.triggerBlock();
  const members: Member[] = [];
  const statements: Statement[] = [];
  for (const each of body.triggerBlockMember_list()) {
    const member = each.triggerMemberDeclaration();
    if (member) placeMember(lowerMember(member, lowerModifiers(each.modifier_list()), null), members, statements);
    else statements.push(lowerStatement(each.statement()));
  }
  return {
    ...at(context),
    kind: "trigger",
    name: context.id(0).getText(),
    object: context.id(1).getText(),
    events: context
      .triggerCase_list()
      .map((each) => each.children?.map((child) => child.getText().toLowerCase()).join(" ") ?? ""),
    members,
    block: { ...at(body), statements, endLine: body.stop?.line ?? body.start.line },
  };
}

export function lowerAnonymous(context: Grammar.AnonymousUnitContext): AnonymousDeclaration {
  const members: Member[] = [];
  const statements: Statement[] = [];
  for (const each of context.anonymousBlock().anonymousBlockMember_list()) {
    const member = each.anonymousMemberDeclaration();
    if (member) placeMember(lowerMember(member, lowerModifiers(each.modifier_list()), null), members, statements);
    else statements.push(lowerStatement(each.statement()));
  }
  return {
    ...at(context),
    kind: "anonymous",
    members,
    block: { ...at(context), statements, endLine: context.stop?.line ?? context.start.line },
  };
}
