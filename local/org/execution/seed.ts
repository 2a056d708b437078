import { engineOf } from "../database/engine.js";
import type { NamedNode, XmlNode } from "../metadata/types.js";
import { textOf } from "../metadata/xml.js";
import type { Org } from "../org.js";
import { insertPermissionRows } from "../security/permission-rows.js";
import { insertProfileSet } from "../security/profile-sets.js";
import { standardProfile, standardProfiles } from "../security/standard-profiles.js";
import { seedContent } from "./seed-content.js";
import { systemRows, type SystemRows } from "./system-rows.js";

/** User name of the administrator that every org has from the start. */
export const ADMINISTRATOR = "admin@local.example";
const TIME_ZONE = "America/Los_Angeles";

/** Puts the rows into a new database that a new org has: the organisation, profiles, permission sets, first users, and rows for what the metadata declares. */
export function seedOrg(org: Org): void {
  const rows = systemRows(org);
  const organization = org.schema.object("Organization");
  if (organization === undefined) throw new Error("The schema has no object Organization");
  const isNew = engineOf(org).records.count(organization) === 0;
  if (isNew) seedUsers(org, rows);
  seedSites(org, rows);
  seedPermissionSets(org, rows);
  seedApex(org, rows);
  seedGroups(org, rows);
  seedDeclared(org, rows);
  seedContent(org);
  if (!isNew) return;
  rows.insert("Pricebook2", { Name: "Standard Price Book", IsActive: true, IsStandard: true });
  rows.insert("BusinessHours", { Name: "Default", IsActive: true, IsDefault: true, TimeZoneSidKey: TIME_ZONE });
}

/** Id of the license of a profile; profiles of the metadata have the full one. */
function licenseOf(rows: SystemRows, profileName: string): string {
  const name = standardProfile(profileName)?.license ?? "Salesforce";
  const known = rows.find("UserLicense", "Name", name)?.id;
  return (
    known ??
    rows.insert("UserLicense", {
      Name: name,
      MasterLabel: name,
      LicenseDefinitionKey: name === "Salesforce" ? "SFDC" : name.toUpperCase().replaceAll(" ", "_"),
      Status: "Active",
      TotalLicenses: 100,
      UsedLicenses: 1,
    })
  );
}

/** The columns of Profile that say what a standard profile may do. */
function permissionFields(profileName: string): Record<string, true> {
  const held = standardProfile(profileName)?.userPermissions ?? [];
  return Object.fromEntries(held.map((name) => [`Permissions${name}`, true] as const));
}

function seedUsers(org: Org, rows: SystemRows): void {
  const profiles = new Map<string, string>();
  const names = new Set([
    ...standardProfiles.map((profile) => profile.name),
    ...[...org.metadata.profiles.values()].map((profile) => profile.name),
  ]);
  for (const name of names) {
    const id = rows.insert("Profile", {
      Name: name,
      UserType: name === "Guest" ? "Guest" : (standardProfile(name)?.userType ?? "Standard"),
      UserLicenseId: licenseOf(rows, name),
      ...permissionFields(name),
    });
    profiles.set(name.toLowerCase(), id);
    insertProfileSet(org, rows, id, name);
  }
  const profile = (name: string): string | null => profiles.get(name.toLowerCase()) ?? null;
  const roles = seedRoles(org, rows);
  const administrator = rows.insert("User", {
    ...person("Ada", "Admin", ADMINISTRATOR, "admin"),
    ProfileId: profile("System Administrator"),
    UserType: "Standard",
    UserRoleId: roles,
    UserPermissionsMarketingUser: true,
  });
  const own = rows.find("PermissionSet", "ProfileId", profile("System Administrator") ?? "")?.id;
  if (own != null)
    rows.insert("PermissionSetAssignment", { PermissionSetId: own, AssigneeId: administrator, IsActive: true });
  for (const id of profiles.values())
    rows.update("Profile", id, { CreatedById: administrator, LastModifiedById: administrator });
  const organization = rows.insert("Organization", {
    Name: "Local Org",
    OrganizationType: "Developer Edition",
    IsSandbox: false,
    LanguageLocaleKey: "en_US",
    DefaultLocaleSidKey: "en_US",
    TimeZoneSidKey: TIME_ZONE,
    InstanceName: "LOCAL",
    NamespacePrefix: org.namespace,
    CreatedById: administrator,
  });
  rows.insert("User", {
    ...person(null, "Automated Process", `autoproc@${organization.toLowerCase()}`, "autoproc"),
    UserType: "AutomatedProcess",
  });
}

