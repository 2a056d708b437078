import { DatabaseResult, defineResult } from "./database-result.js";

/** What `Approval.lock` answers for a record. Approval itself is not here; tests make results from JSON. */
class LockResult extends DatabaseResult {
  static readonly apexName = "Approval.LockResult";
}

defineResult("Approval.LockResult", LockResult, { "Id Id": ({ id }) => id });
