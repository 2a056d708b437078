import { ApexList } from "../runtime/collections.js";
import { DatabaseResult, defineResult, type Outcome } from "./database-result.js";

export interface MergeOutcome extends Outcome {
  mergedIds: readonly string[];
  updatedRelatedIds: readonly string[];
}

export class MergeResult extends DatabaseResult<MergeOutcome> {
  static readonly apexName = "Database.MergeResult";
}

defineResult("Database.MergeResult", MergeResult, {
  "Id Id": ({ id }) => id,
  "List<String> MergedRecordIds": ({ mergedIds }) => new ApexList("String", [...mergedIds]),
  "List<String> UpdatedRelatedIds": ({ updatedRelatedIds }) => new ApexList("String", [...updatedRelatedIds]),
});