function person(
  first: string | null,
  last: string,
  username: string,
  alias: string,
): Record<string, string | boolean | null> {
  return {
    FirstName: first,
    LastName: last,
    Name: first === null ? last : `${first} ${last}`,
    Username: username,
    Email: username,
    Alias: alias,
    CommunityNickname: alias,
    IsActive: true,
    TimeZoneSidKey: TIME_ZONE,
    LocaleSidKey: "en_US",
    LanguageLocaleKey: "en_US",
    EmailEncodingKey: "UTF-8",
  };
}

/** Public sites: of the metadata, and the one the host serves. Each has a guest user. */
function seedSites(org: Org, rows: SystemRows): void {
  const { site: served } = org.options;
  const sites = [...org.metadata.sites.values()].map((site) => ({ ...site, secureUrl: null as string | null }));
  if (served !== undefined) {
    const guestProfile = `${served.name} Profile`;
    sites.unshift({ ...served, label: served.name, active: true, guestProfile, node: EMPTY_NODE });
  }
  for (const site of sites) {
    const username = `${site.name.toLowerCase()}@guest.local.example`;
    const profile =
      rows.find("Profile", "Name", site.guestProfile)?.id ??
      rows.insert("Profile", { Name: site.guestProfile, UserType: "Guest" });
    const guest =
      rows.find("User", "Username", username)?.id ??
      rows.insert("User", {
        ...person(null, `${site.label} Site Guest User`, username, "guest"),
        ProfileId: profile,
        UserType: "Guest",
      });
    const values = {
      Name: site.name,
      MasterLabel: site.label,
      Status: "Active",
      UrlPathPrefix: site.urlPathPrefix,
      GuestUserId: guest,
    };
    const id = rows.find("Site", "Name", site.name)?.id ?? rows.insert("Site", values);
    if (site.secureUrl === null) continue;
    // The address changes with the port the host got.
    const detail = rows.find("SiteDetail", "DurableId", id)?.id;
    if (detail == null) rows.insert("SiteDetail", { DurableId: id, SecureUrl: site.secureUrl });
    else rows.update("SiteDetail", detail, { SecureUrl: site.secureUrl });
  }
}

const EMPTY_NODE: XmlNode = { text: "", children: new Map() };

/** Roles of the metadata; the administrator has none. */
function seedRoles(org: Org, rows: SystemRows): null {
  const ids = new Map<string, string>();
  for (const role of org.metadata.roles.values())
    ids.set(
      role.name.toLowerCase(),
      rows.insert("UserRole", { DeveloperName: role.name, Name: textOf(role.node, "name") ?? role.name }),
    );
  for (const role of org.metadata.roles.values()) {
    const parent = textOf(role.node, "parentRole");
    const id = ids.get(role.name.toLowerCase());
    if (parent !== null && id !== undefined)
      rows.update("UserRole", id, { ParentRoleId: ids.get(parent.toLowerCase()) ?? null });
  }
  return null;
}

function seedPermissionSets(org: Org, rows: SystemRows): void {
  for (const set of org.metadata.permissionSets.values()) {
    if (rows.find("PermissionSet", "Name", set.name) !== null) continue;
    const id = rows.insert("PermissionSet", {
      Name: set.name,
      Label: set.label,
      NamespacePrefix: org.namespace,
      IsOwnedByProfile: false,
      IsCustom: true,
      Description: set.description,
    });
    insertPermissionRows(org, rows, id, set);
  }
  for (const group of org.metadata.permissionSetGroups.values()) {
    if (rows.find("PermissionSetGroup", "DeveloperName", group.name) !== null) continue;
    const id = rows.insert("PermissionSetGroup", {
      DeveloperName: group.name,
      MasterLabel: group.label,
      Status: "Updated",
      NamespacePrefix: org.namespace,
    });
    for (const name of group.permissionSets) {
      const member = rows.find("PermissionSet", "Name", name);
      if (member !== null)
        rows.insert("PermissionSetGroupComponent", { PermissionSetGroupId: id, PermissionSetId: member.id });
    }
  }
  for (const permission of org.metadata.customPermissions.values()) {
    if (rows.find("CustomPermission", "DeveloperName", permission.name) === null)
      rows.insert("CustomPermission", {
        DeveloperName: permission.name,
        MasterLabel: permission.label,
        NamespacePrefix: org.namespace,
      });
  }
}

