import type { HostSession } from "../metadata/host-model.js";
import type { LightningMetadata } from "../metadata/model.js";
import type { Persona } from "./options.js";
import type { OrgClient } from "./org-client.js";

interface UserRow {
  Id: string;
  Name: string;
  Username: string;
  Email: string | null;
  TimeZoneSidKey: string | null;
  LocaleSidKey: string | null;
  Profile: { Name: string } | null;
}

const ADMINISTRATOR = "System Administrator";

/**
 * Reads the persona's user and permission sets from the org and works out which apps and tabs it sees.
 * The administrator profile sees every app, as after an installation for administrators only.
 */
export async function readSession(org: OrgClient, persona: Persona, metadata: LightningMetadata): Promise<HostSession> {
  const username = persona.username.replace(/['\\]/g, "\\$&");
  const [user] = await org.query<UserRow>(
    persona.key,
    `SELECT Id, Name, Username, Email, TimeZoneSidKey, LocaleSidKey, Profile.Name FROM User WHERE Username = '${username}'`,
  );
  if (user === undefined) throw new Error(`The org has no user ${persona.username}`);
  const assignments = await org.query<{ PermissionSet: { Name: string } | null }>(
    persona.key,
    `SELECT PermissionSet.Name FROM PermissionSetAssignment WHERE AssigneeId = '${user.Id}'`,
  );
  const permissionSets = assignments.map((row) => row.PermissionSet?.Name ?? "").filter((name) => name !== "");
  const assigned = permissionSets.map((name) => metadata.permissionSets[name]).filter((set) => set !== undefined);
  const isAdministrator = user.Profile?.Name === ADMINISTRATOR;
  const restricted = Object.values(metadata.permissionSets).some((set) => set.apps.length > 0);
  const seesEverything = isAdministrator || !restricted;
  const granted = new Set(assigned.flatMap((set) => set.apps));
  const shownTabs = new Set(
    assigned.flatMap((set) =>
      Object.entries(set.tabs)
        .filter(([, visibility]) => visibility !== "None")
        .map(([tab]) => tab),
    ),
  );
  return {
    persona: persona.key,
    user: {
      id: user.Id,
      name: user.Name,
      username: user.Username,
      email: user.Email ?? "",
      profile: user.Profile?.Name ?? "",
    },
    permissionSets,
    customPermissions: [...new Set(assigned.flatMap((set) => set.customPermissions))],
    userPermissions: [...new Set(assigned.flatMap((set) => set.userPermissions))],
    visibleApps: metadata.apps.filter((app) => seesEverything || granted.has(app.name)).map((app) => app.name),
    hiddenTabs: seesEverything ? [] : Object.keys(metadata.tabs).filter((tab) => !shownTabs.has(tab)),
    timeZone: user.TimeZoneSidKey ?? "UTC",
    locale: (user.LocaleSidKey ?? "en_US").replace("_", "-"),
    lang: "en-US",
  };
}
