/**
 * Layouts, list columns and icons of standard objects for projects that bring none of their own, as a new org has them.
 * Sections are `label: left fields | right fields`.
 */
export interface StandardObject {
  icon: string;
  compact: string[];
  columns: string[];
  sections: { label: string; columns: string[][] }[];
  related: { relationship: string; columns: string[] }[];
}

const words = (text: string): string[] =>
  text
    .trim()
    .split(/\s+/)
    .filter((word) => word !== "");

function standard(
  icon: string,
  compact: string,
  columns: string,
  sections: string[],
  related: string[] = [],
): StandardObject {
  return {
    icon: `standard:${icon}`,
    compact: words(compact),
    columns: words(columns),
    sections: sections.map((section) => {
      const [label = "", fields = ""] = section.split(":");
      return { label, columns: fields.split("|").map(words) };
    }),
    related: related.map((list) => {
      const [relationship = "", fields = ""] = list.split(":");
      return { relationship, columns: words(fields) };
    }),
  };
}

const SYSTEM = "System Information: CreatedById | LastModifiedById";

const OBJECTS: Record<string, StandardObject> = {
  Account: standard(
    "account",
    "Type Phone Website OwnerId Industry",
    "Name BillingCity Phone Type OwnerId",
    [
      "Account Information: OwnerId Name ParentId AccountNumber Type Industry | Phone Fax Website Ownership NumberOfEmployees AnnualRevenue",
      "Address Information: BillingAddress | ShippingAddress",
      "Description Information: Description",
      SYSTEM,
    ],
    [
      "Contacts: Name Title Email Phone",
      "Opportunities: Name StageName Amount CloseDate",
      "Cases: CaseNumber Subject Status Priority",
    ],
  ),
  Contact: standard(
    "contact",
    "Title AccountId Phone Email OwnerId",
    "Name AccountId Title Phone Email OwnerId",
    [
      "Contact Information: OwnerId Name AccountId Title Department LeadSource | Phone MobilePhone HomePhone Email ReportsToId Birthdate",
      "Address Information: MailingAddress | OtherAddress",
      "Description Information: Description",
      SYSTEM,
    ],
    ["OpportunityContactRoles: OpportunityId Role IsPrimary", "Cases: CaseNumber Subject Status Priority"],
  ),
  Lead: standard(
    "lead",
    "Title Company Phone Email OwnerId",
    "Name Company Title Email Status OwnerId",
    [
      "Lead Information: OwnerId Name Company Title Website | Status LeadSource Rating Industry NumberOfEmployees AnnualRevenue",
      "Contact Details: Phone MobilePhone | Email Fax",
      "Address Information: Address |",
      "Description Information: Description",
      SYSTEM,
    ],
    ["CampaignMembers: CampaignId Status"],
  ),
  Opportunity: standard(
    "opportunity",
    "AccountId CloseDate Amount StageName OwnerId",
    "Name AccountId StageName Amount CloseDate OwnerId",
    [
      "Opportunity Information: OwnerId Name AccountId Type LeadSource | CloseDate StageName Probability Amount NextStep",
      "Description Information: Description",
      SYSTEM,
    ],
    ["OpportunityContactRoles: ContactId Role IsPrimary"],
  ),
  Case: standard(
    "case",
    "Priority Status CaseNumber OwnerId",
    "CaseNumber Subject ContactId Status Priority OwnerId",
    [
      "Case Information: OwnerId CaseNumber ContactId AccountId Type | Status Priority Origin Reason",
      "Description Information: Subject Description",
      SYSTEM,
    ],
    [],
  ),
  Campaign: standard(
    "campaign",
    "Type Status StartDate EndDate",
    "Name Type Status StartDate EndDate OwnerId",
    [
      "Campaign Information: OwnerId Name IsActive Type Status | StartDate EndDate BudgetedCost ExpectedRevenue",
      "Description Information: Description",
      SYSTEM,
    ],
    ["CampaignMembers: LeadId ContactId Status"],
  ),
  Task: standard(
    "task",
    "Status Priority ActivityDate WhoId WhatId OwnerId",
    "Subject WhoId WhatId ActivityDate Status OwnerId",
    [
      "Task Information: OwnerId Subject ActivityDate WhoId WhatId | Status Priority",
      "Description Information: Description",
      SYSTEM,
    ],
  ),
  User: standard("user", "Title Email Phone", "Name Username Email IsActive", [
    "About: Name Username Email Title | Phone MobilePhone Department IsActive",
    "Locale: TimeZoneSidKey | LocaleSidKey",
  ]),
  OpportunityContactRole: standard(
    "opportunity_contact_role",
    "OpportunityId ContactId Role",
    "ContactId OpportunityId Role IsPrimary",
    ["Contact Role: OpportunityId ContactId | Role IsPrimary"],
  ),
};

const ICONS: Record<string, string> = {
  AccountContactRelation: "standard:account",
  CampaignMember: "standard:campaign_members",
  Event: "standard:event",
  Group: "standard:groups",
  Product2: "standard:product",
  Contract: "standard:contract",
  Order: "standard:orders",
};

export function standardObject(apiName: string): Partial<StandardObject> | undefined {
  const icon = ICONS[apiName];
  return OBJECTS[apiName] ?? (icon === undefined ? undefined : { icon });
}
