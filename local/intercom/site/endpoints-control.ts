import type { DeliveryShape, FaultShape, WebhookShape } from "../page/shapes.js";
import { faultKinds, type FaultInput } from "../faults/faults.js";
import { UseError, invalidParameter } from "../workspace/use-error.js";
import { exportState, importState } from "../workspace/state.js";
import type { Delivery, Webhooks } from "../webhooks/webhooks.js";
import type { Permission } from "../api/route.js";
import type { Endpoint, EndpointCall } from "./endpoint.js";

export function describeWebhook(webhooks: Webhooks): WebhookShape {
  return { url: webhooks.url, state: webhooks.state, lastCheck: webhooks.lastCheck, faults: { ...webhooks.faults } };
}

function describeDelivery(delivery: Delivery): DeliveryShape {
  return {
    id: delivery.id,
    topic: delivery.topic,
    at: delivery.created_at,
    state: delivery.state,
    reason: delivery.reason,
    attempts: delivery.attempts,
    body: JSON.stringify(delivery.envelope, null, 2),
  };
}

function addFault({ faults, body }: EndpointCall): FaultShape {
  try {
    return faults.add(body as FaultInput);
  } catch (error) {
    throw invalidParameter((error as Error).message);
  }
}

interface ControlBody {
  url?: string | null;
  topics?: string[];
  lost?: number;
  duplicated?: number;
  reordered?: number;
  seconds?: number;
  nulls?: string;
  rateLimit?: number;
  webhookParts?: boolean;
  token?: string;
  permissions?: Permission[];
}

/** Endpoints that control the workspace rather than play in it: webhooks, faults, clock, state, settings. */
export const controlEndpoints: Endpoint[] = [
  { method: "GET", path: "/page/webhook", handle: ({ webhooks }) => describeWebhook(webhooks) },
  {
    method: "POST",
    path: "/page/webhook",
    handle: async ({ webhooks, body }) => {
      const input = (body ?? {}) as ControlBody;
      if (input.topics !== undefined) webhooks.topics = input.topics;
      if (input.url !== undefined) {
        if (input.url && !URL.canParse(input.url))
          throw invalidParameter("This is not an address; it should look like https://example.org/webhook");
        await webhooks.setUrl(input.url || null);
      }
      for (const name of ["lost", "duplicated", "reordered"] as const) {
        const rate = input[name];
        if (rate === undefined) continue;
        if (!(rate >= 0 && rate <= 1)) throw invalidParameter(`${name} must be between 0 and 1`);
        webhooks.faults[name] = rate;
      }
      return describeWebhook(webhooks);
    },
  },
  {
    method: "POST",
    path: "/page/webhook/ping",
    handle: ({ webhooks }) => {
      const delivery = webhooks.ping();
      if (!delivery) throw invalidParameter("Set an address first");
      return describeDelivery(delivery);
    },
  },
  {
    method: "POST",
    path: "/page/webhook/live",
    handle: ({ webhooks }) => {
      webhooks.setLive();
      return describeWebhook(webhooks);
    },
  },
  {
    method: "GET",
    path: "/page/deliveries",
    handle: ({ webhooks }) => ({ rows: webhooks.deliveries.slice(-100).reverse().map(describeDelivery) }),
  },
  {
    method: "POST",
    path: "/page/deliveries/:id/replay",
    handle: ({ webhooks, params }) => {
      const delivery = webhooks.replay(params.id ?? "");
      if (!delivery) throw new UseError(404, "not_found", "This delivery is not in the log any more");
      return describeDelivery(delivery);
    },
  },
  { method: "GET", path: "/page/requests", handle: ({ requests }) => ({ rows: [...requests].reverse() }) },
  { method: "GET", path: "/page/faults", handle: ({ faults }) => ({ kinds: faultKinds, rows: faults.rules }) },
  { method: "POST", path: "/page/faults", handle: addFault },
  {
    method: "DELETE",
    path: "/page/faults",
    handle: ({ faults }) => {
      faults.clear();
      return { rows: [] };
    },
  },
  {
    method: "DELETE",
    path: "/page/faults/:id",
    handle: ({ faults, params }) => {
      if (!faults.remove(params.id ?? "")) throw new UseError(404, "not_found", "There is no such fault");
      return { rows: faults.rules };
    },
  },
  {
    method: "GET",
    path: "/page/clock",
    handle: ({ workspace }) => ({ now: workspace.clock.now(), frozen: workspace.clock.frozen }),
  },
  {
    method: "POST",
    path: "/page/clock",
    handle: async ({ workspace, body }) => {
      const { seconds } = (body ?? {}) as ControlBody;
      if (seconds === undefined || !(seconds >= 0)) throw invalidParameter("seconds must be a number from 0");
      await workspace.clock.advance(seconds);
      return { now: workspace.clock.now(), frozen: workspace.clock.frozen };
    },
  },
  {
    method: "POST",
    path: "/page/settings",
    handle: ({ workspace, limiter, body }) => {
      const input = (body ?? {}) as ControlBody;
      if (input.nulls === "null" || input.nulls === "absent") workspace.settings.nulls = input.nulls;
      if (input.rateLimit !== undefined && input.rateLimit > 0) limiter.perMinute = input.rateLimit;
      if (input.webhookParts !== undefined) workspace.settings.webhookParts = input.webhookParts;
      return { ...workspace.settings, rateLimit: limiter.perMinute };
    },
  },
  {
    method: "POST",
    path: "/page/tokens",
    handle: ({ tokens, body }) => {
      const input = (body ?? {}) as ControlBody;
      if (!input.token) throw invalidParameter("token is required");
      return tokens.add(input.token, input.permissions ?? []);
    },
  },
  {
    method: "DELETE",
    path: "/page/tokens/:value",
    handle: ({ tokens, params }) => ({ revoked: tokens.revoke(params.value ?? "") }),
  },
  { method: "GET", path: "/page/state", handle: ({ workspace }) => exportState(workspace) },
  {
    method: "POST",
    path: "/page/state",
    handle: ({ workspace, body }) => {
      importState(workspace, body);
      return { conversations: workspace.conversations.total, people: workspace.visibleContacts().length };
    },
  },
];
