import type { FieldReference, FunctionCall, Place, SoqlCondition, SoqlQuery } from "../../parser/soql-tree.js";
import type { FieldDescribe, ObjectDescribe, Schema } from "../../schema/types.js";
import { QueryProblem, unknownChildren, unknownField, unknownObject, unknownParent } from "./errors.js";

/** What a query mentions, told as it is found. */
export interface QueryVisitor {
  object(object: ObjectDescribe, place: Place | null): void;
  field(object: ObjectDescribe, field: FieldDescribe, place: Place | null): void;
  /** A name that does not resolve; the walk goes on. */
  problem(problem: QueryProblem): void;
}

/** Resolves every name of a query against the schema, without a database. */
export function walkQuery(query: SoqlQuery, schema: Schema, visitor: QueryVisitor): ObjectDescribe | null {
  return new Walk(schema, visitor).top(query);
}

class Walk {
  private readonly schema: Schema;
  private readonly visitor: QueryVisitor;

  constructor(schema: Schema, visitor: QueryVisitor) {
    this.schema = schema;
    this.visitor = visitor;
  }

  top(query: SoqlQuery): ObjectDescribe | null {
    const item = query.from[0];
    const name = (item?.path ?? []).join(".");
    const object = this.schema.object(name);
    if (object === undefined) {
      this.attempt(() => unknownObject(name, item ?? null));
      return null;
    }
    this.visitor.object(object, item ?? null);
    this.body(query, object);
    return object;
  }

  private body(query: SoqlQuery, object: ObjectDescribe): void {
    const aliases = new Map<string, ObjectDescribe>();
    const [first, ...others] = query.from;
    if (first?.alias) aliases.set(first.alias.toLowerCase(), object);
    for (const item of others) {
      const parent = this.attempt(() =>
        this.follow(this.withoutRoot(item.path, object, aliases), object, aliases, item),
      );
      if (parent && item.alias !== null) aliases.set(item.alias.toLowerCase(), parent);
    }
    const field = (reference: FieldReference): void => void this.attempt(() => this.field(reference, object, aliases));
    const call = (each: FunctionCall): void => {
      if (each.argument?.kind === "field") field(each.argument);
      else if (each.argument !== null) call(each.argument);
      for (const side of each.distance === null ? [] : [each.distance.from, each.distance.to])
        if (side.kind === "field") field(side);
    };
    const either = (each: FieldReference | FunctionCall): void => (each.kind === "field" ? field(each) : call(each));
    const condition = (each: SoqlCondition): void => {
      if (each.kind === "comparison") {
        if (each.left.kind !== "formula") either(each.left);
        if (each.right.kind === "subquery") this.top(each.right.query);
      } else if (each.kind === "not") condition(each.item);
      else each.items.forEach(condition);
    };
    const outputAliases = new Set<string>();
    for (const item of query.select) {
      if (item.kind === "field") field(item.field);
      else if (item.kind === "function") {
        call(item.call);
        if (item.alias !== null) outputAliases.add(item.alias.toLowerCase());
      } else if (item.kind === "subquery") this.children(item.query, object, aliases);
      else this.typeOf(item, object, aliases);
    }
    if (query.where !== null) condition(query.where);
    query.groupBy.forEach(either);
    if (query.having !== null) condition(query.having);
    for (const item of query.orderBy)
      if (item.by.kind !== "field" || item.by.path.length > 1 || !outputAliases.has(item.by.path[0]!.toLowerCase()))
        either(item.by);
  }

  private children(query: SoqlQuery, object: ObjectDescribe, aliases: Map<string, ObjectDescribe>): void {
    const item = query.from[0];
    const path = item?.path ?? [];
    const name =
      path.length > 1 && (aliases.has(path[0]!.toLowerCase()) || this.schema.object(path[0]!) === object)
        ? path.slice(1).join(".")
        : path.join(".");
    const child = object.childRelationship(name);
    const childObject = child === undefined ? undefined : this.schema.object(child.childObject);
    if (childObject === undefined) {
      this.attempt(() => unknownChildren(name, item ?? null));
      return;
    }
    this.visitor.object(childObject, item ?? null);
    this.body(query, childObject);
  }

  private typeOf(
    item: Extract<SoqlQuery["select"][number], { kind: "typeof" }>,
    object: ObjectDescribe,
    aliases: Map<string, ObjectDescribe>,
  ): void {
    const via = object.parentRelationship(item.relationship.path.join("."));
    if (via === undefined) {
      this.attempt(() => unknownParent(item.relationship.path.join("."), item));
      return;
    }
    this.visitor.field(object, via, item);
    for (const when of item.whens) {
      const target = this.schema.object(when.type);
      if (target === undefined) this.attempt(() => unknownObject(when.type, item));
      else for (const reference of when.fields) this.attempt(() => this.field(reference, target, aliases));
    }
    const name = this.schema.object("Name");
    for (const reference of item.otherwise ?? []) if (name) this.attempt(() => this.field(reference, name, aliases));
  }

  private withoutRoot(path: readonly string[], object: ObjectDescribe, aliases: Map<string, ObjectDescribe>): string[] {
    const first = path[0] as string;
    if (
      path.length > 1 &&
      !aliases.has(first.toLowerCase()) &&
      this.schema.object(first) === object &&
      object.parentRelationship(first) === undefined
    )
      return path.slice(1);
    return [...path];
  }

  private field(reference: FieldReference, root: ObjectDescribe, aliases: Map<string, ObjectDescribe>): void {
    const names = this.withoutRoot(reference.path, root, aliases);
    const object = this.follow(names.slice(0, -1), root, aliases, reference);
    const last = names[names.length - 1] as string;
    const field = object.field(last);
    if (field === undefined) return unknownField(last, object.apiName, reference);
    this.visitor.field(object, field, reference);
  }

  private follow(
    names: readonly string[],
    root: ObjectDescribe,
    aliases: Map<string, ObjectDescribe>,
    place: Place,
  ): ObjectDescribe {
    let object = root;
    names.forEach((name, index) => {
      const alias = index === 0 ? aliases.get(name.toLowerCase()) : undefined;
      if (alias !== undefined) {
        object = alias;
        return;
      }
      const via =
        object.parentRelationship(name) ??
        (object.apiName === "Name" ? this.schema.object("User")?.parentRelationship(name) : undefined);
      if (via === undefined) return unknownParent(name, place);
      if (object.apiName !== "Name") this.visitor.field(object, via, place);
      const target = via.referenceTo.length === 1 ? (via.referenceTo[0] as string) : "Name";
      object = this.schema.object(target) ?? unknownObject(target, place);
    });
    return object;
  }

  private attempt<T>(work: () => T): T | null {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof QueryProblem)) throw error;
      this.visitor.problem(error);
      return null;
    }
  }
}
