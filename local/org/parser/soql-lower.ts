import type {
  BoundExpressionContext,
  ConditionalExpressionContext,
  DateFormulaContext,
  FieldExpressionContext,
  FieldNameContext,
  FieldOrderListContext,
  FromNameListContext,
  LocationValueContext,
  LogicalExpressionContext,
  QueryContext,
  SoqlFunctionContext,
  SubQueryContext,
  TypeOfContext,
  ValueContext,
  WhereConditionalExpressionContext,
  WhereLogicalExpressionContext,
} from "@apexdevtools/apex-parser";
import type * as tree from "./soql-tree.js";

/** Turns one `:expression` into its number. */
export type BindNumber = (bound: BoundExpressionContext) => number;

interface Positioned {
  start: {
    line: number;
    column: number;
    start: number;
    getInputStream(): { getText(from: number, to: number): string };
  };
  stop?: { stop: number } | null;
  getText(): string;
  getChildCount(): number;
}

/** The place of a node in its text. */
export function placeOf(node: unknown): tree.Place {
  const { start } = node as Positioned;
  return { line: start.line, column: start.column + 1 };
}

/** The source text of a node with its blanks. */
export function sourceOf(node: unknown): string {
  const positioned = node as Positioned;
  const { start, stop } = positioned;
  return stop ? start.getInputStream().getText(start.start, stop.stop) : positioned.getText();
}

export const LIKE_PERCENT = "\uE000";
export const LIKE_UNDERSCORE = "\uE001";

/** Decodes a quoted literal. `\%` and `\_` stay, since LIKE reads them as escapes. */
export function decodeString(literal: string): string {
  const body = literal.startsWith("'''") ? literal.slice(3, -3).replace(/^\r?\n/, "") : literal.slice(1, -1);
  const marked = body.replaceAll(LIKE_PERCENT, "\\%").replaceAll(LIKE_UNDERSCORE, "\\_");
  return marked.replace(/\\(u[0-9a-fA-F]{4}|.)/gs, (whole, escape: string) => {
    if (escape.length === 5) return String.fromCharCode(Number.parseInt(escape.slice(1), 16));
    const plain: Record<string, string> = {
      n: "\n",
      N: "\n",
      r: "\r",
      R: "\r",
      t: "\t",
      T: "\t",
      b: "\b",
      B: "\b",
      f: "\f",
      F: "\f",
    };
    if (escape === "%" || escape === "_") return whole;
    return plain[escape] ?? escape;
  });
}

/** Lowers a parsed query. The compiler keeps binds as its own expressions and hands back their numbers. */
export function lowerQuery(context: QueryContext, bind: BindNumber): tree.SoqlQuery {
  return new Lowering(bind).query(context);
}

/** Lowers the conditions and orders that SOSL shares with SOQL. */
export class Lowering {
  private readonly bind: BindNumber;
  private readonly bindNames: string[] = [];

  constructor(bind: BindNumber) {
    this.bind = (bound) => {
      const index = bind(bound);
      this.bindNames[index] = sourceOf(bound.expression()).trim();
      return index;
    };
  }

  query(context: QueryContext): tree.SoqlQuery {
    const query = this.common(context);
    for (const entry of context.selectList().selectEntry_list()) query.select.push(this.selectItem(entry));
    query.scope = context.usingScope()?.soqlId()?.getText() ?? null;
    query.allRows = Boolean(context.allRowsClause());
    this.withClause(context, query);
    const group = context.groupByClause();
    if (group) {
      query.grouping = group.ROLLUP() ? "rollup" : group.CUBE() ? "cube" : "plain";
      for (const item of group.fieldGroupByList().fieldGroupBy_list())
        query.groupBy.push(item.soqlFunction() ? this.call(item.soqlFunction()) : this.field(item.fieldName()));
      if (group.HAVING()) query.having = this.logical(group.logicalExpression());
    }
    if (context.offsetClause()) query.offset = this.amount(context.offsetClause());
    const only = query.select.length === 1 ? query.select[0] : undefined;
    query.isCount = only?.kind === "function" && only.call.name === "COUNT" && only.call.argument === null;
    return query;
  }

  subQuery(context: SubQueryContext): tree.SoqlQuery {
    const query = this.common(context);
    for (const entry of context.subFieldList().subFieldEntry_list()) query.select.push(this.selectItem(entry));
    return query;
  }

