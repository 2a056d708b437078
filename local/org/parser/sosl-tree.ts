import {
  ApexParserFactory,
  type FieldListContext,
  type FieldSpecContext,
  type FieldSpecListContext,
  type SoslClausesContext,
  type SoslLiteralContext,
} from "@apexdevtools/apex-parser";
import { decodeString, Lowering, sourceOf, type BindNumber } from "./soql-lower.js";
import { markLikeEscapes, SoqlSyntaxError, SyntaxErrors } from "./soql-parse.js";
import type { OrderItem, SoqlCondition, SoqlValue } from "./soql-tree.js";

/** One object of RETURNING. */
export interface SearchedObject {
  object: string;
  /** Field paths; only the id when none are stated. */
  fields: string[][];
  where: SoqlCondition | null;
  orderBy: OrderItem[];
  limit: SoqlValue | null;
  offset: SoqlValue | null;
}

/** A SOSL search as plain data. */
export interface SoslSearch {
  text: string;
  find: SoqlValue;
  /** ALL, NAME, EMAIL, PHONE or SIDEBAR. */
  group: string;
  returning: SearchedObject[];
  limit: SoqlValue | null;
  mode: "user" | "system" | null;
  /** WITH clauses that nothing here executes. */
  unsupportedWith: string | null;
  bindNames: string[];
}

/** Lowers `[FIND … ]`. The compiler keeps binds as its own expressions and hands back their numbers. */
export function lowerSosl(context: SoslLiteralContext, bind: BindNumber): SoslSearch {
  const bindNames: string[] = [];
  const numbered: BindNumber = (bound) => {
    const index = bind(bound);
    bindNames[index] = sourceOf(bound.expression()).trim();
    return index;
  };
  const lowering = new Lowering(numbered);
  const literal = context.FindLiteral()?.getText();
  const find: SoqlValue =
    literal === undefined
      ? { kind: "bind", index: numbered(context.boundExpression()) }
      : { kind: "string", value: decodeString(literal.slice(literal.indexOf("'"))) };
  const clauses = context.soslClauses();
  const search: SoslSearch = {
    text: sourceOf(context),
    find,
    group: clauses.searchGroup()?.getText().toUpperCase().replace("FIELDS", "") ?? "ALL",
    returning: clauses.fieldSpecList() ? specsOf(clauses.fieldSpecList(), lowering) : [],
    limit: clauses.limitClause() ? lowering.limit(clauses.limitClause()) : null,
    mode: null,
    unsupportedWith: null,
    bindNames,
  };
  readWith(clauses, search);
  return search;
}

function readWith(clauses: SoslClausesContext, search: SoslSearch): void {
  for (const clause of clauses.soslWithClause_list()) {
    if (clause.USER_MODE()) search.mode = "user";
    else if (clause.SYSTEM_MODE()) search.mode = "system";
    // These change how results are shown or counted, not which records are found.
    else if (!clause.METADATA() && !clause.HIGHLIGHT() && !clause.SPELL_CORRECTION() && !clause.SNIPPET())
      search.unsupportedWith = sourceOf(clause);
  }
}

function specsOf(list: FieldSpecListContext, lowering: Lowering): SearchedObject[] {
  return [specOf(list.fieldSpec(), lowering), ...list.fieldSpecList_list().flatMap((rest) => specsOf(rest, lowering))];
}

function specOf(spec: FieldSpecContext, lowering: Lowering): SearchedObject {
  return {
    object: spec.soslId_list()[0]!.getText(),
    fields: spec.fieldList() ? fieldsOf(spec.fieldList()) : [],
    where: spec.logicalExpression() ? lowering.logical(spec.logicalExpression()) : null,
    orderBy: spec.fieldOrderList() ? lowering.order(spec.fieldOrderList()) : [],
    limit: spec.limitClause() ? lowering.limit(spec.limitClause()) : null,
    offset: spec.offsetClause() ? lowering.limit(spec.offsetClause()) : null,
  };
}

function fieldsOf(list: FieldListContext): string[][] {
  return [...list.soslId_list().map((id) => id.getText().split(".")), ...list.fieldList_list().flatMap(fieldsOf)];
}

/** Parses the text of `Search.query`. Throws SoqlSyntaxError. */
export function parseSosl(text: string): SoslSearch {
  const quoted = text
    .trim()
    .replace(/^FIND\s*\{([^}]*)\}/i, (_, term: string) => `FIND '${term.replaceAll("'", "\\'")}'`);
  const errors = new SyntaxErrors();
  const { parser } = ApexParserFactory.createLexerAndParser(markLikeEscapes(`[${quoted}]`), errors);
  const context = parser.soslLiteral();
  if (errors.first !== null) throw errors.first;
  if (context.soslClauses() === null) throw new SoqlSyntaxError("unexpected token: '<EOF>'", 1, 1);
  let count = 0;
  return lowerSosl(context, () => count++);
}
