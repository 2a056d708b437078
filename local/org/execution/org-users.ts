import type { Org } from "../org.js";
import type { SObject } from "../runtime/sobject.js";
import { grantsOf } from "../security/grants.js";
import type { UserContext } from "../security/users.js";
import { writtenGrants } from "./written-grants.js";
import { ADMINISTRATOR } from "./seed.js";
import { systemRows } from "./system-rows.js";

/** The users of an org, each read afresh with what profile and permission sets grant at that moment. */
export interface OrgUsers {
  readonly organizationId: string;
  /** Throws for an unknown id. */
  byId(id: string): UserContext;
  /** By user name, else by alias. */
  byName(name: string): UserContext | undefined;
  administrator(): UserContext;
  automatedProcess(): UserContext;
  /** The guest of the public site, if the org has one. */
  guest(): UserContext | undefined;
}

export function loadOrgUsers(org: Org): OrgUsers {
  const rows = systemRows(org);
  const organization = rows.findAll("Organization", "LanguageLocaleKey", "en_US")[0];
  const named = (field: string, value: string): UserContext | undefined => {
    const row = rows.find("User", field, value);
    return row === null ? undefined : contextOf(org, row);
  };
  const known = (username: string): UserContext => {
    const user = named("Username", username);
    if (user === undefined) throw new Error(`The org has no user ${username}`);
    return user;
  };
  return {
    organizationId: organization?.id ?? "",
    byId(id) {
      const row = rows.find("User", "Id", id);
      if (row === null) throw new Error(`The org has no user with the id ${id}`);
      return contextOf(org, row);
    },
    byName: (name) => named("Username", name) ?? named("Alias", name),
    administrator: () => known(ADMINISTRATOR),
    automatedProcess: () => {
      const user = named("UserType", "AutomatedProcess");
      if (user === undefined) throw new Error("The org has no Automated Process user");
      return user;
    },
    guest: () => named("UserType", "Guest"),
  };
}

function contextOf(org: Org, row: SObject): UserContext {
  const rows = systemRows(org);
  const text = (name: string): string => (row.get(name) as string | null) ?? "";
  const profileId = text("ProfileId");
  const profile = profileId === "" ? null : rows.find("Profile", "Id", profileId);
  const profileName = (profile?.get("Name") as string | undefined) ?? "";
  const userType = text("UserType") || (profile?.get("UserType") as string | null | undefined) || "Standard";
  const id = row.id as string;
  const sets = permissionSetsOf(org, id);
  const names = sets.map((set) => String(set.get("Name")));
  const grants = grantsOf(
    org.schema,
    org.metadata,
    profileName,
    names,
    sets.flatMap((set) => writtenGrants(org, set)),
  );
  return {
    id,
    name: text("Name"),
    username: text("Username"),
    email: text("Email"),
    userType,
    profile: { id: profileId, name: profileName },
    roleId: text("UserRoleId") || null,
    permissionSets: names,
    timeZone: text("TimeZoneSidKey") || "GMT",
    locale: text("LocaleSidKey") || "en_US",
    language: text("LanguageLocaleKey") || "en_US",
    isGuest: userType === "Guest",
    isAutomatedProcess: userType === "AutomatedProcess",
    ...grants,
  };
}

/** The assigned permission sets, those of groups included; what a profile grants is read from the profile itself. */
function permissionSetsOf(org: Org, userId: string): SObject[] {
  const rows = systemRows(org);
  const found = new Map<string, SObject>();
  const add = (id: unknown): void => {
    const set = typeof id === "string" ? rows.find("PermissionSet", "Id", id) : null;
    if (set?.id != null && set.get("IsOwnedByProfile") !== true) found.set(set.id, set);
  };
  for (const assignment of rows.findAll("PermissionSetAssignment", "AssigneeId", userId)) {
    add(assignment.get("PermissionSetId"));
    const group = assignment.get("PermissionSetGroupId");
    if (typeof group !== "string") continue;
    for (const component of rows.findAll("PermissionSetGroupComponent", "PermissionSetGroupId", group))
      add(component.get("PermissionSetId"));
  }
  return [...found.values()];
}
