import type { Block, Expression, Statement } from "../parser/tree.js";

/**
 * True when control cannot pass beyond the statement, so that whatever follows in its block is unreachable. What follows an endless loop is not,
 * also where the loop is the branch of an `if`: the platform asks for no return there and takes one.
 */
export function endsHere(statement: Statement): boolean {
  return !completes(statement, () => true);
}

/** True when control can reach the end of the block: a method with a result then lacks a return. */
export function blockCompletes(block: Block): boolean {
  return blockEnds(block, (loop) => !isEndless(loop));
}

type LoopRule = (loop: Statement) => boolean;

function blockEnds(block: Block, passes: LoopRule): boolean {
  return block.statements.every((each) => completes(each, passes));
}

function completes(statement: Statement, passes: LoopRule): boolean {
  const ends = (block: Block): boolean => blockEnds(block, passes);
  switch (statement.kind) {
    case "return":
    case "throw":
    case "break":
    case "continue":
      return false;
    case "block":
      return ends(statement.block);
    case "if":
      return (
        statement.otherwise === null || completes(statement.then, passes) || completes(statement.otherwise, passes)
      );
    case "switch":
      return !statement.cases.some((each) => each.kind === "else") || statement.cases.some((each) => ends(each.block));
    case "try":
      if (statement.finally && !ends(statement.finally)) return false;
      return ends(statement.block) || statement.catches.some((each) => ends(each.block));
    case "while":
    case "for":
    case "doWhile":
      return passes(statement);
    case "runAs":
      return ends(statement.block);
    default:
      return true;
  }
}

/** `while (true)` and `for (;;)` that nothing breaks out of. */
function isEndless(statement: Statement): boolean {
  switch (statement.kind) {
    case "while":
    case "doWhile":
      return (
        isTrue(statement.condition) &&
        !breaks(
          statement.kind === "while" ? statement.body : { ...statement.body, kind: "block", block: statement.body },
        )
      );
    case "for":
      return (statement.condition === null || isTrue(statement.condition)) && !breaks(statement.body);
    default:
      return false;
  }
}

function isTrue(expression: Expression): boolean {
  return expression.kind === "literal" && expression.type === "Boolean" && expression.value === "true";
}

/** Whether a `break` in here leaves the loop around it. */
function breaks(statement: Statement | null): boolean {
  if (!statement) return false;
  switch (statement.kind) {
    case "break":
      return true;
    case "block":
      return statement.block.statements.some(breaks);
    case "if":
      return breaks(statement.then) || breaks(statement.otherwise);
    case "switch":
      return statement.cases.some((each) => each.block.statements.some(breaks));
    case "try":
      return [statement.block, ...statement.catches.map((each) => each.block), statement.finally].some(
        (block) => block?.statements.some(breaks) ?? false,
      );
    case "runAs":
      return statement.block.statements.some(breaks);
    default:
      return false;
  }
}
