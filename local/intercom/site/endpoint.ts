import type { Faults } from "../faults/faults.js";
import type { RateLimiter } from "../server/rate-limit.js";
import type { Tokens } from "../server/tokens.js";
import type { RequestShape } from "../page/shapes.js";
import type { Webhooks } from "../webhooks/webhooks.js";
import type { Workspace } from "../workspace/workspace.js";

/** What the page's endpoints work with. */
export interface SiteParts {
  workspace: Workspace;
  webhooks: Webhooks;
  faults: Faults;
  limiter: RateLimiter;
  tokens: Tokens;
  /** The latest requests to the REST API, newest last. */
  requests: readonly RequestShape[];
}

export interface EndpointCall extends SiteParts {
  params: Record<string, string>;
  query: URLSearchParams;
  body: unknown;
}

export interface Endpoint {
  method: "GET" | "POST" | "PUT" | "DELETE";
  path: string;
  /** What is answered as JSON; errors are answered with their status and message. */
  handle(call: EndpointCall): unknown;
}
