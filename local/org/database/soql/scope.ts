import type { FieldReference, FromItem, Place } from "../../parser/soql-tree.js";
import type { FieldDescribe, FieldType, ObjectDescribe, Schema } from "../../schema/types.js";
import { columnKind, type ColumnKind } from "../codec.js";
import { quoted, type Tables } from "../tables.js";
import { refuse, unknownField, unknownObject, unknownParent } from "./errors.js";

/** A field as SQL, with what comparisons and decoding must know about it. */
export interface ResolvedField {
  sql: string;
  kind: ColumnKind;
  type: FieldType;
  field: FieldDescribe;
  /** The table it belongs to. */
  join: Join;
  /** API names of the path, with namespace, the field last. */
  path: string[];
}

/** One table of the query: the root, or a parent reached through a relationship. */
export interface Join {
  alias: string;
  object: ObjectDescribe;
  parent: Join | null;
  /** The reference field on the parent join that leads here. */
  via: FieldDescribe | null;
  /** SQL of the id of the joined record. */
  idSql: string;
  /** Parents already joined, by lower-case relationship name. */
  parents: Map<string, Join>;
  /** A relationship with several possible targets reads fields of whichever it is. */
  targets: { join: Join; prefix: string | null }[] | null;
}

/** Where names of one SELECT are looked up; collects the joins they need. */
export class Scope {
  readonly root: Join;
  readonly joins: string[] = [];
  readonly touched: { object: ObjectDescribe; field: FieldDescribe }[] = [];
  private readonly schema: Schema;
  private readonly tables: Tables;
  private readonly aliases = new Map<string, Join>();
  private readonly nextAlias: () => string;

  constructor(schema: Schema, tables: Tables, object: ObjectDescribe, from: FromItem[], nextAlias: () => string) {
    this.schema = schema;
    this.tables = tables;
    this.nextAlias = nextAlias;
    const alias = nextAlias();
    this.root = { alias, object, parent: null, via: null, idSql: `${alias}.id`, parents: new Map(), targets: null };
    const [first, ...others] = from;
    if (first?.alias) this.aliases.set(first.alias.toLowerCase(), this.root);
    for (const item of others) this.addAlias(item);
  }

  /** `FROM Contact c, c.Account a`: a second item names a parent. */
  private addAlias(item: FromItem): void {
    const join = this.follow(this.root, this.withoutRoot(item.path), item);
    if (item.alias !== null) this.aliases.set(item.alias.toLowerCase(), join);
  }

  /** SQL of the FROM clause, joins included. Call it after everything is resolved. */
  fromSql(): string {
    return `${this.tables.ensure(this.root.object)} AS ${this.root.alias}${this.joins.join("")}`;
  }

  /** Finds a field by path. Throws QueryProblem with the platform's text when there is none. */
  resolve(reference: FieldReference): ResolvedField {
    const { join, names } = this.start(reference.path);
    const last = names[names.length - 1] as string;
    const target = this.follow(join, names.slice(0, -1), reference);
    return this.fieldOf(target, last, reference);
  }

  /** The join of a relationship path (without a field at its end). */
  resolveParent(reference: FieldReference): Join {
    const { join, names } = this.start(reference.path);
    return this.follow(join, names, reference);
  }

  /** A field of a table that is already joined. */
  fieldOf(join: Join, name: string, place: Place | null): ResolvedField {
    const path = [...relationshipPath(join)];
    if (join.targets !== null) return this.polymorphicField(join, name, path, place);
    const field = join.object.field(name);
    if (field === undefined) return unknownField(name, join.object.apiName, place);
    this.touched.push({ object: join.object, field });
    const kind = columnKind(field) ?? "text";
    const sql =
      columnKind(field) === null
        ? "NULL"
        : field.key === "id" && join.via !== null
          ? join.idSql
          : `${join.alias}.${quoted(field.key)}`;
    return { sql, kind, type: field.type, field, join, path: [...path, field.apiName] };
  }

  private start(path: readonly string[]): { join: Join; names: string[] } {
    const alias = path.length > 1 ? this.aliases.get((path[0] as string).toLowerCase()) : undefined;
    if (alias !== undefined) return { join: alias, names: path.slice(1) };
    return { join: this.root, names: this.withoutRoot(path) };
  }

