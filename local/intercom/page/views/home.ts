import { read, post } from "../client.js";
import { button, fill, link, make } from "../dom.js";
import { count } from "../format.js";
import { icon } from "../icons.js";
import { personItem } from "../parts.js";
import type { PersonRowShape, PersonShape } from "../shapes.js";
import { loadOverview } from "../state.js";
import type { View } from "../view.js";

/** The landing page: be the customer first, then the teammate, then what happens behind. */
export async function homeView(): Promise<View> {
  const overview = await loadOverview();
  const { counts, webhook } = overview;
  const element = make(
    "div",
    { class: "home" },
    make(
      "section",
      { class: "hero", "aria-labelledby": "hero-title" },
      make("h1", { id: "hero-title" }, "Write to ", overview.workspaceName, " as one of its customers"),
      make(
        "p",
        { class: "lead" },
        "This is an Intercom workspace that lives on your machine. Pick a person, send a message, and watch it arrive everywhere else.",
      ),
      make(
        "div",
        { class: "people-grid" },
        overview.suggestions.map((person) => personItem(person, `#/customer/${person.id}`, icon("arrow"))),
      ),
      make("div", { class: "hero-foot" }, personSearch(), newVisitor()),
    ),
    make(
      "div",
      { class: "home-cards" },
      card("Answer as a teammate", `${count(counts.open)} conversations are open.`, "Open the inbox", "#/inbox"),
      card(
        "See a person",
        `${count(counts.people)} people in ${count(counts.companies)} companies, each with owner, attributes and segments.`,
        "Browse people",
        "#/people",
      ),
      card(
        "Follow the webhooks",
        webhook.url === null
          ? "No address is set, so nothing is sent yet."
          : webhook.state === "live"
            ? `Sent to ${webhook.url}`
            : `The subscription is ${webhook.state}.`,
        "Open the log",
        "#/webhooks",
      ),
      card(
        "Break something",
        overview.faultCount
          ? `${overview.faultCount} ${overview.faultCount === 1 ? "fault is" : "faults are"} switched on.`
          : "Slow answers, errors, lost pages: on demand and repeatable.",
        "Fault switches",
        "#/faults",
      ),
    ),
  );
  return { title: "Home", element };
}

function card(title: string, text: string, action: string, href: string): HTMLElement {
  return make(
    "section",
    { class: "card" },
    make("h2", {}, title),
    make("p", { class: "quiet" }, text),
    link(action, href, { class: "button" }),
  );
}

/** A search field that lists people to play. */
export function personSearch(): HTMLElement {
  const results = make("div", { class: "found", "aria-live": "polite" });
  const search = async (text: string): Promise<void> => {
    if (!text.trim()) return fill(results);
    const { rows } = await read<{ rows: PersonRowShape[] }>(`/page/people?query=${encodeURIComponent(text)}`);
    fill(
      results,
      rows.length
        ? rows.slice(0, 6).map((person) => personItem(person, `#/customer/${person.id}`))
        : make("p", { class: "quiet" }, "Nobody found."),
    );
  };
  const input = make("input", {
    type: "search",
    placeholder: "Find somebody else by name, e-mail or company",
    "aria-label": "Find a person",
    oninput: (event) => void search((event.target as HTMLInputElement).value),
  });
  return make("div", { class: "search" }, input, results);
}

function newVisitor(): HTMLElement {
  return button(
    "Write as a new visitor",
    () => void post<PersonShape>("/page/people", {}).then((person) => (location.hash = `#/customer/${person.id}`)),
    { class: "button" },
  );
}
