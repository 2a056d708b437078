import type { Metadata } from "../../metadata/types.js";
import { all } from "../../metadata/xml.js";
import { readValues } from "../custom-fields.js";
import type { FieldDraft } from "../fields.js";

/** Which standard value set fills which standard picklists. */
const FIELDS: Record<string, string[]> = {
  accountownership: ["Account.Ownership"],
  accountrating: ["Account.Rating", "Lead.Rating"],
  accounttype: ["Account.Type"],
  assetstatus: ["Asset.Status"],
  campaignmemberstatus: ["CampaignMember.Status"],
  campaignstatus: ["Campaign.Status"],
  campaigntype: ["Campaign.Type"],
  caseorigin: ["Case.Origin"],
  casepriority: ["Case.Priority"],
  casereason: ["Case.Reason"],
  casestatus: ["Case.Status"],
  casetype: ["Case.Type"],
  contactrole: ["OpportunityContactRole.Role", "AccountContactRelation.Roles"],
  industry: ["Account.Industry", "Lead.Industry"],
  leadsource: ["Lead.LeadSource", "Contact.LeadSource", "Opportunity.LeadSource", "Account.AccountSource"],
  leadstatus: ["Lead.Status"],
  opportunitystage: ["Opportunity.StageName"],
  opportunitytype: ["Opportunity.Type"],
  product2family: ["Product2.Family"],
  salutation: ["Contact.Salutation", "Lead.Salutation"],
  taskpriority: ["Task.Priority"],
  taskstatus: ["Task.Status"],
  tasktype: ["Task.Type"],
};

/** Replaces the values of standard picklists by the value sets that the source defines. */
export function applyValueSets(metadata: Metadata, object: string, fields: FieldDraft[]): void {
  for (const [name, targets] of Object.entries(FIELDS)) {
    const node = metadata.standardValueSets.get(name);
    if (node === undefined) continue;
    for (const target of targets) {
      const [targetObject, fieldName] = target.split(".");
      const field = targetObject === object ? fields.find((each) => each.apiName === fieldName) : undefined;
      if (field === undefined) continue;
      field.picklist = readValues(all(node, "standardValue"), null);
      if (field.defaultedOnCreate) field.defaultValue = field.picklist.find((each) => each.isDefault)?.value ?? null;
    }
  }
}