  /** `Account.Name` from Account itself: the object's own name may stand first. */
  private withoutRoot(path: readonly string[]): string[] {
    const first = path[0] as string;
    const own = this.root.object;
    const isOwn = path.length > 1 && this.schema.object(first) === own && own.parentRelationship(first) === undefined;
    return isOwn || (path.length > 1 && this.aliases.has(first.toLowerCase())) ? path.slice(1) : [...path];
  }

  private follow(start: Join, names: readonly string[], place: Place | null): Join {
    let join = start;
    if (names.length > 5) refuse(`SOQL statements cannot query more than 5 levels of parent relationships`, place);
    for (const name of names) join = this.parentJoin(join, name, place);
    return join;
  }

  private parentJoin(join: Join, name: string, place: Place | null): Join {
    const key = name.toLowerCase();
    const known = join.parents.get(key);
    if (known !== undefined) return known;
    const owner =
      join.targets === null ? join : join.targets.find((target) => target.join.object.parentRelationship(name))?.join;
    const via = owner?.object.parentRelationship(name);
    if (owner === undefined || via === undefined) return unknownParent(name, place);
    this.touched.push({ object: owner.object, field: via });
    const made =
      via.referenceTo.length === 1
        ? this.single(owner, via, via.referenceTo[0] as string, place)
        : this.several(owner, via, place);
    join.parents.set(key, made);
    return made;
  }

  private single(join: Join, via: FieldDescribe, target: string, place: Place | null): Join {
    const object = this.schema.object(target);
    if (object === undefined) return unknownObject(target, place);
    const alias = this.nextAlias();
    const foreign = `${join.alias}.${quoted(via.key)}`;
    // A metadata relationship stores the qualified name of what it points to.
    this.joins.push(` LEFT JOIN ${this.tables.ensure(object)} AS ${alias} ON ${alias}.id = ${foreign}`);
    return { alias, object, parent: join, via, idSql: `${alias}.id`, parents: new Map(), targets: null };
  }

  private several(join: Join, via: FieldDescribe, place: Place | null): Join {
    if (via.referenceTo.length === 0)
      refuse(
        `Relationship '${via.relationshipName}' of ${via.objectName} cannot be followed here: its targets are not known`,
        place,
      );
    const object = this.schema.object("Name") as ObjectDescribe;
    const made: Join = {
      alias: "",
      object,
      parent: join,
      via,
      idSql: `${join.alias}.${quoted(via.key)}`,
      parents: new Map(),
      targets: [],
    };
    for (const target of via.referenceTo) {
      const each = this.schema.object(target);
      // An object nobody has stored yet has no rows to join; the first target keeps the shape of the query.
      if (each !== undefined && (this.tables.has(each) || made.targets?.length === 0))
        made.targets?.push({ join: this.single(join, via, target, place), prefix: each.keyPrefix });
    }
    return made;
  }

  private polymorphicField(join: Join, name: string, path: string[], place: Place | null): ResolvedField {
    const declared = join.object.field(name);
    if (declared === undefined) return unknownField(name, "Name", place);
    const full = { type: declared.type, field: declared, join, path: [...path, declared.apiName] };
    if (declared.key === "id") return { ...full, sql: join.idSql, kind: "exact" };
    if (declared.key === "type") return { ...full, sql: `sobject_type(${join.idSql})`, kind: "text" };
    const sources: string[] = [];
    let kind: ColumnKind = columnKind(declared) ?? "text";
    for (const target of join.targets ?? []) {
      const field = declared.key === "name" ? target.join.object.nameField : target.join.object.field(name);
      if (!field || columnKind(field) === null) continue;
      kind = columnKind(field) as ColumnKind;
      sources.push(`${target.join.alias}.${quoted(field.key)}`);
    }
    const sql =
      sources.length === 0 ? "NULL" : sources.length === 1 ? (sources[0] as string) : `coalesce(${sources.join(", ")})`;
    return { ...full, sql, kind };
  }
}

/** Relationship names from the root to a join, as API names. */
export function relationshipPath(join: Join): string[] {
  const names: string[] = [];
  for (let each: Join | null = join; each?.via; each = each.parent) names.unshift(each.via.relationshipName as string);
  return names;
}
