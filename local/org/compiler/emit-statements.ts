import type { Bound, BoundBlock, BoundStatement } from "../resolver/bound.js";
import { emit, emitNotNull, quote } from "./emit-expressions.js";
import { emitForChunks, emitForEach } from "./emit-loops.js";
import type { BodyEmitter } from "./unit-emitter.js";

export function emitBlock(emitter: BodyEmitter, block: BoundBlock): string {
  return block.statements.map((statement) => emitStatement(emitter, statement)).join("\n");
}

/** A loop's or branch's body in braces; the line mark starts afresh on both sides of it. */
export function emitBody(emitter: BodyEmitter, body: BoundStatement | null): string {
  emitter.branch();
  const text = body ? (body.kind === "block" ? emitBlock(emitter, body.block) : emitStatement(emitter, body)) : "";
  emitter.branch();
  return `{${text}}`;
}

function braces(emitter: BodyEmitter, block: BoundBlock): string {
  emitter.branch();
  const text = emitBlock(emitter, block);
  emitter.branch();
  return `{${text}}`;
}

export const LOOP_TICK = "if(++T.count>65536)R.tick();";

/** A loop condition; the line is set again because the body has moved it. */
function emitLoopCondition(emitter: BodyEmitter, condition: Bound | null): string {
  if (!condition) return "";
  const text = emitNotNull(emitter, condition);
  return /[.\w](?:\(|\[)/.test(text) ? `(f.line=${condition.line},${text})` : text;
}

export function emitStatement(emitter: BodyEmitter, statement: BoundStatement): string {
  switch (statement.kind) {
    case "block":
      return `{${emitBlock(emitter, statement.block)}}`;
    case "local":
      if (!statement.value) return `let ${statement.local.jsName}=null;`;
      return `${emitter.mark(statement.line)}let ${statement.local.jsName}=${emit(emitter, statement.value)};`;
    case "expression":
      return `${emitter.mark(statement.line)}${emit(emitter, statement.expression)};`;
    case "if": {
      const condition = `${emitter.mark(statement.line)}if(${emitNotNull(emitter, statement.condition)})`;
      return `${condition}${emitBody(emitter, statement.then)}${statement.otherwise ? `else${emitBody(emitter, statement.otherwise)}` : ""}`;
    }
    case "switch":
      return emitSwitch(emitter, statement);
    case "for": {
      const declarations = statement.declarations.map((each) => emitStatement(emitter, each)).join("");
      const updates = statement.updates.map((update) => emit(emitter, update)).join(",");
      const condition = emitLoopCondition(emitter, statement.condition);
      return `{${declarations}for(;${condition};${updates}){${LOOP_TICK}${emitter.inLoop(() => emitBody(emitter, statement.body))}}}`;
    }
    case "forEach":
      return emitForEach(emitter, statement);
    case "forChunks":
      return emitForChunks(emitter, statement);
    case "while": {
      const mark = emitter.mark(statement.line);
      return `${mark}while(${emitLoopCondition(emitter, statement.condition)}){${LOOP_TICK}${emitter.inLoop(() => emitBody(emitter, statement.body))}}`;
    }
    case "doWhile":
      return `do{${LOOP_TICK}${emitter.inLoop(() => braces(emitter, statement.body))}}while(${emitLoopCondition(emitter, statement.condition)});`;
    case "try":
      return emitTry(emitter, statement);
    case "return":
      return `${emitter.mark(statement.line)}${emitReturn(emitter, statement.value)}`;
    case "throw":
      return `${emitter.mark(statement.line)}R.raise(${emit(emitter, statement.value)});`;
    case "break":
    case "continue":
      return `${emitter.mark(statement.line)}${emitter.jump(statement.kind)}`;
    case "dml": {
      const { operation, mode, externalId } = statement;
      const options = `${mode === null ? "null" : quote(mode)},${externalId === null ? "null" : quote(externalId)}`;
      return `${emitter.mark(statement.line)}R.dml(${quote(operation)},${emit(emitter, statement.value)},${options});`;
    }
    case "merge": {
      const mode = statement.mode === null ? "null" : quote(statement.mode);
      return `${emitter.mark(statement.line)}R.merge(${emit(emitter, statement.master)},${emit(emitter, statement.duplicates)},${mode});`;
    }
    case "runAs":
      return emitRunAs(emitter, statement);
  }
}

/** `return`: the call leaves the frame stack after its value is computed. */
function emitReturn(emitter: BodyEmitter, value: Bound | null): string {
  const inBlock = emitter.runAsBlock;
  if (inBlock)
    return value
      ? `{${inBlock.value}=${emit(emitter, value)};${inBlock.code}=1;return;}`
      : `{${inBlock.code}=1;return;}`;
  if (emitter.leavesInFinally) return value ? `return ${emit(emitter, value)};` : `return${emitter.implicitResult};`;
  if (!value) return `{S.leave();return${emitter.implicitResult};}`;
  if (value.kind === "constant" || value.kind === "local" || value.kind === "this")
    return `{S.leave();return ${emit(emitter, value)};}`;
  const result = emitter.temporary();
  return `{const ${result}=${emit(emitter, value)};S.leave();return ${result};}`;
}

function emitSwitch(emitter: BodyEmitter, statement: Extract<BoundStatement, { kind: "switch" }>): string {
  const subject = statement.subject.jsName;
  let text = `${emitter.mark(statement.line)}${subject}=${emit(emitter, statement.value)};`;
  let first = true;
  for (const each of statement.cases) {
    const otherwise = first ? "" : "else ";
    first = false;
    if (each.kind === "else")
      text += otherwise === "" ? braces(emitter, each.block) : `else${braces(emitter, each.block)}`;
    else if (each.kind === "values")
      text += `${otherwise}if(${each.tests.map((test) => emit(emitter, test)).join("||")})${braces(emitter, each.block)}`;
    else {
      const body = braces(emitter, each.block);
      text += `${otherwise}if(R.isInstance(${subject},${quote(each.tested.name)})){let ${each.local.jsName}=${subject};${body}}`;
    }
  }
  emitter.branch();
  return text;
}

function emitTry(emitter: BodyEmitter, statement: Extract<BoundStatement, { kind: "try" }>): string {
  const skip = statement.finally ? emitter.held() : null;
  let text = skip ? `${skip}=false;` : "";
  text += `try${braces(emitter, statement.block)}`;
  const error = emitter.temporary();
  if (statement.catches.length > 0 || skip) {
    text += `catch(${error}){`;
    if (skip) text += `if(R.uncatchable(${error})){${skip}=true;throw ${error};}`;
    if (statement.catches.length > 0) {
      text += `${error}=R.caught(${error},S,d);`;
      for (const clause of statement.catches) {
        const test = clause.type.name === "System.Exception" ? "true" : emitMatch(emitter, error, clause.type);
        text += `if(${test}){let ${clause.local.jsName}=${error};${braces(emitter, clause.block)}}else `;
      }
    }
    text += `throw ${error};}`;
  }
  if (statement.finally) text += `finally{if(!${skip ?? "false"})${braces(emitter, statement.finally)}}`;
  emitter.branch();
  return text;
}

function emitMatch(emitter: BodyEmitter, error: string, type: Bound["type"]): string {
  if (type.symbol) return `${error} instanceof ${emitter.unit.classVariable(type.symbol)}`;
  return `R.matches(${error},${quote(type.name)})`;
}

/** The block runs inside a function of the runtime; `return` and jumps out of it are carried by a code. */
function emitRunAs(emitter: BodyEmitter, statement: Extract<BoundStatement, { kind: "runAs" }>): string {
  const args = statement.args.map((argument) => emit(emitter, argument)).join(",");
  const code = emitter.held();
  const value = emitter.held();
  const mark = emitter.mark(statement.line);
  const body = emitter.insideRunAs({ code, value }, () => braces(emitter, statement.block));
  const outer = emitter.runAsBlock;
  const passOn = outer
    ? `{${outer.value}=${value};${outer.code}=1;return;}`
    : emitter.leavesInFinally
      ? `return ${value};`
      : `{S.leave();return ${value};}`;
  const jumps = emitter.canJump
    ? `if(${code}===2)${emitter.jump("break")}if(${code}===3)${emitter.jump("continue")}`
    : "";
  return `${mark}${code}=0;R.runAs([${args}],()=>${body});if(${code}===1)${passOn}${jumps}`;
}
