import type { FakeData, FakeRow, References } from "./fake-soql.js";

/** Fields of the fake org's objects: `name:type[:option...]`. */
const OBJECTS: Record<string, { label: string; plural: string; prefix: string; fields: string[] }> = {
  User: {
    label: "User",
    plural: "Users",
    prefix: "005",
    fields: [
      "Name:string:name",
      "Username:string",
      "Email:email",
      "Title:string",
      "IsActive:boolean",
      "UserType:picklist=Standard",
    ],
  },
  Account: {
    label: "Account",
    plural: "Accounts",
    prefix: "001",
    fields: [
      "Name:string:name",
      "Phone:phone",
      "Website:url",
      "Type:picklist=Customer;Partner",
      "Industry:picklist=Media;Retail",
      "BillingStreet:textarea",
      "BillingCity:string",
      "BillingState:string",
      "BillingPostalCode:string",
      "BillingCountry:string",
      "AnnualRevenue:currency",
      "OwnerId:reference=User",
    ],
  },
  Contact: {
    label: "Contact",
    plural: "Contacts",
    prefix: "003",
    fields: [
      "Name:string:name",
      "Salutation:picklist=Ms.;Mr.",
      "FirstName:string",
      "LastName:string:required",
      "Title:string",
      "Email:email",
      "Phone:phone",
      "MobilePhone:phone",
      "Birthdate:date",
      "LeadSource:picklist=Web;Referral",
      "Department:string",
      "MailingStreet:textarea",
      "MailingCity:string",
      "MailingState:string",
      "MailingPostalCode:string",
      "MailingCountry:string",
      "Description:textarea",
      "AccountId:reference=Account",
      "OwnerId:reference=User",
      "CreatedById:reference=User",
      "LastModifiedById:reference=User",
      "CreatedDate:datetime",
      "LastModifiedDate:datetime",
    ],
  },
  Visit__c: {
    label: "Visit",
    plural: "Visits",
    prefix: "a00",
    fields: [
      "Name:string:name",
      "Contact__c:reference=Contact",
      "Minutes__c:double",
      "Confirmed__c:boolean",
      "CreatedDate:datetime",
    ],
  },
  Task: {
    label: "Task",
    plural: "Tasks",
    prefix: "00T",
    fields: [
      "Subject:string:name",
      "Status:picklist=Not Started;Completed",
      "Priority:picklist=Normal;High",
      "ActivityDate:date",
      "Description:textarea",
      "WhoId:reference=Contact",
      "OwnerId:reference=User",
      "CreatedDate:datetime",
    ],
  },
};

const LABELS: Record<string, string> = {
  AccountId: "Account ID",
  OwnerId: "Owner ID",
  CreatedById: "Created By ID",
  LastModifiedById: "Last Modified By ID",
  Contact__c: "Contact",
  WhoId: "Name ID",
  ActivityDate: "Due Date",
  Name: "Name",
};
const READ_ONLY = new Set(["Name@Contact", "CreatedById", "LastModifiedById", "CreatedDate", "LastModifiedDate"]);
const CHILDREN: Record<string, { childSObject: string; field: string; relationshipName: string }[]> = {
  Account: [{ childSObject: "Contact", field: "AccountId", relationshipName: "Contacts" }],
  Contact: [{ childSObject: "Visit__c", field: "Contact__c", relationshipName: "Visits__r" }],
};

export const references: References = {
  Account: { field: "AccountId", object: "Account" },
  Contact__r: { field: "Contact__c", object: "Contact" },
  CreatedBy: { field: "CreatedById", object: "User" },
  LastModifiedBy: { field: "LastModifiedById", object: "User" },
  Owner: { field: "OwnerId", object: "User" },
  Who: { field: "WhoId", object: "Contact" },
  PermissionSet: { field: "PermissionSetId", object: "PermissionSet" },
};

const relationshipOf = (name: string): string =>
  name.endsWith("__c") ? name.replace(/__c$/, "__r") : name.replace(/Id$/, "");

function field(object: string, definition: string): Record<string, unknown> {
  const [name = "", typeText = "", option] = definition.split(":");
  const [type = "", values = ""] = typeText.split("=");
  const writable = !READ_ONLY.has(name) && !READ_ONLY.has(`${name}@${object}`);
  return {
    name,
    label: LABELS[name] ?? name.replace(/__c$/, "").replace(/([a-z])([A-Z])/g, "$1 $2"),
    type,
    length: type === "string" ? 80 : 0,
    precision: 18,
    scale: type === "currency" ? 2 : 0,
    nillable: option !== "required" && option !== "name",
    createable: writable,
    updateable: writable,
    calculated: false,
    nameField: option === "name",
    defaultedOnCreate: name === "OwnerId" || name === "Status" || name === "Priority",
    inlineHelpText: name === "LeadSource" ? "Where this person first heard of us" : null,
    picklistValues:
      type === "picklist"
        ? values.split(";").map((value, index) => ({
            label: value,
            value,
            active: true,
            defaultValue: object === "Task" && index === 0,
          }))
        : [],
    referenceTo: type === "reference" ? [values] : [],
    relationshipName: type === "reference" ? relationshipOf(name) : null,
    compoundFieldName: /^(Mailing|Billing)\w+/.test(name) ? name.replace(/^(Mailing|Billing)\w+/, "$1Address") : null,
  };
}

