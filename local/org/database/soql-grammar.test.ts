import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { before, test } from "node:test";
import { ApexErrorListener, ApexParserFactory } from "@apexdevtools/apex-parser";
import { parseSoql } from "../parser/soql-tree.js";
import { ApexException } from "../runtime/exceptions.js";
import { ApexLocation } from "../library/location.js";
import { ApexDouble } from "../runtime/values/double.js";
import { countQuery, runQuery } from "./soql.js";
import { testMetadata, testOrg, type TestOrg } from "./test-org.js";

/**
 * Every production of the parser's SOQL grammar is executed or refused by name. The productions are read from the parser's own declarations: what a
 * later version of it adds fails here until a query below covers it.
 */
const RULES = (
  "Query SubQuery SelectList SelectEntry FieldName FromNameList SubFieldList SubFieldEntry SoqlFieldsParameter SoqlFunction DateFieldName " +
  "LocationValue CoordinateValue TypeOf WhenClause ElseClause FieldNameList UsingScope WhereClause WhereLogicalExpression WhereConditionalExpression " +
  "WhereFieldExpression LogicalExpression ConditionalExpression FieldExpression ComparisonOperator Value ValueList SignedNumber WithClause " +
  "FilteringExpression DataCategorySelection DataCategoryName FilteringSelector GroupByClause FieldGroupBy FieldGroupByList OrderByClause FieldOrder " +
  "FieldOrderList LimitClause OffsetClause AllRowsClause ForClauses BoundExpression DateFormula UpdateList UpdateType"
).split(" ");

/** Members of a rule's class that are no productions, or that no SOQL text can reach. */
const NO_PRODUCTION = /^(constructor|enterRule|exitRule|accept|copyFrom|COMMA|DOT|LPAREN|RPAREN|COLON)$|_list$/;
const UNREACHABLE = new Set([
  // Apex alone has multi-line strings.
  "SoqlFunction.MultilineStringLiteral",
  "Value.MultilineStringLiteral",
  // The parser's lexer reads the `.5` of `USD5.5` as one number, which this production then lacks: a syntax error.
  "Value.IntegerLiteral",
  // What stands behind the colon is an Apex expression of whatever kind.
  "BoundExpression.expression",
]);

