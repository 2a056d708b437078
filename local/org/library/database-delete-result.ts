import { DatabaseResult, defineResult } from "./database-result.js";

export class DeleteResult extends DatabaseResult {
  static readonly apexName = "Database.DeleteResult";
}

defineResult("Database.DeleteResult", DeleteResult, { "Id Id": ({ id }) => id });
