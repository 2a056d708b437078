import { Ajv, type ValidateFunction } from "ajv";
import formatsPlugin from "ajv-formats";
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { matchPath } from "../api/route.js";
import type { Exchange } from "../server/exchange.js";
import { corrections } from "./accepted-differences.js";
import type { Violation } from "./violation.js";

type Json = Record<string, unknown>;

interface OfficialOperation {
  path: string;
  method: string;
  operation: Json;
}

const droppedKeywords = new Set([
  "example",
  "examples",
  "discriminator",
  "xml",
  "externalDocs",
  "default",
  "description",
  "summary",
  "readOnly",
  "writeOnly",
]);
const keptFormats = new Set(["date-time", "date", "email"]);

/**
 * Checks exchanges against an official OpenAPI 3.0 description. Nullable beside a reference counts, although OpenAPI 3.0
 * ignores it: the description's own examples answer null there.
 */
export class OfficialContract {
  private readonly operations: OfficialOperation[];
  private readonly ajv: Ajv;
  private readonly compiled = new Map<string, ValidateFunction>();
  private readonly definitions: Json;

  /** @param file path of the description, YAML or JSON. */
  constructor(file: string) {
    const document = parse(readFileSync(file, "utf8"), { maxAliasCount: -1 }) as Json;
    const paths = document.paths as Record<string, Record<string, Json>>;
    this.operations = Object.entries(paths)
      .flatMap(([path, methods]) =>
        Object.entries(methods)
          .filter(([, operation]) => "responses" in operation)
          .map(([method, operation]) => ({
            path: path.replace(/\{([^}]+)\}/g, ":$1"),
            method: method.toUpperCase(),
            operation,
          })),
      )
      .sort((first, second) => first.path.split(":").length - second.path.split(":").length);
    const components = (document.components as Json).schemas as Record<string, Json>;
    this.definitions = Object.fromEntries(Object.entries(components).map(([name, schema]) => [name, convert(schema)]));
    for (const { schema, property, replacement } of corrections) {
      const target = this.definitions[schema] as Json | undefined;
      if (!target) throw new Error(`The description has no schema '${schema}' to correct`);
      if (property === undefined) this.definitions[schema] = replacement;
      else (target.properties as Json)[property] = replacement;
    }
    this.ajv = new Ajv({ strict: false, allErrors: true, coerceTypes: false, logger: false });
    const addFormats = formatsPlugin as unknown as (ajv: Ajv, formats: string[]) => void;
    addFormats(this.ajv, ["date-time", "date", "email"]);
    this.ajv.addSchema({ $id: "official", definitions: this.definitions });
  }

  /** A schema of the description as JSON Schema; what it refers to is named `official#/definitions/…`. Throws when there is none. */
  schema(name: string): Json {
    const found = this.definitions[name];
    if (!found) throw new Error(`The description has no schema '${name}'`);
    return found as Json;
  }

  /** What of an exchange does not fit the description. */
  check(exchange: Exchange): Violation[] {
    const found = this.operations.find(
      (candidate) => candidate.method === exchange.method && matchPath(candidate.path, exchange.path),
    );
    const operation = exchange.operation ?? "none";
    if (!found)
      return [
        {
          operation,
          where: "route",
          problem: `undeclared route ${exchange.method} ${exchange.path}`,
          status: exchange.status,
        },
      ];
    const violations: Violation[] = [];
    const add = (where: Violation["where"], problem: string): void =>
      void violations.push({ operation, where, problem, status: exchange.status });
    const isSuccess = exchange.status < 400;
    if (isSuccess) {
      const body = jsonSchema(found.operation.requestBody as Json | undefined);
      if (body && exchange.requestBody !== undefined)
        this.validate(`${found.method} ${found.path} body`, body, exchange.requestBody, (problem) =>
          add("request", problem),
        );
      for (const problem of queryProblems(found.operation, exchange.query)) add("request", problem);
    }
    const responses = found.operation.responses as Record<string, Json>;
    const response = responses[String(exchange.status)];
    if (!response) {
      add("status", `undeclared status ${exchange.status}`);
      return violations;
    }
    const schema = jsonSchema(response);
    if (schema)
      this.validate(`${found.method} ${found.path} ${exchange.status}`, schema, exchange.responseBody, (problem) =>
        add("response", problem),
      );
    else if (exchange.responseBody !== undefined) add("response", "undeclared body");
    return violations;
  }

  private validate(key: string, schema: Json, value: unknown, add: (problem: string) => void): void {
    let validate = this.compiled.get(key);
    if (!validate) this.compiled.set(key, (validate = this.ajv.compile(convert(schema))));
    if (validate(value)) return;
    for (const error of validate.errors ?? [])
      add(`${error.instancePath.replace(/\/\d+/g, "/0") || "/"} ${error.message ?? error.keyword}`);
  }
}

function jsonSchema(holder: Json | undefined): Json | undefined {
  const content = holder?.content as Record<string, Json> | undefined;
  return content?.["application/json"]?.schema as Json | undefined;
}

function queryProblems(operation: Json, query: Record<string, string>): string[] {
  const parameters = (operation.parameters as Json[] | undefined) ?? [];
  return parameters.flatMap((parameter): string[] => {
    if (parameter.in !== "query") return [];
    const name = String(parameter.name);
    const value = query[name];
    if (value === undefined) return parameter.required === true ? [`query ${name} is missing`] : [];
    const schema = parameter.schema as Json | undefined;
    if (schema?.type !== "integer") return [];
    if (!/^-?\d+$/.test(value)) return [`query ${name} is no integer`];
    return typeof schema.maximum === "number" && Number(value) > schema.maximum
      ? [`query ${name} is above ${schema.maximum}`]
      : [];
  });
}

/** Turns a schema of OpenAPI 3.0 into one of JSON Schema. */
function convert(schema: unknown): Json {
  if (Array.isArray(schema)) return schema.map(convert) as unknown as Json;
  if (typeof schema !== "object" || schema === null) return schema as Json;
  const source = schema as Json;
  if (typeof source.$ref === "string") {
    const reference = { $ref: source.$ref.replace("#/components/schemas/", "official#/definitions/") };
    return source.nullable === true ? { anyOf: [reference, { type: "null" }] } : reference;
  }
  const target: Json = {};
  for (const [keyword, value] of Object.entries(source)) {
    if (droppedKeywords.has(keyword) || keyword === "nullable") continue;
    if (keyword === "properties")
      target.properties = Object.fromEntries(
        Object.entries(value as Json).map(([name, property]) => [name, convert(property)]),
      );
    else if (keyword === "format") {
      if (source.type === "string" && keptFormats.has(String(value))) target.format = value;
    } else if (keyword === "enum" || keyword === "required") target[keyword] = value;
    else target[keyword] = convert(value);
  }
  return source.nullable === true ? orNull(target) : target;
}

function orNull(schema: Json): Json {
  if (schema.allOf || schema.oneOf || schema.anyOf) return { anyOf: [schema, { type: "null" }] };
  const nullable: Json = { ...schema };
  if (typeof nullable.type === "string") nullable.type = [nullable.type, "null"];
  if (Array.isArray(nullable.enum) && !nullable.enum.includes(null))
    nullable.enum = [...(nullable.enum as unknown[]), null];
  return nullable;
}
