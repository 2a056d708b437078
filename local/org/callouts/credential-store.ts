import type { Org } from "../org.js";

/** One secret parameter of a principal. */
export interface StoredParameter {
  name: string;
  value: string;
  encrypted: boolean;
}

/** Which principal of which external credential; names without namespace. */
export interface PrincipalKey {
  credential: string;
  principal: string;
  type: string;
}

/**
 * The tokens of external credentials, in a table that no query reaches. Nothing hands a value back to Apex: only callouts read them. Rolled back with the
 * transaction that wrote them.
 */
export class CredentialStore {
  private readonly org: Org;

  constructor(org: Org) {
    this.org = org;
    org.store.exec(
      "CREATE TABLE IF NOT EXISTS org_credential (credential TEXT, principal TEXT, type TEXT, name TEXT, value TEXT, encrypted INTEGER, PRIMARY KEY (credential, principal, type, name))",
    );
  }

  /** The parameters of a principal; empty when it was never filled. */
  read(key: PrincipalKey): StoredParameter[] {
    return this.org.store
      .all(
        "SELECT name, value, encrypted FROM org_credential WHERE credential = ? AND principal = ? AND type = ? ORDER BY name",
        keyValues(key),
      )
      .map((row) => ({ name: String(row["name"]), value: String(row["value"]), encrypted: row["encrypted"] === 1 }));
  }

  /** Replaces the named parameters and keeps the others. */
  write(key: PrincipalKey, parameters: readonly StoredParameter[]): void {
    for (const parameter of parameters) {
      this.org.store.run(
        "INSERT OR REPLACE INTO org_credential (credential, principal, type, name, value, encrypted) VALUES (?, ?, ?, ?, ?, ?)",
        [...keyValues(key), parameter.name, parameter.value, parameter.encrypted ? 1 : 0],
      );
    }
  }

  /** Removes a principal's parameters; all of them unless named. Returns how many went. */
  remove(key: PrincipalKey, names: readonly string[] = []): number {
    if (names.length === 0)
      return this.org.store.run(
        "DELETE FROM org_credential WHERE credential = ? AND principal = ? AND type = ?",
        keyValues(key),
      );
    let count = 0;
    for (const name of names)
      count += this.org.store.run(
        "DELETE FROM org_credential WHERE credential = ? AND principal = ? AND type = ? AND name = ?",
        [...keyValues(key), name],
      );
    return count;
  }
}

function keyValues(key: PrincipalKey): string[] {
  return [key.credential.toLowerCase(), key.principal.toLowerCase(), key.type.toLowerCase()];
}
