import type { SharingModel } from "../../types.js";

/**
 * What the generated names and types do not say, kept by hand for one object. A field line is words separated by blanks: a type (`string 255`,
 * `currency 18,2`, `picklist`, `reference Account,Contact`) and flags: `!` required, `ro` neither createable nor updateable, `co` createable only,
 * `uo` updateable only, `d` defaulted on create, `u` unique, `x` external id, `l` id lookup, `cs` case-sensitive, `name` the name field, `auto`
 * auto-number, `nf` not filterable, `restricted`, `cascade`, `restrict`, `-` absent from the object, `=value` default.
 */
export interface ObjectDetails {
  label?: string;
  plural?: string;
  prefix?: string;
  sharing?: SharingModel;
  /** Letters of what can be done: c create, u update, d delete, r undelete, m merge, s search, q query; all but m by default. */
  can?: string;
  activities?: boolean;
  fields?: Record<string, string>;
  picklists?: Record<string, readonly string[]>;
  /** Reference field behind a child list where several could be meant. */
  children?: Record<string, string>;
  /** Field that names the record where it is not `Name`. */
  name?: string;
}