  private common(context: QueryContext | SubQueryContext): tree.SoqlQuery {
    const query: tree.SoqlQuery = {
      text: sourceOf(context),
      select: [],
      from: this.from(context.fromNameList()),
      scope: null,
      where: null,
      mode: null,
      unsupportedWith: null,
      groupBy: [],
      grouping: "plain",
      having: null,
      orderBy: [],
      limit: null,
      offset: null,
      allRows: false,
      lock: null,
      isCount: false,
      bindNames: this.bindNames,
    };
    if (context.whereClause()) query.where = this.whereLogical(context.whereClause().whereLogicalExpression());
    if (context.orderByClause()) query.orderBy = this.order(context.orderByClause().fieldOrderList());
    if (context.limitClause()) query.limit = this.amount(context.limitClause());
    if (context.updateList()) query.unsupportedWith = `UPDATE ${sourceOf(context.updateList())}`;
    const forClauses = context.forClauses();
    if (forClauses?.UPDATE_list().length) query.lock = "UPDATE";
    else if (forClauses?.VIEW_list().length) query.lock = "VIEW";
    else if (forClauses?.REFERENCE_list().length) query.lock = "REFERENCE";
    return query;
  }

  private withClause(context: QueryContext, query: tree.SoqlQuery): void {
    const clause = context.withClause();
    if (!clause) return;
    if (clause.USER_MODE()) query.mode = "user";
    else if (clause.SYSTEM_MODE()) query.mode = "system";
    else if (clause.SECURITY_ENFORCED()) query.mode = "securityEnforced";
    else query.unsupportedWith = sourceOf(clause);
  }

  private from(context: FromNameListContext): tree.FromItem[] {
    const items: tree.FromItem[] = [];
    for (const child of (context as unknown as { children: unknown[] }).children) {
      if (context.fieldName_list().includes(child as FieldNameContext))
        items.push({ path: this.field(child as FieldNameContext).path, alias: null, ...placeOf(child) });
      else if (context.soqlId_list().some((id) => id === child))
        (items[items.length - 1] as tree.FromItem).alias = (child as Positioned).getText();
    }
    return items;
  }

  private selectItem(entry: {
    fieldName(): FieldNameContext;
    soqlId(): { getText(): string };
    soqlFunction(): SoqlFunctionContext;
    subQuery(): SubQueryContext;
    typeOf(): TypeOfContext;
  }): tree.SelectItem {
    const alias = entry.soqlId()?.getText() ?? null;
    if (entry.typeOf()) return this.typeOf(entry.typeOf());
    if (entry.subQuery()) return { kind: "subquery", query: this.subQuery(entry.subQuery()) };
    if (entry.soqlFunction()) return { kind: "function", call: this.call(entry.soqlFunction()), alias };
    return { kind: "field", field: this.field(entry.fieldName()), alias };
  }

  private typeOf(context: TypeOfContext): tree.TypeOfSelect {
    return {
      kind: "typeof",
      relationship: this.field(context.fieldName()),
      whens: context.whenClause_list().map((when) => ({
        type: when.fieldName().getText(),
        fields: when
          .fieldNameList()
          .fieldName_list()
          .map((name) => this.field(name)),
      })),
      otherwise:
        context
          .elseClause()
          ?.fieldNameList()
          .fieldName_list()
          .map((name) => this.field(name)) ?? null,
      ...placeOf(context),
    };
  }

  field(context: FieldNameContext): tree.FieldReference {
    return { kind: "field", path: context.soqlId_list().map((id) => id.getText()), ...placeOf(context) };
  }

  call(context: SoqlFunctionContext): tree.FunctionCall {
    const name = (context as unknown as { children: { getText(): string }[] }).children[0]!.getText().toUpperCase();
    const call: tree.FunctionCall = {
      kind: "function",
      name: name.replace(/^CONVERTCURRENCY$/, "CONVERT_CURRENCY"),
      argument: null,
      convertTimezone: false,
      fields: null,
      distance: null,
      ...placeOf(context),
    };
    if (context.soqlFieldsParameter()) call.fields = context.soqlFieldsParameter().getText().toUpperCase() as "ALL";
    else if (context.dateFieldName()) {
      call.convertTimezone = Boolean(context.dateFieldName().CONVERT_TIMEZONE());
      call.argument = this.field(context.dateFieldName().fieldName());
    } else if (context.DISTANCE()) {
      const [from, to] = context.locationValue_list();
      const unit = context.StringLiteral() ?? context.MultilineStringLiteral();
      call.distance = { from: this.location(from!), to: this.location(to!), unit: decodeString(unit.getText()) };
    } else if (context.soqlFunction()) call.argument = this.call(context.soqlFunction());
    else if (context.fieldName()) call.argument = this.field(context.fieldName());
    return call;
  }

