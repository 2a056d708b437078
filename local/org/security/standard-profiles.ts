import type { ObjectRight } from "./users.js";

/** What a standard profile gives before any metadata adds to it. */
export interface StandardProfile {
  name: string;
  userType: "Standard" | "Guest" | "AutomatedProcess" | "CloudIntegrationUser" | "CsnOnly";
  license: string;
  /** Rights on standard objects: none, read only, or read, create, edit and delete of what sharing lets the user see. */
  standardObjects: "none" | "read" | "edit" | "all";
  /** Standard objects with other rights than `standardObjects` says, by API name. */
  exceptions?: Readonly<Record<string, readonly ObjectRight[]>>;
  userPermissions: readonly string[];
}

/** Cases cannot be deleted, and campaigns, products and price books only be read, by the everyday profiles. */
const EVERYDAY_EXCEPTIONS: Readonly<Record<string, readonly ObjectRight[]>> = {
  Case: ["read", "create", "edit"],
  Campaign: ["read"],
  Product2: ["read"],
  Pricebook2: ["read"],
  PricebookEntry: ["read"],
};

const everyday = [
  "ApiEnabled",
  "ViewSetup",
  "EditTask",
  "EditEvent",
  "RunReports",
  "ActivitiesAccess",
  "SubmitMacrosAllowed",
  "MassInlineEdit",
];
const administration = [
  ...everyday,
  "ModifyAllData",
  "ViewAllData",
  "ManageUsers",
  "CustomizeApplication",
  "AuthorApex",
  "AssignPermissionSets",
  "ManageNamedCredentials",
  "ModifyMetadata",
  "TransferAnyLead",
  "TransferAnyEntity",
  "ViewAllUsers",
  "PasswordNeverExpires",
  "PrivacyDataAccess",
];

/** The profiles that every org has. Names as in Setup; rights reduced to what the local org checks. */
export const standardProfiles: readonly StandardProfile[] = [
  {
    name: "System Administrator",
    userType: "Standard",
    license: "Salesforce",
    standardObjects: "all",
    userPermissions: administration,
  },
  {
    name: "Standard User",
    userType: "Standard",
    license: "Salesforce",
    standardObjects: "edit",
    exceptions: EVERYDAY_EXCEPTIONS,
    userPermissions: everyday,
  },
  {
    name: "Solution Manager",
    userType: "Standard",
    license: "Salesforce",
    standardObjects: "edit",
    exceptions: EVERYDAY_EXCEPTIONS,
    userPermissions: everyday,
  },
  {
    name: "Marketing User",
    userType: "Standard",
    license: "Salesforce",
    standardObjects: "edit",
    exceptions: { ...EVERYDAY_EXCEPTIONS, Campaign: ["read", "create", "edit", "delete"] },
    userPermissions: everyday,
  },
  {
    name: "Contract Manager",
    userType: "Standard",
    license: "Salesforce",
    standardObjects: "edit",
    exceptions: EVERYDAY_EXCEPTIONS,
    userPermissions: everyday,
  },
  {
    name: "Read Only",
    userType: "Standard",
    license: "Salesforce",
    standardObjects: "read",
    userPermissions: everyday,
  },
  {
    name: "Standard Platform User",
    userType: "Standard",
    license: "Salesforce Platform",
    standardObjects: "edit",
    exceptions: EVERYDAY_EXCEPTIONS,
    userPermissions: everyday,
  },
  {
    name: "Minimum Access - Salesforce",
    userType: "Standard",
    license: "Salesforce",
    standardObjects: "none",
    userPermissions: ["ActivitiesAccess"],
  },
  {
    name: "Minimum Access - API Only Integrations",
    userType: "Standard",
    license: "Salesforce Integration",
    standardObjects: "none",
    userPermissions: ["ApiEnabled", "ApiUserOnly"],
  },
  {
    name: "Salesforce API Only System Integrations",
    userType: "Standard",
    license: "Salesforce Integration",
    standardObjects: "none",
    userPermissions: ["ApiEnabled", "ApiUserOnly"],
  },
  {
    name: "Analytics Cloud Integration User",
    userType: "CloudIntegrationUser",
    license: "Analytics Cloud Integration User",
    standardObjects: "read",
    userPermissions: ["ApiEnabled", "ViewAllData"],
  },
  {
    name: "Chatter Free User",
    userType: "CsnOnly",
    license: "Chatter Free",
    standardObjects: "none",
    userPermissions: [],
  },
  {
    name: "Guest License User",
    userType: "Guest",
    license: "Guest User License",
    standardObjects: "none",
    userPermissions: [],
  },
  {
    name: "Automated Process",
    userType: "AutomatedProcess",
    license: "Automated Process",
    standardObjects: "none",
    userPermissions: [],
  },
];

export function standardProfile(name: string): StandardProfile | undefined {
  return standardProfiles.find((profile) => profile.name.toLowerCase() === name.toLowerCase());
}
