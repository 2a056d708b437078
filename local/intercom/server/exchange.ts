/** One finished exchange with the REST API, for whoever watches: logs, the page, contract checks. */
export interface Exchange {
  requestId: string;
  method: string;
  path: string;
  query: Record<string, string>;
  /** The operation's name in the official description; null when no route matched. */
  operation: string | null;
  requestBody: unknown;
  status: number;
  responseBody: unknown;
  /** Whether a fault on demand changed the answer. */
  faulty: boolean;
  durationMs: number;
  at: number;
}
