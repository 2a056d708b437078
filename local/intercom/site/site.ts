import type { IncomingMessage, ServerResponse } from "node:http";
import type { Faults } from "../faults/faults.js";
import type { Exchange } from "../server/exchange.js";
import type { RateLimiter } from "../server/rate-limit.js";
import type { Tokens } from "../server/tokens.js";
import type { Webhooks } from "../webhooks/webhooks.js";
import type { Workspace } from "../workspace/workspace.js";

export interface SiteOptions {
  workspace: Workspace;
  webhooks: Webhooks;
  faults: Faults;
  limiter: RateLimiter;
  tokens: Tokens;
}

/** The page in the browser and its own endpoints, all under /page/. */
export interface Site {
  serves(path: string): boolean;
  answer(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void>;
  observe(exchange: Exchange): void;
  close(): void;
}

export function createSite(_options: SiteOptions): Site {
  return {
    serves: (path) => path === "/",
    answer: async (_request, response) => {
      response.writeHead(200, { "Content-Type": "text/plain" }).end("Local Intercom workspace");
    },
    observe: () => undefined,
    close: () => undefined,
  };
}