/** ApexClass and ApexTrigger rows follow the sources, also in a database of an earlier run. */
function seedApex(org: Org, rows: SystemRows): void {
  for (const source of org.metadata.apex) {
    const object = source.kind === "class" ? "ApexClass" : "ApexTrigger";
    const values = {
      Name: source.name,
      NamespacePrefix: org.namespace,
      ApiVersion: source.apiVersion,
      Status: source.status,
      IsValid: true,
      Body: source.text,
      LengthWithoutComments: lengthWithoutComments(source.text),
    };
    const known = rows.find(object, "Name", source.name);
    if (known === null) rows.insert(object, values);
    else if (known.id !== null) rows.update(object, known.id, values);
  }
}

function lengthWithoutComments(text: string): number {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "").length;
}

function seedGroups(org: Org, rows: SystemRows): void {
  const add = (node: NamedNode, type: "Queue" | "Regular"): void => {
    if (rows.find("Group", "DeveloperName", node.name) !== null) return;
    const id = rows.insert("Group", {
      DeveloperName: node.name,
      Name: textOf(node.node, "name") ?? node.name,
      Type: type,
    });
    for (const object of node.node.children.get("queueSobject") ?? [])
      rows.insert("QueueSobject", { QueueId: id, SobjectType: textOf(object, "sobjectType") });
  };
  for (const queue of org.metadata.queues.values()) add(queue, "Queue");
  for (const group of org.metadata.groups.values()) add(group, "Regular");
}

/** Rows for record types, cache partitions and notification types. */
function seedDeclared(org: Org, rows: SystemRows): void {
  // Only objects that the metadata names: asking for every object would build them all.
  for (const { name: objectName } of org.metadata.objects.values()) {
    const object = org.schema.object(objectName);
    for (const type of object?.recordTypes ?? []) {
      if (type.isMaster || rows.find("RecordType", "Id", type.id) !== null) continue;
      const { id, name, developerName, description, active } = type;
      rows.insert("RecordType", {
        Id: id,
        Name: name,
        DeveloperName: developerName,
        SobjectType: object?.apiName ?? null,
        Description: description,
        IsActive: active,
        NamespacePrefix: type.namespacePrefix,
      });
    }
  }
  for (const partition of org.metadata.cachePartitions.values()) {
    const isDefault = textOf(partition.node, "isDefaultPartition") === "true";
    if (rows.find("PlatformCachePartition", "DeveloperName", partition.name) === null)
      rows.insert("PlatformCachePartition", {
        DeveloperName: partition.name,
        MasterLabel: textOf(partition.node, "masterLabel") ?? partition.name,
        IsDefaultPartition: isDefault,
        NamespacePrefix: org.namespace,
      });
  }
  let order = 0;
  for (const application of org.metadata.applications.values()) {
    if (rows.find("AppMenuItem", "Name", application.name) !== null) continue;
    const label = textOf(application.node, "label") ?? application.name;
    const applicationId = rows.insert("AppDefinition", {
      DeveloperName: application.name,
      Label: label,
      NamespacePrefix: org.namespace,
    });
    rows.insert("AppMenuItem", {
      Name: application.name,
      Label: label,
      ApplicationId: applicationId,
      SortOrder: order++,
      Type: "TabSet",
      IsVisible: true,
      IsAccessible: true,
    });
  }
  for (const type of org.metadata.customNotificationTypes.values()) {
    if (rows.find("CustomNotificationType", "DeveloperName", type.name) === null)
      rows.insert("CustomNotificationType", {
        DeveloperName: type.name,
        CustomNotifTypeName: textOf(type.node, "customNotifTypeName") ?? type.name,
        NamespacePrefix: org.namespace,
      });
  }
}
