import { Ajv, type ValidateFunction } from "ajv";
import type { Exchange } from "../server/exchange.js";
import { requestSchemas } from "./requests.js";
import { errorSchema, noBody, responseSchemas } from "./responses.js";
import type { Schema } from "./schema.js";
import type { Violation } from "./violation.js";

const ajv = new Ajv({ strict: false, allErrors: true });
const compiled = new Map<Schema, ValidateFunction>();

function problemsOf(schema: Schema, value: unknown): string[] {
  let validate = compiled.get(schema);
  if (!validate) compiled.set(schema, (validate = ajv.compile(schema)));
  if (validate(value)) return [];
  return (validate.errors ?? []).map(
    (error) => `${error.instancePath || "/"} ${error.message ?? error.keyword} ${JSON.stringify(error.params)}`,
  );
}

/** What of an exchange does not fit the workspace's own schemas. */
export function checkOwnContract(exchange: Exchange): Violation[] {
  const { operation, status } = exchange;
  const violations: Violation[] = [];
  const add = (where: Violation["where"], problems: string[]): void => {
    for (const problem of problems) violations.push({ operation: operation ?? "none", where, problem, status });
  };
  if (status >= 400) {
    add("response", problemsOf(errorSchema, exchange.responseBody));
    return violations;
  }
  if (operation === null) return [{ operation: "none", where: "route", problem: "answered without a route", status }];
  const request = requestSchemas[operation];
  if (request)
    add("request", problemsOf(request, exchange.requestBody ?? (operation === "listAllCompanies" ? null : {})));
  const response = responseSchemas[operation];
  if (!response) add("response", ["the operation has no schema"]);
  else if (response === noBody)
    add("response", exchange.responseBody === undefined ? [] : ["the answer should have no body"]);
  else add("response", problemsOf(response, exchange.responseBody));
  const expected = operation === "createDataEvent" ? 202 : 200;
  if (status !== expected) add("status", [`status ${status} instead of ${expected}`]);
  return violations;
}