function productions(): string[] {
  const file = fileURLToPath(
    new URL("../types/antlr/ApexParser.d.ts", import.meta.resolve("@apexdevtools/apex-parser")),
  );
  const declared = readFileSync(file, "utf8");
  return RULES.flatMap((rule) => {
    const body = new RegExp(`class ${rule}Context extends[^{]*\\{(.*?)\\n\\}`, "s").exec(declared)?.[1];
    assert.ok(body, `the parser has no rule ${rule}`);
    const members = [...body.matchAll(/^\s+(\w+)\(/gm)].map((match) => match[1] as string);
    return [...new Set(members)].filter((name) => !NO_PRODUCTION.test(name)).map((name) => `${rule}.${name}`);
  }).filter((name) => !UNREACHABLE.has(name));
}

interface Node {
  children?: Node[] | null;
  symbol?: { type: number };
  parser?: { symbolicNames: (string | null)[] };
}

/** What a text uses of the grammar. */
function usedBy(text: string): Set<string> {
  const { parser } = ApexParserFactory.createLexerAndParser(
    text,
    new (class extends ApexErrorListener {
      override apexSyntaxError(line: number, column: number, message: string): void {
        throw new Error(`${text}: ${line}:${column} ${message}`);
      }
    })(),
  );
  const names = (parser as unknown as { symbolicNames: (string | null)[] }).symbolicNames;
  const used = new Set<string>();
  const nameOf = (node: Node): string =>
    node.symbol ? (names[node.symbol.type] ?? "") : node.constructor.name.replace(/Context$/, "");
  const walk = (node: Node): void => {
    for (const child of node.children ?? []) {
      const name = nameOf(child);
      used.add(`${nameOf(node)}.${child.symbol ? name : name[0]!.toLowerCase() + name.slice(1)}`);
      walk(child);
    }
  };
  walk(parser.query() as unknown as Node);
  return used;
}

const DATE_FUNCTIONS = (
  "CALENDAR_MONTH CALENDAR_QUARTER CALENDAR_YEAR DAY_IN_MONTH DAY_IN_WEEK DAY_IN_YEAR DAY_ONLY FISCAL_MONTH FISCAL_QUARTER FISCAL_YEAR HOUR_IN_DAY " +
  "WEEK_IN_MONTH WEEK_IN_YEAR"
).split(" ");

const EXECUTED = [
  "SELECT Id, Account.Name FROM Contact USING SCOPE mine WHERE Name != 'x' ORDER BY Name DESC NULLS LAST LIMIT 5 OFFSET 1",
  "SELECT Id FROM Contact ORDER BY Name ASC NULLS FIRST LIMIT :limit OFFSET :offset",
  "SELECT Id FROM Contact c WHERE c.Name <> 'x' AND (NOT Name LIKE 'a%') ALL ROWS",
  "SELECT Id FROM Contact WHERE Name < 'b' OR Name > 'a' FOR VIEW",
  "SELECT Id FROM Contact FOR REFERENCE",
  "SELECT Id FROM Contact FOR UPDATE",
  "SELECT FIELDS(STANDARD) FROM Thing__c WITH USER_MODE",
  "SELECT FIELDS(ALL) FROM Thing__c WITH SYSTEM_MODE LIMIT 10",
  "SELECT FIELDS(CUSTOM) FROM Thing__c WITH SECURITY_ENFORCED LIMIT 10",
  "SELECT (SELECT Id, Account.Name, FORMAT(CreatedDate) shown FROM Contacts WHERE Name = 'x' ORDER BY Name LIMIT 2) FROM Account",
  "SELECT (SELECT (SELECT Id FROM Contacts) FROM ChildAccounts) FROM Account",
  "SELECT (SELECT TYPEOF What WHEN Account THEN Name END FROM Tasks) FROM Account",
  "SELECT (SELECT Id FROM Contacts FOR VIEW) FROM Account",
  "SELECT TYPEOF What WHEN Account THEN Name, Phone ELSE Id END FROM Task",
  "SELECT TOLABEL(Size__c), FORMAT(Amount__c) amount, FORMAT(convertCurrency(Amount__c)) other FROM Thing__c",
  "SELECT COUNT() FROM Contact",
  "SELECT COUNT(Id), COUNT_DISTINCT(Name), AVG(Amount), SUM(Amount), MIN(Amount), MAX(Amount) FROM Opportunity",
  "SELECT Name n, COUNT(Id) FROM Account GROUP BY Name HAVING COUNT(Id) > 1 AND (NOT Name = 'x') ORDER BY COUNT(Id)",
  "SELECT Name, COUNT(Id) FROM Account GROUP BY Name HAVING (COUNT(Id) > 1 OR COUNT(Id) < 5)",
  "SELECT Name, GROUPING(Name) g, COUNT(Id) FROM Account GROUP BY ROLLUP(Name)",
  "SELECT Name, Industry, COUNT(Id) FROM Account GROUP BY CUBE(Name, Industry)",
  "SELECT CALENDAR_YEAR(convertTimezone(CreatedDate)), COUNT(Id) FROM Account GROUP BY CALENDAR_YEAR(convertTimezone(CreatedDate))",
  ...DATE_FUNCTIONS.map(
    (name) => `SELECT Id FROM Account WHERE ${name}(CreatedDate) != ${name === "DAY_ONLY" ? "2020-01-01" : "-1"}`,
  ),
  "SELECT Id FROM Thing__c WHERE DISTANCE(Place__c, GEOLOCATION(37.7, :longitude), 'mi') < 20 ORDER BY DISTANCE(Place__c, :place, 'km')",
  "SELECT Id FROM Thing__c WHERE Tags__c INCLUDES ('a;b', 'c') OR Tags__c EXCLUDES ('d')",
  "SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact) AND Id NOT IN (SELECT AccountId FROM Opportunity)",
  "SELECT Id FROM Account WHERE Name IN ('a', 'b') AND Industry = null AND IsDeleted = false AND Name = :name",
  "SELECT Id FROM Thing__c WHERE Amount__c >= +1.5 AND Amount__c <= 1000 AND Amount__c > USD5",
  "SELECT Id FROM Opportunity WHERE CloseDate > 2020-01-01 AND CreatedDate < 2030-01-01T00:00:00Z",
  "SELECT Id FROM Thing__c WHERE At__c > 10:00:00.000Z",
];

/** Text of the query, and what the refusal must name. */
const REFUSED: [string, RegExp][] = [
  ["SELECT Id FROM Account WITH DATA CATEGORY Geo__c AT usa__c AND Kind__c ABOVE (a__c, b__c)", /WITH DATA CATEGORY/],
  [
    "SELECT Id FROM Account WITH DATA CATEGORY Geo__c BELOW usa__c AND Kind__c ABOVE_OR_BELOW a__c",
    /WITH DATA CATEGORY/,
  ],
  ["SELECT Id FROM Account WITH Network = 'x'", /WITH Network/],
  ["SELECT Id FROM Account WHERE FORMULA('Name') = 'x'", /FORMULA\(\)/],
  ["SELECT Id FROM Account UPDATE TRACKING, VIEWSTAT", /UPDATE TRACKING, VIEWSTAT/],
  ["SELECT (SELECT Id FROM Contacts UPDATE VIEWSTAT) FROM Account", /UPDATE VIEWSTAT/],
  ["SELECT Id FROM Account USING SCOPE team", /USING SCOPE team/],
];

/** `LAST_N_DAYS_N` is written `LAST_N_DAYS:2`. */
const dateFormulas = (): string[] =>
  productions()
    .filter((name) => name.startsWith("DateFormula.") && name !== "DateFormula.signedInteger")
    .map((name) => name.slice("DateFormula.".length))
    .map(
      (name) => `SELECT Id FROM Account WHERE CreatedDate > ${name.endsWith("_N") ? `${name.slice(0, -2)}:2` : name}`,
    );

let org: TestOrg;

before(() => {
  const fields = {
    Tags__c: "<type>MultiselectPicklist</type>",
    Amount__c: "<type>Currency</type><precision>16</precision><scale>2</scale>",
    Size__c: "<type>Picklist</type>",
    Place__c: "<type>Location</type><scale>5</scale>",
    At__c: "<type>Time</type>",
  };
  org = testOrg(testMetadata({ Thing__c: { object: "<label>Thing</label>", fields } }));
});

const BINDS = new Map<string, unknown>([
  ["limit", 5],
  ["offset", 0],
  ["name", "x"],
  ["longitude", -122],
  ["place", new ApexLocation(new ApexDouble(1), new ApexDouble(2))],
]);

function run(text: string): void {
  const query = parseSoql(text);
  org.run(() => (query.isCount ? countQuery(query, BINDS, "system") : runQuery(query, BINDS, "system")));
}

test("every production of the grammar occurs in a query below", () => {
  const used = new Set(
    [...EXECUTED, ...REFUSED.map(([text]) => text), ...dateFormulas()].flatMap((text) => [...usedBy(text)]),
  );
  assert.deepEqual(
    productions().filter((production) => !used.has(production)),
    [],
  );
});

for (const text of EXECUTED) test(`executed: ${text}`, () => run(text));

test("every date formula is executed", () => dateFormulas().forEach(run));

for (const [text, named] of REFUSED)
  test(`refused by name: ${text}`, () => {
    assert.throws(
      () => run(text),
      (error) => error instanceof ApexException && named.test(error.shownMessage ?? ""),
    );
  });