/** An object's describe result; fields of an object named as hidden are left out, as field-level security does. */
export function describeFake(
  object: string,
  hidden: readonly string[],
  isReadOnly: boolean,
): Record<string, unknown> | undefined {
  const definition = OBJECTS[object];
  if (definition === undefined) return undefined;
  const id = { ...field(object, "Id:id"), updateable: false, createable: false };
  const fields = [id, ...definition.fields.map((text) => field(object, text))].filter(
    (entry) => !hidden.includes(String((entry as FakeRow)["name"])),
  );
  return {
    name: object,
    label: definition.label,
    labelPlural: definition.plural,
    keyPrefix: definition.prefix,
    createable: !isReadOnly,
    updateable: !isReadOnly,
    deletable: !isReadOnly,
    fields: fields.map((entry) => (isReadOnly ? { ...entry, updateable: false, createable: false } : entry)),
    childRelationships: CHILDREN[object] ?? [],
  };
}

export const describeFakeGlobal = (): unknown[] =>
  Object.entries(OBJECTS).map(([name, definition]) => ({
    name,
    label: definition.label,
    labelPlural: definition.plural,
    keyPrefix: definition.prefix,
    queryable: true,
  }));

const id = (prefix: string, number: number): string => `${prefix}00000000${String(number).padStart(4, "0")}AAA`;

/** Sample rows; made anew for each fake org. */
export function fakeRows(): FakeData {
  const names = ["Ada Admin", "Alan Agent", "Vera Viewer", "Grace Gone"];
  const users = names.map((Name, index) => {
    const profile = index === 0 ? "System Administrator" : "Standard User";
    const first = Name.split(" ")[1]?.toLowerCase() ?? "";
    return {
      Id: id("005", index),
      Name,
      Username: `${first}@example.com`,
      Email: `${first}@example.com`,
      IsActive: index !== 3,
      UserType: "Standard",
      TimeZoneSidKey: "Europe/Berlin",
      LocaleSidKey: "en_US",
      Profile: { Name: profile },
    };
  });
  const accounts = ["Northwind Traders", "Blue Yonder Airlines", "Fabrikam"].map((Name, index) => ({
    Id: id("001", index),
    Name,
    Phone: "(030) 555-0100",
    Website: "https://example.com",
    Type: "Customer",
    BillingCity: "Berlin",
    BillingCountry: "Germany",
    AnnualRevenue: 1250000,
    OwnerId: id("005", index % 2),
  }));
  const people = [
    "Maria Anders",
    "Thomas Hardy",
    "Hanna Moos",
    "Christina Berglund",
    "Elizabeth Brown",
    "Yoshi Nagase",
    "Ann Devon",
    "Paolo Accorti",
  ];
  const contacts = people.map((Name, index) => {
    const [FirstName = "", LastName = ""] = Name.split(" ");
    return {
      Id: id("003", index),
      Name,
      FirstName,
      LastName,
      Salutation: null,
      Title: index === 0 ? "Head of Support" : "Buyer",
      Email: `${FirstName.toLowerCase()}@example.com`,
      Phone: "(030) 555-0123",
      MobilePhone: null,
      Birthdate: "1984-02-29",
      LeadSource: "Web",
      Department: null,
      MailingStreet: "Obere Str. 57",
      MailingCity: "Berlin",
      MailingState: null,
      MailingPostalCode: "12209",
      MailingCountry: "Germany",
      Description: "Met at the spring fair.\nPrefers email.",
      AccountId: id("001", index % 3),
      OwnerId: id("005", index % 2),
      CreatedById: id("005", 0),
      LastModifiedById: id("005", 0),
      CreatedDate: "2026-03-01T09:30:00.000+0000",
      LastModifiedDate: "2026-03-02T16:05:00.000+0000",
    };
  });
  const visits = [25, 40, 55].map((Minutes__c, index) => ({
    Id: id("a00", index),
    Name: `Visit ${String(index + 1)}`,
    Contact__c: id("003", 0),
    Minutes__c,
    Confirmed__c: index === 0,
    CreatedDate: `2026-03-0${String(index + 1)}T10:00:00.000+0000`,
  }));
  const tasks = [
    {
      Id: id("00T", 0),
      Subject: "Call back about the invoice",
      Status: "Not Started",
      IsClosed: false,
      Priority: "Normal",
      ActivityDate: "2026-04-01",
      Description: null,
      WhoId: id("003", 0),
      OwnerId: id("005", 0),
      CreatedDate: "2026-03-01T09:30:00.000+0000",
    },
    {
      Id: id("00T", 1),
      Subject: "Sent the price list",
      Status: "Completed",
      IsClosed: true,
      Priority: "Normal",
      ActivityDate: "2026-03-01",
      Description: "By email",
      WhoId: id("003", 0),
      OwnerId: id("005", 1),
      CreatedDate: "2026-02-01T09:30:00.000+0000",
    },
  ];
  const PermissionSet = [{ Id: "0PS0", Name: "Visitor" }];
  const PermissionSetAssignment = [{ Id: "0Pa0", AssigneeId: id("005", 1), PermissionSetId: "0PS0" }];
  return {
    User: users,
    Account: accounts,
    Contact: contacts,
    Visit__c: visits,
    Task: tasks,
    PermissionSet,
    PermissionSetAssignment,
  };
}
