/** What a user may do with an object. */
export type ObjectRight = "read" | "create" | "edit" | "delete" | "viewAll" | "modifyAll";

/**
 * A user as one transaction sees them: identity and everything profile and permission sets grant, read once when the
 * transaction starts. An assignment made meanwhile therefore counts from the next transaction on.
 */
export interface UserContext {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly email: string;
  /** `Standard`, `Guest`, `AutomatedProcess`, `CloudIntegrationUser` … as in `User.UserType`. */
  readonly userType: string;
  readonly profile: { id: string; name: string };
  readonly roleId: string | null;
  /** Developer names of the assigned permission sets, those of groups included, with namespace. */
  readonly permissionSets: readonly string[];
  readonly timeZone: string;
  readonly locale: string;
  readonly language: string;
  readonly isGuest: boolean;
  readonly isAutomatedProcess: boolean;
  /** Rights on an object by API name; names without namespace resolve. */
  can(object: string, right: ObjectRight): boolean;
  /** Field-level security by API names; a field that has none (required, system) follows its object. */
  canField(object: string, field: string, access: "read" | "edit"): boolean;
  hasCustomPermission(name: string): boolean;
  hasUserPermission(name: string): boolean;
  hasClassAccess(className: string): boolean;
  /** `Credential-Principal`, or the bare credential name for any of its principals. */
  hasExternalCredentialPrincipal(name: string): boolean;
}

/** Whether data access is checked against the running user. */
export type AccessMode = "user" | "system";
