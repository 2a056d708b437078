import { createRandom, hashText } from "../random.js";
import type { Permission } from "../api/route.js";

export interface Token {
  value: string;
  /** What the token may do; null means everything. */
  permissions: Permission[] | null;
}

/** Access tokens of the workspace. */
export class Tokens {
  readonly main: string;
  private readonly known = new Map<string, Token>();

  constructor(seed: string) {
    this.main = Buffer.from(`tok:${createRandom(hashText(`${seed}:token`)).hex(40)}:1:0`).toString("base64");
    this.known.set(this.main, { value: this.main, permissions: null });
  }

  /** Adds a token that may do only what is listed. */
  add(value: string, permissions: Permission[]): Token {
    const token: Token = { value, permissions };
    this.known.set(value, token);
    return token;
  }

  revoke(value: string): boolean {
    return this.known.delete(value);
  }

  /** Finds the token of an Authorization header. */
  find(header: string | undefined): Token | undefined {
    const match = /^Bearer\s+(.+)$/i.exec(header ?? "");
    return match?.[1] === undefined ? undefined : this.known.get(match[1].trim());
  }
}
