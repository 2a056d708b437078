import type { Schema } from "../../local/intercom/contract/schema.js";

/** Finds the schema that a `$ref` names. */
export type Resolve = (reference: string) => Schema;

/** One answer that a schema allows, and what is special about it. */
export interface Shape {
  what: string;
  value: Record<string, unknown>;
}

type Path = readonly string[];

/** Deeper than anything that is read. */
const DEEPEST = 7;
const LIST = "0";

const record = (value: unknown): Record<string, Schema> => (value ?? {}) as Record<string, Schema>;

/** The alternatives of a schema: itself, or each of its anyOf, oneOf; null left out. */
function alternatives(schema: Schema, resolve: Resolve): Schema[] {
  if (typeof schema.$ref === "string") return alternatives(resolve(schema.$ref), resolve);
  const several = (schema.anyOf ?? schema.oneOf) as Schema[] | undefined;
  if (several) return several.flatMap((each) => alternatives(each, resolve)).filter(({ type }) => type !== "null");
  const all = schema.allOf as Schema[] | undefined;
  if (!all) return [schema];
  const parts = all.flatMap((each) => alternatives(each, resolve));
  return [{ type: "object", properties: Object.assign({}, ...parts.map(({ properties }) => record(properties))) }];
}

function allowsNull(schema: Schema, resolve: Resolve): boolean {
  if (typeof schema.$ref === "string") return allowsNull(resolve(schema.$ref), resolve);
  const { type, enum: values } = schema;
  if (type === "null" || (Array.isArray(type) && type.includes("null"))) return true;
  if (Array.isArray(values) && values.includes(null)) return true;
  return ((schema.anyOf ?? schema.oneOf ?? []) as Schema[]).some((each) => allowsNull(each, resolve));
}

const typeOf = ({ type }: Schema): unknown => (Array.isArray(type) ? type.find((each) => each !== "null") : type);

/** A value with every property and one entry in each list. */
function example(schema: Schema, resolve: Resolve, depth = 0): unknown {
  const [chosen] = alternatives(schema, resolve);
  if (!chosen || depth > DEEPEST) return null;
  if (Array.isArray(chosen.enum)) return (chosen.enum as unknown[]).find((value) => value !== null) ?? null;
  if (chosen.properties)
    return Object.fromEntries(
      Object.entries(record(chosen.properties)).map(([name, property]) => [
        name,
        example(property, resolve, depth + 1),
      ]),
    );
  switch (typeOf(chosen)) {
    case "array":
      return chosen.items ? [example(chosen.items as Schema, resolve, depth + 1)] : [];
    case "object":
      return {};
    case "integer":
      return 5;
    case "number":
      return 1.5;
    case "boolean":
      return true;
    case "null":
      return null;
    default:
      return chosen.pattern === "^[0-9]+$" ? "17" : "text";
  }
}

interface Change {
  path: Path;
  what: string;
  /** The new value; undefined leaves the property out. */
  value: unknown;
}

/** Everything that the schema lets be otherwise than in the example, one at a time. */
function changes(schema: Schema, resolve: Resolve, path: Path = []): Change[] {
  if (path.length > DEEPEST) return [];
  const found: Change[] = [];
  const where = path.join(".");
  if (path.length > 0 && allowsNull(schema, resolve)) found.push({ path, what: `${where} is null`, value: null });
  alternatives(schema, resolve).forEach((chosen, index) => {
    if (index > 0)
      found.push({ path, what: `${where} is alternative ${index + 1}`, value: example(chosen, resolve, path.length) });
    for (const value of (chosen.enum ?? []) as unknown[])
      found.push({ path, what: `${where} is ${JSON.stringify(value)}`, value });
    const required = (chosen.required ?? []) as string[];
    for (const [name, property] of Object.entries(record(chosen.properties))) {
      const below = [...path, name];
      if (!required.includes(name)) found.push({ path: below, what: `${below.join(".")} is absent`, value: undefined });
      found.push(...changes(property, resolve, below));
    }
    if (["integer", "number"].includes(String(typeOf(chosen))))
      for (const value of [0, -1, 1_767_225_600, 99_999_999_999_999])
        found.push({ path, what: `${where} is ${value}`, value });
    if (chosen.items) {
      found.push({ path, what: `${where} is empty`, value: [] });
      found.push(...changes(chosen.items as Schema, resolve, [...path, LIST]));
    }
  });
  return found;
}

function applied(base: unknown, { path, value }: Change): Record<string, unknown> {
  const copy = structuredClone(base) as Record<string, unknown>;
  let holder: Record<string, unknown> | undefined = copy;
  for (const name of path.slice(0, -1)) holder = (holder?.[name] ?? undefined) as Record<string, unknown> | undefined;
  const last = path.at(-1);
  if (holder && last !== undefined) {
    if (value === undefined) Reflect.deleteProperty(holder, last);
    else holder[last] = value;
  }
  return copy;
}

/** Keeps the changes that can all be made at once: nothing is changed inside what is null or absent. */
function outermost(all: Change[]): Change[] {
  const taken = new Set<string>();
  return all
    .toSorted((left, right) => left.path.length - right.path.length)
    .filter(({ path }) => {
      const covered = path.some((_, length) => taken.has(path.slice(0, length + 1).join(".")));
      if (!covered) taken.add(path.join("."));
      return !covered;
    });
}

/** Every answer that differs in one thing from the full one, the full one first; then everything null, everything absent. */
export function shapesOf(schema: Schema, resolve: Resolve): Shape[] {
  const base = example(schema, resolve) as Record<string, unknown>;
  const all = changes(schema, resolve).filter(({ path }) => path.length > 0 && path[0] !== "id");
  const nulls = outermost(all.filter(({ value }) => value === null));
  const absent = outermost(all.filter(({ value }) => value === undefined));
  const together = (some: Change[]): Record<string, unknown> => some.reduce(applied, base);
  return [
    { what: "everything is there", value: base },
    ...all.map((change) => ({ what: change.what, value: applied(base, change) })),
    { what: "everything that may be null is", value: together(nulls) },
    { what: "everything that may be absent is", value: together(absent) },
  ];
}
