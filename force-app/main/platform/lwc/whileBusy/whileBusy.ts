import { errorText } from "c/errorText";

/** A component that shows whether it is at work, and what went wrong. */
interface AtWork {
  busy: boolean;
  error: string;
}

/**
 * Does one thing for a component: `busy` meanwhile, afterwards `error` with one sentence if it was refused. Never
 * throws; answers whether there is nothing to say, an error that the action itself has set included.
 */
export async function whileBusy(component: AtWork, action: () => Promise<unknown>): Promise<boolean> {
  component.busy = true;
  component.error = "";
  try {
    await action();
  } catch (error) {
    component.error = errorText(error);
  }
  component.busy = false;
  return component.error === "";
}
