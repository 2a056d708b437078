/** Something that happens only when the transaction commits: a job enters the queue, an event is delivered, an e-mail leaves. */
export interface CommitAction {
  kind: "job" | "event" | "email" | "other";
  run(): void;
}

/** The actions of one transaction in order. A rollback to a savepoint drops those added since. */
export class AfterCommit {
  private actions: CommitAction[] = [];

  add(action: CommitAction): void {
    this.actions.push(action);
  }

  /** A position to return to with {@link rollbackTo}; taken when a savepoint is set. */
  mark(): number {
    return this.actions.length;
  }

  /** Forgets every action added after `mark`. */
  rollbackTo(mark: number): void {
    this.actions.length = Math.min(mark, this.actions.length);
  }

  /** Hands out all actions and forgets them. */
  take(): CommitAction[] {
    const taken = this.actions;
    this.actions = [];
    return taken;
  }

  get size(): number {
    return this.actions.length;
  }
}
