import type { Engine } from "../engine.js";
import type { StoreValue } from "../store.js";
import type { UserContext } from "../../security/users.js";

/** Finds a variable of the code that runs a dynamic query; undefined when there is none of that name. */
export type BindLookup = (name: string) => unknown;

/** Values of the binds of a query: by number from compiled code, by name from `queryWithBinds` or the variables around a dynamic query. */
export type Binds = readonly unknown[] | ReadonlyMap<string, unknown> | BindLookup;

/** State of planning one run of a query: parameters of the SQL, aliases, whose rows are visible. */
export class PlanContext {
  readonly engine: Engine;
  readonly user: UserContext;
  readonly now: number;
  /** Rows are limited to what the user may see. */
  readonly sharing: boolean;
  /** Objects and fields are checked against the user's rights. */
  readonly enforce: "user" | "securityEnforced" | null;
  readonly values: StoreValue[] = [];
  private readonly binds: Binds;
  private readonly bindNames: readonly string[];
  private aliasCount = 0;

  constructor(options: {
    engine: Engine;
    user: UserContext;
    now: number;
    sharing: boolean;
    enforce: "user" | "securityEnforced" | null;
    binds: Binds;
    bindNames: readonly string[];
  }) {
    this.engine = options.engine;
    this.user = options.user;
    this.now = options.now;
    this.sharing = options.sharing;
    this.enforce = options.enforce;
    this.binds = options.binds;
    this.bindNames = options.bindNames;
  }

  get zone(): string {
    return this.user.timeZone;
  }

  /** The same query state for a statement of its own: fresh parameters and aliases. */
  fork(): PlanContext {
    return new PlanContext({
      engine: this.engine,
      user: this.user,
      now: this.now,
      sharing: this.sharing,
      enforce: this.enforce,
      binds: this.binds,
      bindNames: this.bindNames,
    });
  }

  /** Adds a parameter and returns its place holder. */
  parameter(value: StoreValue): string {
    this.values.push(value);
    return `?${this.values.length}`;
  }

  readonly nextAlias = (): string => `t${this.aliasCount++}`;

  /** The value of a bind. Throws QueryProblem `Variable does not exist: x`. */
  bind(index: number): unknown {
    const { binds } = this;
    if (Array.isArray(binds)) return (binds as readonly unknown[])[index] ?? null;
    const name = this.bindNames[index] ?? "";
    if (typeof binds === "function") {
      const value = binds(name);
      if (value === undefined) throw new MissingBind(name);
      return value;
    }
    const named = binds as ReadonlyMap<string, unknown>;
    const key = name.toLowerCase();
    if (named.has(key)) return named.get(key);
    if (named.has(name)) return named.get(name);
    throw new MissingBind(name);
  }
}

/** A dynamic query names a variable that is not there. */
export class MissingBind extends Error {
  readonly bindName: string;
  constructor(name: string) {
    super(`Variable does not exist: ${name}`);
    this.bindName = name;
  }
}
