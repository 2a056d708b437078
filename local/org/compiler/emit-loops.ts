import type { BoundStatement } from "../resolver/bound.js";
import { emit, emitNotNull, quote } from "./emit-expressions.js";
import { emitBody, LOOP_TICK } from "./emit-statements.js";
import type { BodyEmitter } from "./unit-emitter.js";

/** A loop over a collection. That the collection changed is noticed at the next turn, so that a change right before `break` or `return` is allowed. */
export function emitForEach(emitter: BodyEmitter, statement: Extract<BoundStatement, { kind: "forEach" }>): string {
  const name = statement.local.jsName;
  const source = emitter.temporary();
  const mark = emitter.mark(statement.line);
  const convert = statement.element ? `${name}=${emit(emitter, statement.element)};` : "";
  const collection = emitNotNull(emitter, statement.source);
  const body = emitter.inLoop(() => emitBody(emitter, statement.body));
  if (statement.walk === "list") {
    const index = emitter.temporary();
    const size = emitter.temporary();
    const step = `if(${source}.items.length!==${size})R.changedInLoop();if(${index}>=${size})break;`;
    return `{${mark}const ${source}=${collection},${size}=${source}.items.length;for(let ${index}=0;;${index}++){${step}${LOOP_TICK}let ${name}=${source}.items[${index}];${convert}${body}}}`;
  }
  return `${mark}for(const ${source} of R.iterate(${collection})){${LOOP_TICK}let ${name}=${source};${convert}${body}}`;
}

/** `for (List<Account> chunk : [SELECT ...])`: 200 rows at a time. */
export function emitForChunks(emitter: BodyEmitter, statement: Extract<BoundStatement, { kind: "forChunks" }>): string {
  const chunk = emitter.temporary();
  const mark = emitter.mark(statement.line);
  const source = emit(emitter, statement.source);
  const element = statement.local.type.args[0]?.name ?? "SObject";
  const body = emitter.inLoop(() => emitBody(emitter, statement.body));
  return `${mark}for(const ${chunk} of R.chunks(${quote(element)},${source})){${LOOP_TICK}let ${statement.local.jsName}=${chunk};${body}}`;
}
