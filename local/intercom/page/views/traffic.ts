import { post, read } from "../client.js";
import { button, fill, make, toast } from "../dom.js";
import { gathered } from "../live.js";
import { chip, moment } from "../parts.js";
import type { DeliveryShape, RequestShape, WebhookShape } from "../shapes.js";
import type { View } from "../view.js";

/** Where webhooks go, what was sent, and what came in by the API. */
export async function trafficView(): Promise<View> {
  const settings = make("section", { class: "card", "aria-label": "Subscription" });
  const deliveries = make("section", { class: "card flush", "aria-label": "Deliveries" });
  const requests = make("section", { class: "card flush", "aria-label": "Requests" });
  const drawSettings = async (): Promise<void> =>
    fill(
      settings,
      subscription(await read<WebhookShape>("/page/webhook"), () => void drawSettings()),
    );
  const drawLogs = async (): Promise<void> => {
    const [sent, received] = await Promise.all([
      read<{ rows: DeliveryShape[] }>("/page/deliveries"),
      read<{ rows: RequestShape[] }>("/page/requests"),
    ]);
    const open = new Set([...deliveries.querySelectorAll("details[open]")].map((element) => element.id));
    fill(
      deliveries,
      make("h2", { class: "inset" }, "Webhooks sent"),
      sent.rows.length
        ? make(
            "ul",
            { class: "log" },
            sent.rows.map((row) => deliveryItem(row, open.has(row.id))),
          )
        : make("p", { class: "empty" }, "Nothing sent yet. Set an address, then write a message."),
    );
    fill(
      requests,
      make("h2", { class: "inset" }, "API requests received"),
      received.rows.length
        ? make("ul", { class: "log" }, received.rows.slice(0, 60).map(requestItem))
        : make("p", { class: "empty" }, "No program has asked yet."),
    );
  };
  await Promise.all([drawSettings(), drawLogs()]);
  const drawSoon = gathered(() => void drawLogs(), 120);
  return {
    title: "Webhooks",
    element: make(
      "div",
      { class: "wide" },
      make("h1", {}, "Webhooks"),
      settings,
      make("div", { class: "two" }, deliveries, requests),
    ),
    onLive: (change) => {
      if (change.kind === "delivery" || change.kind === "request") drawSoon();
    },
  };
}

function subscription(webhook: WebhookShape, redraw: () => void): HTMLElement {
  const address = make("input", {
    type: "url",
    value: webhook.url ?? "",
    placeholder: "https://…",
    "aria-label": "Address that receives webhooks",
  });
  const save = (): void =>
    void post<WebhookShape>("/page/webhook", { url: address.value }).then(() => (toast("Saved"), redraw()));
  const check = webhook.lastCheck;
  const rate = (name: "lost" | "duplicated" | "reordered", label: string): HTMLElement =>
    make(
      "label",
      { class: "field slim" },
      make("span", {}, label),
      make("input", {
        type: "number",
        min: 0,
        max: 100,
        value: Math.round(webhook.faults[name] * 100),
        onchange: (event) =>
          void post("/page/webhook", { [name]: Number((event.target as HTMLInputElement).value) / 100 }).then(() =>
            toast("Saved"),
          ),
      }),
      make("span", { class: "quiet" }, "%"),
    );
  return make(
    "div",
    { class: "subscription" },
    make(
      "div",
      { class: "inline-form grow" },
      address,
      button("Save and check", save, { class: "button primary" }),
      button("Send a test", () => void post("/page/webhook/ping").then(() => toast("Sent")), { class: "button" }),
    ),
    make(
      "p",
      { class: "quiet" },
      chip(
        webhook.url ? webhook.state : "no address",
        webhook.state === "live" && webhook.url ? "state-open" : "state-closed",
      ),
      " ",
      check
        ? check.ok
          ? "The address answered the check."
          : `The check failed: ${check.error ?? `status ${check.status ?? ""}`}.`
        : "",
      webhook.state === "live"
        ? null
        : button("Set live again", () => void post("/page/webhook/live").then(redraw), { class: "button small" }),
    ),
    make(
      "div",
      { class: "rates" },
      rate("lost", "Lost"),
      rate("duplicated", "Sent twice"),
      rate("reordered", "Out of order"),
    ),
  );
}

function deliveryItem(delivery: DeliveryShape, open: boolean): HTMLElement {
  const last = delivery.attempts.at(-1);
  const outcome = delivery.reason ?? last?.error ?? (last?.status ? `${last.status} in ${last.durationMs} ms` : "");
  const tone = delivery.state === "delivered" ? "good" : delivery.state === "waiting" ? "quiet" : "bad";
  return make(
    "li",
    {},
    make(
      "details",
      { id: delivery.id, open },
      make(
        "summary",
        {},
        make("code", {}, delivery.topic),
        make("span", { class: tone }, delivery.state, outcome ? ` · ${outcome}` : ""),
        moment(delivery.at),
      ),
      make(
        "div",
        { class: "delivery" },
        delivery.attempts.length > 1 ? make("p", { class: "quiet" }, `${delivery.attempts.length} attempts`) : null,
        make("pre", { tabindex: 0 }, delivery.body),
        button(
          "Send again",
          () => void post(`/page/deliveries/${delivery.id}/replay`).then(() => toast("Sent again")),
          { class: "button small" },
        ),
      ),
    ),
  );
}

function requestItem(request: RequestShape): HTMLElement {
  return make(
    "li",
    { class: "request" },
    make("code", {}, `${request.method} ${request.path}`),
    make("span", { class: request.status < 400 ? "good" : "bad" }, `${request.status} · ${request.durationMs} ms`),
    request.faulty ? chip("fault", "priority") : null,
    moment(request.at),
  );
}
