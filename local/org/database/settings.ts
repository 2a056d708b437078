import { SObject } from "../runtime/sobject.js";
import type { UserContext } from "../security/users.js";
import type { ObjectDescribe } from "../schema/types.js";
import type { Engine } from "./engine.js";

/** The row of a hierarchy setting for exactly one owner (organisation, profile or user), or null. */
export function settingOf(engine: Engine, object: ObjectDescribe, ownerId: string): SObject | null {
  return engine.records.readWhere(object, "setupownerid", [ownerId])[0] ?? null;
}

/** The id of the organisation's own row. */
export function organizationId(engine: Engine): string {
  const object = engine.schema.object("Organization") as ObjectDescribe;
  return engine.records.readAll(object)[0]?.id ?? "";
}

/**
 * A hierarchy setting as a user sees it: each field from the user's row, else the profile's, else the organisation's. Null when the name is no
 * hierarchy setting; a record with nulls when there are no rows.
 */
export function hierarchySetting(engine: Engine, name: string, user: UserContext): SObject | null {
  const object = engine.schema.object(name);
  if (object === undefined || object.customSettingType !== "Hierarchy") return null;
  return mergedSetting(engine, object, [user.id, user.profile.id, organizationId(engine)]);
}

/** Merges the rows of the owners, the first most specific. The result has the id of the most specific row. */
export function mergedSetting(engine: Engine, object: ObjectDescribe, owners: readonly string[]): SObject {
  const rows = engine.records.readWhere(
    object,
    "setupownerid",
    owners.filter((owner) => owner !== ""),
  );
  const ordered = owners
    .map((owner) => rows.find((row) => row.values.get("setupownerid") === owner))
    .filter((row) => row !== undefined);
  const merged = new SObject(object);
  for (const row of ordered)
    for (const [key, value] of row.values) if (!merged.values.has(key) && value !== null) merged.values.set(key, value);
  return merged;
}
