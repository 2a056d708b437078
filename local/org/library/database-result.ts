import type { RecordError } from "../runtime/sobject.js";
import type { ApexMap } from "../runtime/collections.js";
import { ApexList } from "../runtime/collections.js";
import { errorList } from "./database-error.js";
import { defineClass, type LibraryBody } from "./define.js";

/** What became of one record: the common part of every result of a DML call. */
export interface Outcome {
  id: string | null;
  success: boolean;
  errors: readonly RecordError[];
}

/** An instance of `Database.SaveResult` or one of its siblings. Its JSON form is how Apex makes one for a test. */
export abstract class DatabaseResult<T extends Outcome = Outcome> {
  readonly outcome: T;
  constructor(outcome: T) {
    this.outcome = outcome;
  }

  toApexJson(): [string, unknown][] {
    const { errors, ...rest } = this.outcome;
    const entries = Object.entries(rest).filter(([, value]) => value !== null && value !== undefined);
    return [...entries.map(([name, value]): [string, unknown] => [name, listed(value)]), ["errors", errorList(errors)]];
  }

  /** Called on the class that is read. */
  static fromApexJson(fields: ReadonlyMap<string, unknown>): unknown {
    const names = ["id", "success", "created", "leadId", "accountId", "contactId", "opportunityId", "entityId"];
    const known = (name: string): string => names.find((each) => each.toLowerCase() === name.toLowerCase()) ?? name;
    const values = Object.fromEntries([...fields].map(([name, value]) => [known(name), unlisted(value)]));
    const errors = ((values["errors"] as ApexMap[] | undefined) ?? []).map(readError);
    const make = this as unknown as new (outcome: Outcome) => unknown;
    return new make({ id: null, ...values, success: values["success"] === true, errors });
  }
}

function listed(value: unknown): unknown {
  return Array.isArray(value) ? new ApexList("String", value as unknown[]) : value;
}

function unlisted(value: unknown): unknown {
  return value instanceof ApexList ? [...value.items] : value;
}

function readError(error: ApexMap): RecordError {
  const text = (name: string): string | null => (error.get(name) as string | null | undefined) ?? null;
  return {
    message: text("message") ?? "",
    statusCode: text("statusCode") ?? "UNKNOWN_EXCEPTION",
    fields: ((unlisted(error.get("fields")) as string[] | null | undefined) ?? []).map(String),
  };
}

/** Defines a result class: `isSuccess`, `getErrors`, `getId`, and getters of its own (`Boolean Created` gives `isCreated()`). */
export function defineResult<T extends Outcome>(
  name: string,
  js: new (outcome: T) => DatabaseResult<T>,
  more: Record<string, (outcome: T) => unknown> = {},
): void {
  const readers: Record<string, (outcome: T) => unknown> = {
    "Boolean Success": ({ success }) => success,
    "List<Database.Error> Errors": ({ errors }) => errorList(errors),
    ...more,
  };
  const methods: Record<string, LibraryBody> = {};
  const properties: Record<string, { get: LibraryBody }> = {};
  for (const [declaration, read] of Object.entries(readers)) {
    const [, type = "", member = ""] = /^(.*) (\w+)$/.exec(declaration) ?? [];
    const body = (self: DatabaseResult<T>): unknown => read(self.outcome) ?? null;
    methods[`${type} ${type === "Boolean" ? "is" : "get"}${member}()`] = body;
    properties[declaration] = { get: body };
  }
  defineClass({ name, js, methods, properties });
}
