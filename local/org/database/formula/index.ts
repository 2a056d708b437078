export { evaluateFormula, formulaFunctionNames } from "./evaluate.js";
export { FormulaError, formulaPaths, parseFormula, type FormulaNode } from "./syntax.js";
export { toFormulaValue, type FormulaContext, type FormulaValue } from "./values.js";
