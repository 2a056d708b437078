import { DatabaseResult, defineResult } from "./database-result.js";

/** What `Approval.unlock` answers for a record. Approval itself is not here; tests make results from JSON. */
class UnlockResult extends DatabaseResult {
  static readonly apexName = "Approval.UnlockResult";
}

defineResult("Approval.UnlockResult", UnlockResult, { "Id Id": ({ id }) => id });
