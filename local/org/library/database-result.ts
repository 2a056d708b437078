import type { RecordError } from "../runtime/sobject.js";
import { errorList } from "./database-error.js";
import { defineClass, type LibraryBody } from "./define.js";

/** What became of one record: the common part of every result of a DML call. */
export interface Outcome {
  id: string | null;
  success: boolean;
  errors: readonly RecordError[];
}

/** An instance of `Database.SaveResult` or one of its siblings. */
export abstract class DatabaseResult<T extends Outcome = Outcome> {
  readonly outcome: T;
  constructor(outcome: T) {
    this.outcome = outcome;
  }
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
    const body = (self: DatabaseResult<T>): unknown => read(self.outcome);
    methods[`${type} ${type === "Boolean" ? "is" : "get"}${member}()`] = body;
    properties[declaration] = { get: body };
  }
  defineClass({ name, js, methods, properties });
}
