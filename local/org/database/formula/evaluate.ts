import { Decimal } from "../../runtime/values/decimal.js";
import { dateFunctions } from "./date-functions.js";
import { numberFunctions } from "./number-functions.js";
import { applyOperator, compare } from "./operators.js";
import { FormulaError, parseFormula, type FormulaNode } from "./syntax.js";
import { textFunctions } from "./text-functions.js";
import {
  decimalOf,
  isBlank,
  numberOf,
  toFormulaValue,
  truth,
  type FormulaContext,
  type FormulaValue,
} from "./values.js";

type LazyFunction = (
  args: FormulaNode[],
  evaluate: (node: FormulaNode) => FormulaValue,
  context: FormulaContext,
) => FormulaValue;

function pathOf(node: FormulaNode | undefined, name: string): string[] {
  if (node?.kind !== "path") throw new FormulaError(`${name} needs a field`);
  return node.path;
}

/** A blank check must see the stored value, not the zero that a blank number counts as. */
function blankCheck(
  node: FormulaNode | undefined,
  evaluate: (node: FormulaNode) => FormulaValue,
  context: FormulaContext,
): boolean {
  if (!node) return true;
  return isBlank(node.kind === "path" ? toFormulaValue(context.field(node.path)) : evaluate(node));
}

/** Functions that do not evaluate all their arguments, or look at the field behind one. */
const lazyFunctions: Record<string, LazyFunction> = {
  AND: (args, evaluate) => args.every((argument) => truth(evaluate(argument))),
  BLANKVALUE: (args, evaluate, context) => evaluate(blankCheck(args[0], evaluate, context) ? args[1]! : args[0]!),
  CASE: (args, evaluate) => {
    const value = evaluate(args[0]!);
    for (let index = 1; index + 1 < args.length; index += 2)
      if (compare(value, evaluate(args[index]!)) === 0) return evaluate(args[index + 1]!);
    return evaluate(args.at(-1)!);
  },
  IF: (args, evaluate) => (truth(evaluate(args[0]!)) ? evaluate(args[1]!) : args[2] ? evaluate(args[2]) : null),
  ISBLANK: (args, evaluate, context) => blankCheck(args[0], evaluate, context),
  ISCHANGED: (args, _evaluate, context) => {
    const path = pathOf(args[0], "ISCHANGED");
    if (context.isNew || !context.priorValue) return false;
    const [now, before] = [toFormulaValue(context.field(path)), toFormulaValue(context.priorValue(path))];
    return compare(now, before) !== 0;
  },
  ISNEW: (_args, _evaluate, context) => context.isNew ?? false,
  ISNULL: (args, evaluate, context) => blankCheck(args[0], evaluate, context),
  NOT: (args, evaluate) => !truth(evaluate(args[0]!)),
  NULLVALUE: (args, evaluate, context) => evaluate(blankCheck(args[0], evaluate, context) ? args[1]! : args[0]!),
  OR: (args, evaluate) => args.some((argument) => truth(evaluate(argument))),
  PRIORVALUE: (args, _evaluate, context) => {
    const path = pathOf(args[0], "PRIORVALUE");
    return toFormulaValue(context.isNew || !context.priorValue ? context.field(path) : context.priorValue(path));
  },
};

/**
 * Evaluates a formula for one record. Throws FormulaError for what cannot be read or is not supported, naming the function.
 * Semantics: the documented functions of formula fields and validation rules.
 */
export function evaluateFormula(text: string, context: FormulaContext): FormulaValue {
  const dates = dateFunctions(context);
  const evaluate = (node: FormulaNode): FormulaValue => {
    switch (node.kind) {
      case "literal":
        return typeof node.value === "number" ? decimalLiteral(node.text) : node.value;
      case "path": {
        const value = toFormulaValue(context.field(node.path));
        return value === null && context.blankAsZero && context.isNumber?.(node.path) ? Decimal.zero : value;
      }
      case "unary": {
        const value = evaluate(node.operand);
        if (node.operator === "!") return !truth(value);
        return value === null ? null : numberOf(value).negate();
      }
      case "binary":
        if (node.operator === "&&") return truth(evaluate(node.left)) && truth(evaluate(node.right));
        if (node.operator === "||") return truth(evaluate(node.left)) || truth(evaluate(node.right));
        return applyOperator(node.operator, evaluate(node.left), evaluate(node.right));
      case "call": {
        const lazy = lazyFunctions[node.name];
        if (lazy) return lazy(node.args, evaluate, context);
        const work = textFunctions[node.name] ?? numberFunctions[node.name] ?? dates[node.name];
        if (!work) throw new FormulaError(`The formula function ${node.name} is not supported: ${text}`);
        return work(...node.args.map(evaluate));
      }
    }
  };
  return evaluate(parseFormula(text));
}

function decimalLiteral(text: string): Decimal {
  const [whole = "0", fraction = ""] = text.split(".");
  return fraction ? new Decimal(BigInt(whole + fraction), fraction.length) : decimalOf(Number(text));
}

/** Names of every supported function, for the list of what is supported. */
export function formulaFunctionNames(): string[] {
  const dates = dateFunctions({ field: () => null, now: () => 0, timeZone: "GMT" });
  return [lazyFunctions, textFunctions, numberFunctions, dates].flatMap((functions) => Object.keys(functions)).sort();
}
