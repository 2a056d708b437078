/** Asks the page to close the quick action a component runs in. */
export class CloseActionScreenEvent extends CustomEvent<null> {
  constructor() {
    super("lightning__actionsclosescreen", { bubbles: true, composed: true, detail: null });
  }
}
