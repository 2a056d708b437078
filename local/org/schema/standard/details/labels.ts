/** Labels that do not follow from the name of a field, of every object. */
const COMMON: Readonly<Record<string, string>> = {
  IsDeleted: "Deleted",
  LastActivityDate: "Last Activity",
  PhotoUrl: "Photo URL",
};

/** A compound address: `State/Province` and `Zip/Postal Code` instead of the names. */
function address(prefix: string): string {
  const start = prefix === "" ? "" : `${prefix.replace(/([a-z])([A-Z])/g, "$1 $2")} `;
  return `${prefix}State=${start}State/Province|${prefix}PostalCode=${start}Zip/Postal Code`;
}

const LINES: Readonly<Record<string, string>> = {
  Account: `Name=Account Name|Type=Account Type|ParentId=Parent Account ID|Phone=Account Phone|Fax=Account Fax|NumberOfEmployees=Employees|Description=Account Description|Rating=Account Rating|Site=Account Site|Sic=SIC Code|SicDesc=SIC Description|Jigsaw=Data.com Key|DunsNumber=D-U-N-S Number|NaicsCode=NAICS Code|NaicsDesc=NAICS Description|${address("Billing")}|${address("Shipping")}`,
  Contact: `Name=Full Name|Phone=Business Phone|Fax=Business Fax|Description=Contact Description|AssistantPhone=Asst. Phone|AssistantName=Assistant's Name|Jigsaw=Data.com Key|LastCURequestDate=Last Stay-in-Touch Request Date|LastCUUpdateDate=Last Stay-in-Touch Save Date|${address("Mailing")}|${address("Other")}`,
  Lead: `Name=Full Name|NumberOfEmployees=Employees|IsConverted=Converted|IsUnreadByOwner=Unread By Owner|Jigsaw=Data.com Key|${address("")}`,
  Opportunity:
    "StageName=Stage|Type=Opportunity Type|Probability=Probability (%)|TotalOpportunityQuantity=Quantity|ExpectedRevenue=Expected Amount|IsClosed=Closed|IsWon=Won|ForecastCategoryName=Forecast Category|HasOpportunityLineItem=Has Line Item|Pricebook2Id=Price Book ID|Fiscal=Fiscal Period",
  Task: "WhoId=Name ID|WhatId=Related To ID|ActivityDate=Due Date Only|OwnerId=Assigned To ID|IsClosed=Closed|IsHighPriority=High Priority|IsArchived=Archived|CallDurationInSeconds=Call Duration|CallDisposition=Call Result|CallObject=Call Object Identifier|ReminderDateTime=Reminder Date/Time|IsReminderSet=Reminder Set",
  Event:
    "WhoId=Name ID|WhatId=Related To ID|ActivityDate=Due Date Only|ActivityDateTime=Due Date Time|OwnerId=Assigned To ID|IsAllDayEvent=All-Day Event|IsPrivate=Private|IsArchived=Archived|DurationInMinutes=Duration|StartDateTime=Start Date Time|EndDateTime=End Date Time|ReminderDateTime=Reminder Date/Time|IsReminderSet=Reminder Set",
  Case: "Type=Case Type|Origin=Case Origin|Reason=Case Reason|IsClosed=Closed|IsEscalated=Escalated|Comments=Internal Comments|SuppliedName=Web Name|SuppliedEmail=Web Email|SuppliedPhone=Web Phone|SuppliedCompany=Web Company",
  User: `Name=Full Name|UserRoleId=Role ID|TimeZoneSidKey=Time Zone|LocaleSidKey=Locale|LanguageLocaleKey=Language|EmailEncodingKey=Email Encoding|IsActive=Active|MobilePhone=Mobile|CommunityNickname=Nickname|FederationIdentifier=SAML Federation ID|${address("")}`,
  Campaign:
    "IsActive=Active|NumberSent=Num Sent|ExpectedResponse=Expected Response (%)|NumberOfLeads=Leads in Campaign|NumberOfContacts=Contacts in Campaign|ParentId=Parent Campaign ID",
  Product2: "Name=Product Name|Family=Product Family|Description=Product Description|IsActive=Active",
  Pricebook2: "Name=Price Book Name|IsActive=Active|IsStandard=Is Standard Price Book",
  PricebookEntry: "UnitPrice=List Price|IsActive=Active|Pricebook2Id=Price Book ID",
  OpportunityLineItem: "UnitPrice=Sales Price|ServiceDate=Date|Name=Opportunity Product Name",
};

const labels = new Map(
  Object.entries(LINES).map(([object, line]) => [
    object,
    new Map(line.split("|").map((pair) => pair.split("=") as [string, string])),
  ]),
);

/** The label of a standard field as a describe answers it, or undefined where its name says it. */
export function standardLabel(object: string, field: string): string | undefined {
  return labels.get(object)?.get(field) ?? COMMON[field];
}
