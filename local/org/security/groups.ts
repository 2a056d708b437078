import type { Engine } from "../database/engine.js";
import type { ObjectDescribe } from "../schema/types.js";
import type { UserContext } from "./users.js";

/** Ids of the users below a user in the role hierarchy. */
export function subordinateIds(engine: Engine, user: UserContext): string[] {
  if (user.roleId === null) return [];
  const roles = engine.records.tables.ensure(engine.schema.object("UserRole") as ObjectDescribe);
  const users = engine.records.tables.ensure(engine.schema.object("User") as ObjectDescribe);
  const sql = `WITH RECURSIVE below(id) AS (SELECT id FROM ${roles} WHERE parentroleid = ?1 UNION SELECT r.id FROM ${roles} r JOIN below ON r.parentroleid = below.id)
    SELECT id FROM ${users} WHERE userroleid IN below`;
  return engine.store.all(sql, [user.roleId]).map((row) => String(row["id"]));
}

/** Ids of the public groups, queues and role groups a user belongs to, through nested groups too. */
export function groupIdsOf(engine: Engine, user: UserContext): string[] {
  const groups = engine.records.tables.ensure(engine.schema.object("Group") as ObjectDescribe);
  const members = engine.records.tables.ensure(engine.schema.object("GroupMember") as ObjectDescribe);
  const direct = `SELECT groupid AS id FROM ${members} WHERE userorgroupid = ?1 AND isdeleted = 0`;
  const everyone = user.isGuest ? "" : ` UNION SELECT id FROM ${groups} WHERE type = 'Organization'`;
  const byRole =
    user.roleId === null
      ? ""
      : ` UNION SELECT id FROM ${groups} WHERE relatedid = ?2 AND type IN ('Role', 'RoleAndSubordinates')`;
  const sql = `WITH RECURSIVE mine(id) AS (${direct}${everyone}${byRole} UNION SELECT m.groupid FROM ${members} m JOIN mine ON m.userorgroupid = mine.id WHERE m.isdeleted = 0) SELECT id FROM mine`;
  const values = user.roleId === null ? [user.id] : [user.id, user.roleId];
  return engine.store.all(sql, values).map((row) => String(row["id"]));
}
