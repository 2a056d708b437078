import { current } from "../../execution/context.js";
import { systemRows } from "../../execution/system-rows.js";
import { FormulaError } from "./syntax.js";

/** Values of `$User`, `$Profile`, `$Organization`, `$Permission`, `$Label` and the like for the running user. */
export function globalValue(path: string[]): unknown {
  const [scope = "", name = ""] = path.map((part) => part.toLowerCase());
  const { user, org } = current();
  switch (scope) {
    case "$user": {
      const values: Record<string, unknown> = {
        id: user.id,
        username: user.username,
        email: user.email,
        profileid: user.profile.id,
        userroleid: user.roleId,
      };
      if (name in values) return values[name];
      return systemRows(org).find("User", "Id", user.id)?.values.get(name) ?? null;
    }
    case "$profile":
      return name === "name" ? user.profile.name : user.profile.id;
    case "$organization":
      return name === "id" ? org.organizationId : unknownGlobal(path);
    case "$permission":
      return user.hasCustomPermission(path[1] ?? "");
    case "$label":
      return org.metadata.labels.get(name)?.value ?? unknownGlobal(path);
    default:
      return unknownGlobal(path);
  }
}

function unknownGlobal(path: string[]): never {
  throw new FormulaError(`${path.join(".")} is not known in a formula here`);
}
