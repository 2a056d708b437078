import type { PersonPanel } from "apex/types";
import about from "@salesforce/label/c.Person_About";
import aboutNobody from "@salesforce/label/c.Person_About_Somebody";
import companies from "@salesforce/label/c.Person_Companies";
import email from "@salesforce/label/c.Person_Email";
import failed from "@salesforce/label/c.Person_Failed";
import inIntercom from "@salesforce/label/c.Ownership_In_Intercom";
import inSalesforce from "@salesforce/label/c.Ownership_In_Salesforce";
import inSync from "@salesforce/label/c.Person_In_Sync";
import lastSeen from "@salesforce/label/c.Person_Last_Seen";
import lastSynced from "@salesforce/label/c.Person_Last_Synced";
import leadRole from "@salesforce/label/c.Person_Role_Lead";
import nobody from "@salesforce/label/c.Ownership_Nobody";
import noRecord from "@salesforce/label/c.Person_No_Record";
import notLinked from "@salesforce/label/c.Person_Not_Linked";
import pending from "@salesforce/label/c.Person_Pending";
import reason from "@salesforce/label/c.Ownership_Reason";
import record from "@salesforce/label/c.Person_Record";
import retried from "@salesforce/label/c.Person_Retried";
import retry from "@salesforce/label/c.Person_Retry";
import role from "@salesforce/label/c.Person_Role";
import segments from "@salesforce/label/c.Person_Segments";
import syncFailed from "@salesforce/label/c.Person_Sync_Failed";
import tags from "@salesforce/label/c.Person_Tags";
import unknown from "@salesforce/label/c.Ownership_Unknown";
import userRole from "@salesforce/label/c.Person_Role_User";
import { fill } from "c/labelText";

export { retried };

export const labels = {
  email,
  failed,
  inIntercom,
  inSalesforce,
  lastSeen,
  lastSynced,
  nobody,
  noRecord,
  reason,
  record,
  retry,
  role,
  unknown,
};

export const roles = new Map([
  ["user", userRole],
  ["lead", leadRole],
]);

/** Whether both sides agree, in words. */
export interface SyncState {
  text: string;
  iconName: string;
  variant: string;
}

export const syncStates = new Map<string, SyncState>([
  ["inSync", { text: inSync, iconName: "utility:success", variant: "success" }],
  ["pending", { text: pending, iconName: "utility:clock", variant: "" }],
  ["failed", { text: syncFailed, iconName: "utility:warning", variant: "warning" }],
  ["notLinked", { text: notLinked, iconName: "utility:unlinked", variant: "" }],
]);

/** Names under a heading; groups without names are left out. */
export interface Group {
  heading: string;
  names: string[];
}

export function groupsOf(person: PersonPanel): Group[] {
  const groups = [
    { heading: companies, names: person.companies },
    { heading: tags, names: person.tags },
    { heading: segments, names: person.segments },
  ];
  return groups.filter(({ names }) => names.length > 0);
}

export const titleOf = (name: string): string => (name ? fill(about, name) : aboutNobody);
