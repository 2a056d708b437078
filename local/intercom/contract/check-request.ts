import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import { invalidParameter, missingParameter, type UseError } from "../workspace/use-error.js";
import { requestSchemas } from "./requests.js";

const ajv = new Ajv({ strict: false });
const compiled = new Map<string, ValidateFunction>();

/** Checks a request body against the operation's own schema. @throws UseError 400 naming the first wrong value. */
export function checkRequest(operation: string, body: unknown): void {
  const schema = requestSchemas[operation];
  if (!schema) return;
  let validate = compiled.get(operation);
  if (!validate) compiled.set(operation, (validate = ajv.compile(schema)));
  if (validate(body ?? (operation === "listAllCompanies" ? null : {}))) return;
  throw problemOf(validate.errors?.find((error) => error.keyword !== "if") ?? validate.errors?.[0]);
}

function problemOf(error: ErrorObject | undefined): UseError {
  const field = (error?.instancePath ?? "").slice(1).replaceAll("/", ".");
  if (error?.keyword === "required") {
    const name = [field, String(error.params.missingProperty)].filter(Boolean).join(".");
    return missingParameter(`${name} is required`, name);
  }
  if (error?.keyword === "enum")
    return invalidParameter(`${field} must be one of ${(error.params.allowedValues as unknown[]).join(", ")}`, field);
  return invalidParameter(`${field || "body"} ${error?.message ?? "is invalid"}`, field || "body");
}
