import { current } from "../execution/context.js";
import { throwApex, throwNull } from "../runtime/exceptions.js";
import { defineClass } from "./define.js";

/** A point of the transaction to return to. */
export class Savepoint {
  static readonly apexName = "System.Savepoint";
  readonly savepoint: number;
  /** Position among the actions that wait for the commit. */
  readonly mark: number;
  constructor(savepoint: number, mark: number) {
    this.savepoint = savepoint;
    this.mark = mark;
  }
}

const SLOT = "savepoints";

function open(): Savepoint[] {
  const { slots } = current();
  const known = slots.get(SLOT) as Savepoint[] | undefined;
  if (known !== undefined) return known;
  const made: Savepoint[] = [];
  slots.set(SLOT, made);
  return made;
}

/** `Database.setSavepoint`: counts as one DML statement. */
export function setSavepoint(): Savepoint {
  const execution = current();
  execution.limits.count("dml");
  execution.uncommittedWork = true;
  const made = new Savepoint(execution.org.store.savepoint(), execution.afterCommit.mark());
  open().push(made);
  return made;
}

function find(savepoint: Savepoint | null): number {
  if (savepoint === null) return throwNull();
  const index = open().lastIndexOf(savepoint);
  if (index < 0 || !current().org.store.isOpenSavepoint(savepoint.savepoint))
    return throwApex("System.InvalidParameterValueException", "Savepoint is no longer valid");
  return index;
}

/** `Database.rollback`: what was done since is undone, later savepoints are gone, ids of records in memory stay. */
export function rollback(savepoint: Savepoint | null): void {
  const index = find(savepoint);
  const execution = current();
  execution.limits.count("dml");
  execution.org.store.rollbackTo((savepoint as Savepoint).savepoint);
  execution.afterCommit.rollbackTo((savepoint as Savepoint).mark);
  open().length = index + 1;
}

/** `Database.releaseSavepoint`: the savepoint and later ones are forgotten; a callout becomes possible again when no other work is open. */
export function releaseSavepoint(savepoint: Savepoint | null): void {
  const index = find(savepoint);
  current().org.store.release((savepoint as Savepoint).savepoint);
  open().length = index;
}

defineClass({ name: "System.Savepoint", js: Savepoint });