  private location(context: LocationValueContext): tree.Location {
    if (context.fieldName()) return this.field(context.fieldName());
    if (context.boundExpression()) return { kind: "bind", index: this.bind(context.boundExpression()) };
    const [latitude, longitude] = context
      .coordinateValue_list()
      .map((coordinate): tree.SoqlValue =>
        coordinate.boundExpression()
          ? { kind: "bind", index: this.bind(coordinate.boundExpression()) }
          : { kind: "number", text: coordinate.signedNumber().getText() },
      );
    return { kind: "point", latitude: latitude!, longitude: longitude! };
  }

  private whereLogical(context: WhereLogicalExpressionContext): tree.SoqlCondition {
    const items = context.whereConditionalExpression_list().map((item) => this.whereConditional(item));
    return combine(items, context);
  }

  private whereConditional(context: WhereConditionalExpressionContext): tree.SoqlCondition {
    if (context.whereLogicalExpression()) return this.whereLogical(context.whereLogicalExpression());
    const expression = context.whereFieldExpression();
    if (expression.fieldExpression()) return this.comparison(expression.fieldExpression());
    return {
      kind: "comparison",
      left: { kind: "formula", text: decodeString(expression.StringLiteral().getText()) },
      operator: operatorOf(expression.comparisonOperator()),
      right: this.value(expression.value()),
    };
  }

  logical(context: LogicalExpressionContext): tree.SoqlCondition {
    const items = context
      .conditionalExpression_list()
      .map((item: ConditionalExpressionContext) =>
        item.logicalExpression() ? this.logical(item.logicalExpression()) : this.comparison(item.fieldExpression()),
      );
    return combine(items, context);
  }

  private comparison(context: FieldExpressionContext): tree.Comparison {
    return {
      kind: "comparison",
      left: context.soqlFunction() ? this.call(context.soqlFunction()) : this.field(context.fieldName()),
      operator: operatorOf(context.comparisonOperator()),
      right: this.value(context.value()),
    };
  }

  order(context: FieldOrderListContext): tree.OrderItem[] {
    return context.fieldOrder_list().map((item) => ({
      by: item.soqlFunction() ? this.call(item.soqlFunction()) : this.field(item.fieldName()),
      descending: Boolean(item.DESC()),
      nulls: item.FIRST() ? "FIRST" : item.LAST() ? "LAST" : null,
    }));
  }

  private amount(context: {
    IntegerLiteral(): { getText(): string };
    boundExpression(): BoundExpressionContext;
  }): tree.SoqlValue {
    if (context.boundExpression()) return { kind: "bind", index: this.bind(context.boundExpression()) };
    return { kind: "number", text: context.IntegerLiteral().getText() };
  }

  limit(context: {
    IntegerLiteral(): { getText(): string };
    boundExpression(): BoundExpressionContext;
  }): tree.SoqlValue {
    return this.amount(context);
  }

  value(context: ValueContext): tree.SoqlValue {
    if (context.boundExpression()) return { kind: "bind", index: this.bind(context.boundExpression()) };
    if (context.subQuery()) return { kind: "subquery", query: this.subQuery(context.subQuery()) };
    if (context.valueList())
      return {
        kind: "list",
        items: context
          .valueList()
          .value_list()
          .map((item) => this.value(item)),
      };
    if (context.NULL()) return { kind: "null" };
    const text = context.getText();
    if (context.BooleanLiteral()) return { kind: "boolean", value: text.toLowerCase() === "true" };
    if (context.IntegralCurrencyLiteral()) return { kind: "currency", text };
    if (context.signedNumber()) return { kind: "number", text };
    if (context.DateTimeLiteral()) return { kind: "datetime", text };
    if (context.DateLiteral()) return { kind: "date", text };
    if (context.TimeLiteral()) return { kind: "time", text };
    if (context.dateFormula()) return dateFormula(context.dateFormula());
    return { kind: "string", value: decodeString(text) };
  }
}

function dateFormula(context: DateFormulaContext): tree.SoqlValue {
  const [name = "", count] = context.getText().toUpperCase().split(":");
  return { kind: "dateFormula", name, count: count === undefined ? null : Number(count) };
}

function combine(
  items: tree.SoqlCondition[],
  context: { NOT(): unknown; SOQLOR_list(): unknown[] },
): tree.SoqlCondition {
  if (context.NOT()) return { kind: "not", item: items[0]! };
  if (items.length === 1) return items[0]!;
  return { kind: context.SOQLOR_list().length > 0 ? "or" : "and", items };
}

function operatorOf(context: { getText(): string }): tree.ComparisonOperator {
  const text = context.getText().toUpperCase();
  if (text === "NOTIN") return "NOT IN";
  if (text === "<>") return "!=";
  return text as tree.ComparisonOperator;
}
