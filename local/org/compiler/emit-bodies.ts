import type { BoundBody, BoundStatement } from "../resolver/bound.js";
import type { ClassSymbol, FieldSymbol } from "../resolver/symbols.js";
import { emitBlock } from "./emit-statements.js";
import { BodyEmitter, type UnitEmitter } from "./unit-emitter.js";

export interface FunctionOptions {
  label: string;
  accessorOf?: FieldSymbol | null;
  isConstructor?: boolean;
  /** JavaScript that runs first, before the call is on the frame stack. */
  before?: string;
}

/** `(parameters){...}` of a method with frames, lines, coverage and ticks. */
export function emitFunction(
  unit: UnitEmitter,
  symbol: ClassSymbol,
  body: BoundBody,
  options: FunctionOptions,
): string {
  const leavesInFinally = hasFinally(body.block.statements);
  const emitter = new BodyEmitter(unit, symbol, body, {
    accessorOf: options.accessorOf ?? null,
    leavesInFinally,
    isConstructor: options.isConstructor ?? false,
  });
  const parameters = body.parameters.map((parameter) => parameter.jsName).join(",");
  let statements = body.block.statements;
  let chain = "";
  if (options.isConstructor) {
    const first = statements[0];
    const chains =
      first?.kind === "expression" && (first.expression.kind === "chain" || first.expression.kind === "chainLibrary");
    if (chains) {
      chain = emitBlock(emitter, { statements: [first] });
      statements = statements.slice(1);
    } else chain = defaultChain(symbol);
  }
  const text = chain + emitBlock(emitter, { statements });
  const temporaries = [
    ...body.locals.filter((local) => local.name === "").map((local) => local.jsName),
    ...emitter.declared,
  ];
  const declarations = temporaries.length > 0 ? `let ${temporaries.join(",")};` : "";
  const site = unit.site(options.label, symbol);
  // Only handlers need the depth they unwind to.
  const depth = leavesInFinally || text.includes(",S,d)") ? ",d=S.depth" : "";
  const enter = `${options.before ?? ""}const S=F(),f=S.enter(${site})${depth};${declarations}`;
  const result = options.isConstructor ? "return this;" : "";
  if (leavesInFinally) return `(${parameters}){${enter}try{${text}${result}}finally{S.unwind(d-1);}}`;
  return `(${parameters}){${enter}${text}${endsWithJump(statements) ? "" : `S.leave();${result}`}}`;
}

/** A constructor without `super(...)` begins with the parent's constructor without parameters. */
export function defaultChain(symbol: ClassSymbol): string {
  const parent = symbol.superclass;
  if (parent?.symbol) return `this.$default$${parent.symbol.jsName}();`;
  return parent?.library?.kind === "exception" ? "R.initException(this,null,null);" : "";
}

function endsWithJump(statements: readonly BoundStatement[]): boolean {
  const last = statements[statements.length - 1];
  return last?.kind === "return" || last?.kind === "throw";
}

/** True when a `finally` block may run between a `return` and the end of the call. */
function hasFinally(statements: readonly (BoundStatement | null)[]): boolean {
  return statements.some((statement) => {
    if (!statement) return false;
    switch (statement.kind) {
      case "try":
        return (
          statement.finally !== null ||
          [statement.block, ...statement.catches.map((each) => each.block)].some((block) =>
            hasFinally(block.statements),
          )
        );
      case "block":
      case "runAs":
        return hasFinally(statement.block.statements);
      case "if":
        return hasFinally([statement.then, statement.otherwise]);
      case "switch":
        return statement.cases.some((each) => hasFinally(each.block.statements));
      case "for":
      case "forEach":
      case "forChunks":
      case "while":
        return hasFinally([statement.body]);
      case "doWhile":
        return hasFinally(statement.body.statements);
      default:
        return false;
    }
  });
}
