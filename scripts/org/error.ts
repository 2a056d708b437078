/** A failure the person at the terminal can mend; `actions` says how, one line each. */
export class OrgCommandError extends Error {
  readonly actions: string[];

  constructor(message: string, actions: string[] = [], options?: ErrorOptions) {
    super(message, options);
    this.actions = actions;
  }
}
