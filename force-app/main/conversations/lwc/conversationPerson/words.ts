import type { PersonPanel } from "apex/types";
import accountFirst from "@salesforce/label/c.Person_Owner_Account_First";
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
import keptByHand from "@salesforce/label/c.Ownership_Kept_By_Hand";
import noTeammate from "@salesforce/label/c.Ownership_No_Teammate";
import noRecord from "@salesforce/label/c.Person_No_Record";
import notLinked from "@salesforce/label/c.Person_Not_Linked";
import off from "@salesforce/label/c.Owners_Example_Off";
import ownerOfAccount from "@salesforce/label/c.Person_Owner_Account";
import ownerOfContact from "@salesforce/label/c.Person_Owner_Contact";
import ownerOfHiddenAccount from "@salesforce/label/c.Person_Owner_Account_Hidden";
import ownerOfLead from "@salesforce/label/c.Person_Owner_Lead";
import ownerByFallback from "@salesforce/label/c.Person_Owner_Fallback";
import ownerNotTold from "@salesforce/label/c.Person_Owner_Not_Told";
import ownerPending from "@salesforce/label/c.Ownership_Pending";
import pending from "@salesforce/label/c.Person_Pending";
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

export { accountFirst, retried };

export const labels = {
  email,
  failed,
  inIntercom,
  inSalesforce,
  lastSeen,
  lastSynced,
  nobody,
  noRecord,
  record,
  retry,
  role,
  unknown,
};

export const roles = new Map([
  ["user", userRole],
  ["lead", leadRole],
]);

const owners = new Map([
  ["account", ownerOfAccount],
  ["contact", ownerOfContact],
  ["lead", ownerOfLead],
  ["fallback", ownerByFallback],
]);

/** Who owns the person in Salesforce, and of what they are the owner. */
export function ownerOf({ ownership, ownerAccountName }: PersonPanel): string {
  const name = ownership?.salesforceOwnerName;
  const isHidden = ownership?.step === "account" && !ownerAccountName;
  const text = isHidden ? ownerOfHiddenAccount : owners.get(ownership?.step ?? "");
  return name ? fill(text ?? "{0}", name, ownerAccountName ?? "") : nobody;
}

/** Whether both sides agree, in words. */
export interface SyncState {
  text: string;
  iconName: string;
  variant: string;
  /** Another try may change it. */
  canRetry: boolean;
}

const good = { iconName: "utility:success", variant: "success", canRetry: false };
const waiting = { iconName: "utility:clock", variant: "", canRetry: false };
const bad = { iconName: "utility:warning", variant: "warning", canRetry: true };
const plain = { iconName: "utility:info", variant: "", canRetry: false };

const syncStates = new Map<string, SyncState>([
  ["inSync", { text: inSync, ...good }],
  ["pending", { text: pending, ...waiting }],
  ["failed", { text: syncFailed, ...bad }],
  ["notLinked", { text: notLinked, ...plain, iconName: "utility:unlinked" }],
]);

/** What keeps the owners on both sides apart. */
const ownerStates = new Map<string, SyncState>([
  ["notSent", { text: ownerNotTold, ...bad }],
  ["pending", { text: ownerPending, ...waiting }],
  ["noTeammate", { text: noTeammate, ...bad, canRetry: false }],
  ["keptByHand", { text: keptByHand, ...plain }],
  ["off", { text: off, ...plain }],
]);

/** What failed goes before what keeps owners apart, and that before all else: both sides agree only when all does. */
export function syncOf({ syncState, ownership }: PersonPanel): SyncState | null {
  const apart = syncState === "failed" ? null : ownerStates.get(ownership?.state ?? "");
  return apart ?? syncStates.get(syncState ?? "") ?? null;
}

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
