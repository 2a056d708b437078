import { DatabaseResult, defineResult } from "./database-result.js";

export class UndeleteResult extends DatabaseResult {
  static readonly apexName = "Database.UndeleteResult";
}

defineResult("Database.UndeleteResult", UndeleteResult, { "Id Id": ({ id }) => id });
