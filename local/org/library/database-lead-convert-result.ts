import { DatabaseResult, defineResult, type Outcome } from "./database-result.js";

export interface ConversionOutcome extends Outcome {
  leadId: string;
  accountId: string | null;
  contactId: string | null;
  opportunityId: string | null;
}

export class LeadConvertResult extends DatabaseResult<ConversionOutcome> {
  static readonly apexName = "Database.LeadConvertResult";
}

defineResult("Database.LeadConvertResult", LeadConvertResult, {
  "Id LeadId": ({ leadId }) => leadId,
  "Id AccountId": ({ accountId }) => accountId,
  "Id ContactId": ({ contactId }) => contactId,
  "Id OpportunityId": ({ opportunityId }) => opportunityId,
});
