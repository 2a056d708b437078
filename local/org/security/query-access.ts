import type { Place, SoqlQuery } from "../parser/soql-tree.js";
import type { PlanContext } from "../database/soql/context.js";
import { QueryProblem, refuse, unknownField, unknownObject } from "../database/soql/errors.js";
import { walkQuery } from "../database/soql/walk.js";
import { inaccessibleException } from "./inaccessible.js";

/**
 * Checks the objects and fields a query mentions against the user's rights. In user mode what may not be read does not exist; `WITH SECURITY_ENFORCED`
 * looks at the selected fields and objects and names its own error.
 */
export function checkQueryAccess(query: SoqlQuery, context: PlanContext): void {
  const { user } = context;
  const secure = context.enforce === "securityEnforced";
  const inaccessible = new Map<string, string[]>();
  const denied: (() => never)[] = [];
  const deny = (place: Place | null, plain: () => never): void => {
    denied.push(
      secure
        ? () =>
            refuse("Insufficient permissions: secure query included inaccessible field", place, "INSUFFICIENT_ACCESS")
        : plain,
    );
  };
  walkQuery(query, context.engine.schema, {
    object: (object, place) => {
      if (object.apiName === "Name" || object.apiName === "AggregateResult" || user.can(object.apiName, "read")) return;
      deny(place, () => unknownObject(object.apiName, place));
    },
    field: (object, field, place) => {
      if (object.apiName === "Name" || user.canField(object.apiName, field.apiName, "read")) return;
      inaccessible.set(object.apiName, [...(inaccessible.get(object.apiName) ?? []), field.apiName]);
      deny(place, () => unknownField(field.apiName, object.apiName, place));
    },
    // Names that do not resolve are reported when the query is planned.
    problem: () => undefined,
  });
  if (denied[0] === undefined) return;
  if (secure) denied[0]();
  try {
    denied[0]();
  } catch (error) {
    if (error instanceof QueryProblem) throw inaccessibleException(error.message, inaccessible);
    throw error;
  }
}
