const REFUSAL =
  "The streaming API (lightning/empApi) is not part of this local host: no CometD endpoint runs here. Ask isEmpEnabled() first and poll instead, as a page must do where deliveries are not allowed.";

/** False here: components fall back to what they do without streaming. */
export function isEmpEnabled(): Promise<boolean> {
  return Promise.resolve(false);
}

export function subscribe(channel: string): Promise<never> {
  return Promise.reject(new Error(`Cannot subscribe to ${channel}. ${REFUSAL}`));
}

export function unsubscribe(): Promise<never> {
  return Promise.reject(new Error(`Nothing is subscribed. ${REFUSAL}`));
}

/** Errors of a stream never come, since there is none. */
export function onError(_listener: (error: unknown) => void): void {
  return;
}

export function setDebugFlag(_enabled: boolean): void {
  return;
}
