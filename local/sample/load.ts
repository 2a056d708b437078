import type { OrgClient } from "./org-client.js";
import type { SamplePersona, SampleRecord } from "./records.js";

/** Groups of records of one type in the order in which they can be made: nothing before what it refers to. */
function inOrder(records: SampleRecord[]): SampleRecord[][] {
  const types = ["User", "Account", "Contact", "Lead", "Opportunity", "OpportunityContactRole", "Case"];
  const unknown = records.find(({ type }) => !types.includes(type));
  if (unknown) throw new Error(`No place in the order for sample records of type ${unknown.type}`);
  return types.map((type) => records.filter((record) => record.type === type));
}

/** Creates the sample records through the org's REST API, as any client would; answers the ids by key. */
export async function loadSampleRecords(org: OrgClient, records: SampleRecord[]): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  const profiles = await org.query<{ Id: string; Name: string }>("SELECT Id, Name FROM Profile");
  for (const { Id, Name } of profiles) ids.set(`profile:${Name}`, Id);
  const resolve = (value: unknown): unknown => {
    if (typeof value !== "string" || !value.startsWith("@")) return value;
    const id = ids.get(value.slice(1));
    if (!id) throw new Error(`The sample refers to ${value.slice(1)}, which was not made`);
    return id;
  };
  for (const group of inOrder(records)) {
    const made = await org.create(
      group.map(({ type, fields }) => ({
        type,
        fields: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, resolve(value)])),
      })),
    );
    group.forEach(({ key }, index) => ids.set(key, made[index]!));
  }
  return ids;
}

/** Gives each persona its permission sets. */
export async function assignPermissionSets(org: OrgClient, personas: SamplePersona[]): Promise<void> {
  const sets = await org.query<{ Id: string; Name: string }>("SELECT Id, Name FROM PermissionSet");
  const users = await org.query<{ Id: string; Username: string }>("SELECT Id, Username FROM User");
  const setId = (name: string): string => {
    const set = sets.find(({ Name }) => Name === name);
    if (!set) throw new Error(`The org has no permission set ${name}`);
    return set.Id;
  };
  await org.create(
    personas.flatMap((persona) => {
      const user = users.find(({ Username }) => Username === persona.username);
      if (!user) throw new Error(`The org has no user ${persona.username}`);
      return persona.permissionSets.map((name) => ({
        type: "PermissionSetAssignment",
        fields: { AssigneeId: user.Id, PermissionSetId: setId(name) },
      }));
    }),
  );
}
