import { recordsChanged } from "host/recordStore";

export const REFRESH_EVENT = "lightning__refresh";

/** Asks the page to read its data again. */
export class RefreshEvent extends CustomEvent<null> {
  constructor() {
    super(REFRESH_EVENT, { bubbles: true, composed: true, detail: null });
  }
}

interface Handler {
  component: unknown;
  refresh: () => Promise<unknown>;
}
const handlers = new Map<number, Handler>();
let next = 1;

export function registerRefreshContainer(component: unknown, refresh: () => Promise<unknown>): number {
  return registerRefreshHandler(component, refresh);
}

export function registerRefreshHandler(component: unknown, refresh: () => Promise<unknown>): number {
  next += 1;
  handlers.set(next, { component, refresh });
  return next;
}

export function unregisterRefreshHandler(id: number): void {
  handlers.delete(id);
}

export function unregisterRefreshContainer(id: number): void {
  handlers.delete(id);
}

/** Runs every registered handler and reads the page's record again; the shell calls it when a RefreshEvent arrives. */
export async function refreshAll(recordId: string | undefined): Promise<void> {
  await Promise.all([...handlers.values()].map((handler) => handler.refresh()));
  if (recordId !== undefined) await recordsChanged([recordId]);
}
