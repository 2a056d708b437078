import assert from "node:assert/strict";
import { test } from "node:test";
import { ApexDate } from "../../runtime/values/date.js";
import { Decimal } from "../../runtime/values/decimal.js";
import { evaluateFormula, FormulaError, formulaPaths, parseFormula, type FormulaContext } from "./index.js";

const fields: Record<string, unknown> = {
  Name: "Acme",
  Amount: new Decimal(12050n, 2),
  Discount__c: null,
  StageName: "Closed Won",
  IsActive: true,
  CloseDate: ApexDate.of(2026, 1, 31),
  "Account.Name": "Parent",
};
const prior: Record<string, unknown> = { ...fields, Name: "Old" };
const context: FormulaContext = {
  field: (path) => fields[path.join(".")] ?? null,
  priorValue: (path) => prior[path.join(".")] ?? null,
  isNumber: (path) => /Amount|Discount__c/.test(path.join(".")),
  now: () => Date.UTC(2026, 10, 22, 23, 30),
  timeZone: "Europe/Berlin",
};

const show = (value: unknown): string =>
  value instanceof Decimal ? value.stripTrailingZeros().toPlainString() : String(value);

const cases: [formula: string, expected: string][] = [
  ["1 + 2 * 3", "7"],
  ["(1 + 2) * 3", "9"],
  ["-2 ^ 2", "4"],
  ["10 / 4", "2.5"],
  ["Amount * 2", "241"],
  ["Amount + Discount__c", "null"],
  ["Name & ' & ' & Account.Name", "Acme & Parent"],
  ['IF(ISPICKVAL(StageName, "Closed Won"), "won", "open")', "won"],
  ["IF(Name = 'acme', 1, 0)", "0"],
  ["AND(IsActive, NOT(ISBLANK(Name)))", "true"],
  ["OR(false, Name == 'Acme')", "true"],
  ["IsActive && Amount > 100 || false", "true"],
  ["CASE(StageName, 'Open', 1, 'Closed Won', 2, 3)", "2"],
  ["BLANKVALUE(Discount__c, 5)", "5"],
  ["ISBLANK(Discount__c)", "true"],
  ["LEFT(Name, 2) & RIGHT(Name, 1) & MID(Name, 2, 2)", "Acecm"],
  ["SUBSTITUTE(Name, 'c', '$&')", "A$&me"],
  ["LEN(UPPER(Name)) + FIND('m', Name)", "7"],
  ["REGEX('AB-12', '[A-Z]{2}-\\\\d+')", "true"],
  ["CONTAINS(Name, 'cm') && BEGINS(Name, 'A')", "true"],
  ["TODAY()", "2026-11-23"],
  ["CloseDate + 1", "2026-02-01"],
  ["TODAY() - CloseDate", "296"],
  ["ADDMONTHS(CloseDate, 1)", "2026-02-28"],
  ["YEAR(CloseDate) * 100 + MONTH(CloseDate)", "202601"],
  ["WEEKDAY(DATE(2026, 11, 22))", "1"],
  ["ROUND(Amount / 7, 2)", "17.21"],
  ["MOD(-7, 3)", "2"],
  ["FLOOR(-1.5) & '/' & MFLOOR(-1.5) & '/' & CEILING(1.2)", "-1/-2/2"],
  ["MAX(1, 3, 2) + MIN(1, 3, 2)", "4"],
  ["VALUE('1,200.50')", "1200.5"],
  ["CASESAFEID('001D000000IqhSL')", "001D000000IqhSLIAZ"],
  ["ISCHANGED(Name)", "true"],
  ["PRIORVALUE(Name)", "Old"],
  ["/* a note */ TEXT(Amount)", "120.5"],
];

for (const [formula, expected] of cases)
  test(formula, () => assert.equal(show(evaluateFormula(formula, context)), expected));

test("a blank number counts as zero where the formula says so", () => {
  assert.equal(show(evaluateFormula("Amount + Discount__c", { ...context, blankAsZero: true })), "120.5");
  assert.equal(evaluateFormula("ISBLANK(Discount__c)", { ...context, blankAsZero: true }), true);
});

test("what is not supported or not readable names itself", () => {
  assert.throws(
    () => evaluateFormula("VLOOKUP(Name, Name, Name)", context),
    (error: Error) => error instanceof FormulaError && /VLOOKUP/.test(error.message),
  );
  assert.throws(() => parseFormula("1 + "), /end of formula/);
  assert.throws(() => evaluateFormula("1 / 0", context), /zero/);
  assert.throws(() => evaluateFormula("IF(Name, 1, 2)", context), /true or false/);
});

test("field paths of a formula are known", () => {
  assert.deepEqual(formulaPaths(parseFormula("IF(Account.Name = Name, $User.Id, name)")), [
    ["Account", "Name"],
    ["name"],
    ["$User", "Id"],
  ]);
});
