import { ask, post, read } from "../client.js";
import { button, choice, fill, make, toast } from "../dom.js";
import { exact } from "../format.js";
import type { FaultShape } from "../shapes.js";
import { loadOverview } from "../state.js";
import type { View } from "../view.js";

const presets: { title: string; text: string; rule: Record<string, unknown> }[] = [
  { title: "Slow", text: "Every answer takes two seconds more", rule: { kind: "latency", amount: 2000 } },
  { title: "Never answers", text: "Requests hang until the caller gives up", rule: { kind: "timeout" } },
  { title: "Token refused", text: "401 on every request", rule: { kind: "status", amount: 401 } },
  { title: "Too many requests", text: "429 on every request", rule: { kind: "status", amount: 429 } },
  { title: "Unavailable", text: "503 on half of the requests", rule: { kind: "status", amount: 503, rate: 0.5 } },
  {
    title: "Server error once",
    text: "500 on the next request only",
    rule: { kind: "status", amount: 500, remaining: 1 },
  },
  { title: "Not JSON", text: "A web page instead of an answer", rule: { kind: "malformed" } },
  { title: "Cut off", text: "Half of the answer, then the line is closed", rule: { kind: "truncated" } },
  { title: "Reset", text: "The connection breaks at once", rule: { kind: "reset" } },
  {
    title: "Search lags",
    text: "Searches do not know the last five minutes",
    rule: { kind: "searchLag", amount: 300 },
  },
  { title: "Page lost", text: "Lists skip a page", rule: { kind: "pageLost" } },
  { title: "Wrong cursor", text: "The next page's cursor is refused", rule: { kind: "wrongCursor" } },
  { title: "Page repeated", text: "Lists give the same page again", rule: { kind: "pageRepeated" } },
];

/** Faults on demand and the workspace's clock. */
export async function faultsView(): Promise<View> {
  const active = make("section", { class: "card", "aria-label": "Faults that are on" });
  const drawActive = async (): Promise<void> => {
    const { rows, kinds } = await read<{ rows: FaultShape[]; kinds: string[] }>("/page/faults");
    fill(
      active,
      make("h2", {}, rows.length ? `${rows.length} on` : "All well: no fault is on"),
      rows.length
        ? make(
            "ul",
            { class: "log" },
            rows.map((rule) => ruleItem(rule, () => void drawActive())),
          )
        : make(
            "p",
            { class: "quiet" },
            "Switch one on below. What is hit follows from the seed, so it repeats exactly.",
          ),
      rows.length
        ? button("Switch all off", () => void ask("DELETE", "/page/faults").then(drawActive), {
            class: "button primary",
          })
        : null,
      customRule(kinds, () => void drawActive()),
    );
  };
  await drawActive();
  const element = make(
    "div",
    { class: "wide" },
    make("h1", {}, "Faults on demand"),
    active,
    make(
      "div",
      { class: "preset-grid" },
      presets.map((preset) =>
        make(
          "button",
          {
            type: "button",
            class: "card preset",
            onclick: () =>
              void post("/page/faults", preset.rule).then(() => (toast(`${preset.title}: on`), drawActive())),
          },
          make("strong", {}, preset.title),
          make("span", { class: "quiet" }, preset.text),
        ),
      ),
    ),
    await clockCard(),
  );
  return {
    title: "Faults",
    element,
    onLive: (change) => {
      if (change.kind === "settings" && !active.contains(document.activeElement)) void drawActive();
    },
  };
}

const kindWords: Record<string, string> = {
  latency: "Slow",
  timeout: "Never answers",
  status: "Error",
  truncated: "Cut off",
  malformed: "Not JSON",
  reset: "Reset",
  searchLag: "Search lags",
  pageRepeated: "Page repeated",
  pageLost: "Page lost",
  wrongCursor: "Wrong cursor",
};

function amountWords({ kind, amount }: FaultShape): string | null {
  if (kind === "latency") return `${amount} ms`;
  if (kind === "searchLag") return `${amount} s`;
  return kind === "status" ? String(amount) : null;
}

function ruleItem(rule: FaultShape, redraw: () => void): HTMLElement {
  const text = [
    kindWords[rule.kind] ?? rule.kind,
    amountWords(rule),
    `${rule.method === "*" ? "any verb" : rule.method} ${rule.path === "*" ? "on every route" : rule.path}`,
    `${Math.round(rule.rate * 100)}% of requests`,
    rule.remaining === null ? null : `${rule.remaining} left`,
  ];
  return make(
    "li",
    { class: "request" },
    make("code", {}, text.filter((part) => part !== null).join(" · ")),
    button("Off", () => void ask("DELETE", `/page/faults/${rule.id}`).then(redraw), {
      class: "button small",
      "aria-label": `Switch off ${rule.kind}`,
    }),
  );
}

function customRule(kinds: string[], redraw: () => void): HTMLElement {
  let kind = "status";
  const path = make("input", { value: "/conversations/*", "aria-label": "Path, * for any" });
  const rate = make("input", { type: "number", min: 1, max: 100, value: 100, "aria-label": "Percent of requests" });
  const amount = make("input", { type: "number", value: 500, "aria-label": "Status, milliseconds or seconds" });
  const add = (): void =>
    void post("/page/faults", {
      kind,
      path: path.value,
      rate: Number(rate.value) / 100,
      amount: Number(amount.value),
    }).then(redraw);
  return make(
    "details",
    {},
    make("summary", {}, "For one route only"),
    make(
      "div",
      { class: "inline-form" },
      choice(
        "Fault",
        kinds.map((value) => ({ value, label: kindWords[value] ?? value })),
        kind,
        (value) => (kind = value),
      ),
      path,
      amount,
      rate,
      button("Switch on", add, { class: "button" }),
    ),
  );
}

async function clockCard(): Promise<HTMLElement> {
  const overview = await loadOverview();
  const now = make(
    "p",
    { class: "quiet" },
    `The workspace's clock shows ${exact(overview.now)}${overview.clockFrozen ? " and stands still" : ""}.`,
  );
  const advance = (label: string, seconds: number): HTMLElement =>
    button(
      label,
      () =>
        void post<{ now: number }>("/page/clock", { seconds }).then(
          (clock) => (now.textContent = `The workspace's clock shows ${exact(clock.now)}.`),
        ),
      { class: "button" },
    );
  return make(
    "section",
    { class: "card" },
    make("h2", {}, "Clock"),
    now,
    make(
      "div",
      { class: "buttons" },
      advance("A minute on", 60),
      advance("An hour on", 3600),
      advance("A day on", 86_400),
    ),
  );
}
