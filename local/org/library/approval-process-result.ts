import { ApexList } from "../runtime/collections.js";
import { DatabaseResult, defineResult, type Outcome } from "./database-result.js";

interface ProcessOutcome extends Outcome {
  entityId?: string;
  instanceId?: string;
  instanceStatus?: string;
  newWorkitemIds?: readonly string[];
}

/** What `Approval.process` answers for a record. Approval itself is not here; tests make results from JSON. */
class ProcessResult extends DatabaseResult<ProcessOutcome> {
  static readonly apexName = "Approval.ProcessResult";
}

defineResult("Approval.ProcessResult", ProcessResult, {
  "Id EntityId": ({ entityId }) => entityId ?? null,
  "Id InstanceId": ({ instanceId }) => instanceId ?? null,
  "String InstanceStatus": ({ instanceStatus }) => instanceStatus ?? null,
  "List<Id> NewWorkitemIds": ({ newWorkitemIds }) => new ApexList("Id", [...(newWorkitemIds ?? [])]),
});
