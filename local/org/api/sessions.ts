import { randomBytes, timingSafeEqual } from "node:crypto";
import type { Org } from "../org.js";

/** Access tokens of the local org: `00D…!…`, valid until the org stops. */
export class Sessions {
  private readonly org: Org;
  private readonly users = new Map<string, string>();
  private readonly password: string;

  constructor(org: Org, password: string) {
    this.org = org;
    this.password = password;
  }

  /** A new token of that user. */
  open(userId: string): string {
    const token = `${this.org.organizationId.slice(0, 15)}!${randomBytes(36).toString("base64url")}`;
    this.users.set(token, userId);
    return token;
  }

  /** The user id behind a token, or null. */
  userOf(token: string): string | null {
    return this.users.get(token) ?? null;
  }

  close(token: string): void {
    this.users.delete(token);
  }

  /** Whether the password (with or without a security token behind it) is the org's local one. */
  accepts(password: string): boolean {
    const given = Buffer.from(password.slice(0, this.password.length));
    const wanted = Buffer.from(this.password);
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  }
}
