import type { Block, Expression, InitializerDeclaration } from "../parser/tree.js";
import { assign } from "./bind-assign.js";
import { bindExpression } from "./bind-expressions.js";
import { bindBlock, bindStatements } from "./bind-statements.js";
import type { Bound, BoundBody, BoundStatement } from "./bound.js";
import type { Compilation } from "./compilation.js";
import { Context } from "./context.js";
import { blockCompletes } from "./flow.js";
import { type ClassSymbol, type FieldSymbol, isInitializerBlock, type MethodSymbol } from "./symbols.js";
import type { Type } from "./types.js";

export interface BodyOptions {
  isStatic: boolean;
  returnType: Type;
  parameters: readonly { name: string; type: Type }[];
  isConstructor?: boolean;
  triggerObject?: Type | null;
}

/** Binds a block as the body of a method, accessor, constructor, trigger or anonymous block. */
export function bindBody(compilation: Compilation, symbol: ClassSymbol, block: Block, options: BodyOptions): BoundBody {
  const context = new Context(compilation, symbol, options);
  const parameters = options.parameters.map((parameter) => {
    const local = context.declare(parameter.name, parameter.type, block, { isParameter: true });
    local.assigned.push(null);
    return local;
  });
  const bound = context.scoped(() => bindStatements(context, block));
  if (options.returnType.kind !== "void" && options.returnType.kind !== "unknown" && blockCompletes(block)) {
    compilation.error(
      symbol.unit,
      { line: block.endLine, column: 1 },
      `Missing return statement required return type: ${options.returnType.name}`,
    );
  }
  return { parameters, locals: context.locals, block: bound, hasRunAs: context.hasRunAs };
}

export function bindMethod(compilation: Compilation, method: MethodSymbol): BoundBody | null {
  const block = method.declaration?.block;
  if (!block) return null;
  const { isStatic, returnType, parameters, isConstructor } = method;
  if (isConstructor) checkChaining(compilation, method, block);
  return bindBody(compilation, method.owner, block, { isStatic, returnType, parameters, isConstructor });
}

/** `this(...)` and `super(...)` stand first or nowhere. */
function checkChaining(compilation: Compilation, method: MethodSymbol, block: Block): void {
  for (const statement of block.statements.slice(1)) {
    if (statement.kind === "expression" && statement.expression.kind === "constructorCall") {
      compilation.error(
        method.owner.unit,
        statement,
        `Call to '${statement.expression.which}()' must be the first statement in a constructor method`,
      );
    }
  }
}

/** Static or instance variables with their values and the initialiser blocks, in the order of the text. */
export function bindInitializers(compilation: Compilation, symbol: ClassSymbol, isStatic: boolean): BoundBody {
  const context = new Context(compilation, symbol, { isStatic, isConstructor: true });
  const statements: BoundStatement[] = [];
  for (const member of symbol.initializers) {
    if (isInitializerBlock(member)) statements.push(...initializerBlock(context, member, isStatic));
    else if (member.isStatic === isStatic && member.initializer)
      statements.push(fieldInitializer(context, member, member.initializer));
  }
  return { parameters: [], locals: context.locals, block: { statements }, hasRunAs: context.hasRunAs };
}

function initializerBlock(context: Context, member: InitializerDeclaration, isStatic: boolean): BoundStatement[] {
  if (member.isStatic !== isStatic) return [];
  return [{ kind: "block", block: bindBlock(context, member.block), line: member.line }];
}

function fieldInitializer(context: Context, field: FieldSymbol, initializer: Expression): BoundStatement {
  const line = field.position.line;
  const value = context.assignable(bindExpression(context, initializer), field.type, initializer);
  const self: Bound = { kind: "this", type: context.types.user(field.owner), line };
  const target = field.isStatic
    ? ({ kind: "staticField", field, type: field.type, line } as const)
    : ({ kind: "field", target: self, field, type: field.type, line } as const);
  return { kind: "expression", expression: assign(context, target, value, field.position), line };
}
