import type { Org } from "../org.js";
import type { Metadata } from "../metadata/types.js";
import type { Schema } from "../schema/types.js";
import { currentOrNull } from "../execution/context.js";
import { loadDeclaredRows } from "./declared-rows.js";
import { Records } from "./records.js";
import type { Store } from "./store.js";

/** What every part of the database needs of an org. One per org, found with {@link engineOf}. */
export interface Engine {
  readonly org: Org;
  readonly metadata: Metadata;
  readonly schema: Schema;
  readonly store: Store;
  readonly records: Records;
  /** Things that parts of the database keep for the life of the org. */
  readonly caches: Map<string, unknown>;
}

const engines = new WeakMap<Org, Engine>();

/** The database engine of an org. */
export function engineOf(org: Org): Engine {
  const known = engines.get(org);
  if (known !== undefined) return known;
  const engine: Engine = {
    org,
    metadata: org.metadata,
    schema: org.schema,
    store: org.store,
    records: new Records(org.store, org.schema),
    caches: new Map(),
  };
  engines.set(org, engine);
  loadDeclaredRows(engine);
  return engine;
}

/** The engine of the org that runs now. Throws outside a transaction. */
export function currentEngine(): Engine {
  const execution = currentOrNull();
  if (execution === null) throw new Error("No Apex transaction is running on this thread");
  return engineOf(execution.org);
}

/** A value kept with the engine, made on first use. */
export function cached<T>(engine: Engine, key: string, make: () => T): T {
  const known = engine.caches.get(key);
  if (known !== undefined) return known as T;
  const made = make();
  engine.caches.set(key, made);
  return made;
}
