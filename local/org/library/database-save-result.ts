import { DatabaseResult, defineResult } from "./database-result.js";

export class SaveResult extends DatabaseResult {
  static readonly apexName = "Database.SaveResult";
}

defineResult("Database.SaveResult", SaveResult, { "Id Id": ({ id }) => id });
