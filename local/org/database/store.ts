import { rmSync } from "node:fs";
import sqlite from "node-sqlite3-wasm";

/** A value as SQLite holds it. */
export type StoreValue = number | bigint | string | Uint8Array | null;
export type StoreRow = Record<string, StoreValue>;

const STATEMENT_CACHE = 400;

/**
 * The one door to SQLite: prepared statements kept by text, savepoints, custom functions. Nothing here knows about objects or fields.
 * Savepoints nest and are named by depth; the caller keeps the number that {@link Store.savepoint} returns.
 */
export class Store {
  private readonly database: sqlite.Database;
  private readonly statements = new Map<string, sqlite.Statement>();
  private depth = 0;
  /** Runs after every rollback: whoever caches what the database contains forgets it here. */
  readonly onRollback: (() => void)[] = [];
  readonly path: string;

  /** Opens (or creates) the file, or a database in memory for `:memory:`. A lock left by a crashed process is removed. */
  constructor(path = ":memory:") {
    this.path = path;
    if (path !== ":memory:") rmSync(`${path}.lock`, { recursive: true, force: true });
    this.database = new sqlite.Database(path);
    this.database.exec("PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY;");
    this.database.function("fold", (text) => (typeof text === "string" ? text.toLowerCase() : text), {
      deterministic: true,
    });
  }

  /** Registers a SQL function. */
  define(name: string, implementation: (...values: StoreValue[]) => StoreValue | boolean, deterministic = true): void {
    this.database.function(name, implementation, { deterministic });
  }

  /** Runs statements that return nothing. Not cached. */
  exec(sql: string): void {
    this.database.exec(sql);
  }

  /** Runs one statement and returns the number of rows it changed. */
  run(sql: string, values: StoreValue[] = []): number {
    return this.statement(sql).run(values).changes;
  }

  /** All rows of a query. */
  all(sql: string, values: StoreValue[] = []): StoreRow[] {
    return this.statement(sql).all(values) as StoreRow[];
  }

  /** The first row of a query, or null. */
  get(sql: string, values: StoreValue[] = []): StoreRow | null {
    return this.statement(sql).get(values) as StoreRow | null;
  }

  /** Sets a savepoint (the outermost one starts the transaction) and returns its number. */
  savepoint(): number {
    this.depth++;
    this.database.exec(`SAVEPOINT s${this.depth}`);
    return this.depth;
  }

  /** Undoes everything since the savepoint; the savepoint itself stays usable and later ones are gone. */
  rollbackTo(savepoint: number): void {
    this.check(savepoint);
    this.database.exec(`ROLLBACK TO s${savepoint}`);
    this.depth = savepoint;
    for (const listener of this.onRollback) listener();
  }

  /** Keeps everything since the savepoint and forgets it and those after it. Releasing the outermost commits. */
  release(savepoint: number): void {
    this.check(savepoint);
    this.database.exec(`RELEASE s${savepoint}`);
    this.depth = savepoint - 1;
  }

  /** Undoes everything since the savepoint and forgets it. */
  abandon(savepoint: number): void {
    this.rollbackTo(savepoint);
    this.release(savepoint);
  }

  /** Whether the savepoint can still be rolled back to. */
  isOpenSavepoint(savepoint: number): boolean {
    return savepoint >= 1 && savepoint <= this.depth;
  }

  get savepointDepth(): number {
    return this.depth;
  }

  close(): void {
    for (const statement of this.statements.values()) statement.finalize();
    this.statements.clear();
    if (this.database.isOpen) this.database.close();
  }

  private check(savepoint: number): void {
    if (!this.isOpenSavepoint(savepoint)) throw new Error(`Savepoint ${savepoint} is not open (depth ${this.depth})`);
  }

  private statement(sql: string): sqlite.Statement {
    const known = this.statements.get(sql);
    if (known !== undefined) return known;
    if (this.statements.size >= STATEMENT_CACHE) {
      const oldest = this.statements.entries().next().value as [string, sqlite.Statement];
      this.statements.delete(oldest[0]);
      oldest[1].finalize();
    }
    const statement = this.database.prepare(sql);
    this.statements.set(sql, statement);
    return statement;
  }
}
