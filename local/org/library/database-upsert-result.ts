import { DatabaseResult, defineResult, type Outcome } from "./database-result.js";

export class UpsertResult extends DatabaseResult<Outcome & { created: boolean }> {
  static readonly apexName = "Database.UpsertResult";
}

defineResult("Database.UpsertResult", UpsertResult, {
  "Id Id": ({ id }) => id,
  "Boolean Created": ({ created }) => created,
});
