import { DatabaseResult, defineResult } from "./database-result.js";

export class EmptyRecycleBinResult extends DatabaseResult {
  static readonly apexName = "Database.EmptyRecycleBinResult";
}

defineResult("Database.EmptyRecycleBinResult", EmptyRecycleBinResult, { "Id Id": ({ id }) => id });
