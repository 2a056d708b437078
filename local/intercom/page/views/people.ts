import { post, read } from "../client.js";
import { button, fill, make } from "../dom.js";
import { gathered } from "../live.js";
import { chip, moment, personItem } from "../parts.js";
import type { PersonRowShape, PersonShape } from "../shapes.js";
import type { View } from "../view.js";

/** Everybody in the workspace, searchable. */
export async function peopleView(): Promise<View> {
  let query = "";
  let role = "";
  let next: string | null = null;
  const rows = make("div", { class: "people-rows" });
  const total = make("p", { class: "quiet", role: "status" });
  const more = button("Show more", () => void load(next), { class: "button small more" });
  const load = async (cursor: string | null): Promise<void> => {
    const parameters = new URLSearchParams({ query, role });
    if (cursor) parameters.set("cursor", cursor);
    const page = await read<{ rows: PersonRowShape[]; next: string | null; total: number }>(
      `/page/people?${parameters}`,
    );
    const items = page.rows.map((person) =>
      personItem(person, `#/people/${person.id}`, [
        chip(person.role === "user" ? "User" : "Lead", person.role),
        person.lastSeenAt ? moment(person.lastSeenAt) : null,
      ]),
    );
    if (cursor) rows.append(...items);
    else fill(rows, items.length ? items : make("p", { class: "empty" }, "Nobody found."));
    next = page.next;
    more.hidden = next === null;
    total.textContent = `${page.total.toLocaleString("en")} ${page.total === 1 ? "person" : "people"}`;
  };
  const searchSoon = gathered(() => void load(null), 200);
  const tabs = make("div", { class: "tabs", role: "group", "aria-label": "Role" });
  const drawTabs = (): void =>
    fill(
      tabs,
      [
        ["", "Everybody"],
        ["user", "Users"],
        ["lead", "Leads"],
      ].map(([value = "", label = ""]) =>
        button(label, () => ((role = value), drawTabs(), void load(null)), {
          class: "tab",
          "aria-pressed": role === value ? "true" : "false",
        }),
      ),
    );
  drawTabs();
  await load(null);
  const element = make(
    "div",
    { class: "wide" },
    make("div", { class: "page-head" }, make("h1", {}, "People"), newPerson()),
    make(
      "div",
      { class: "toolbar" },
      make("input", {
        type: "search",
        placeholder: "Name, e-mail, phone or company",
        "aria-label": "Search people",
        oninput: (event) => ((query = (event.target as HTMLInputElement).value), searchSoon()),
      }),
      tabs,
      total,
    ),
    make("div", { class: "card flush" }, rows),
    more,
  );
  return { title: "People", element };
}

function newPerson(): HTMLElement {
  const name = make("input", { placeholder: "Name", "aria-label": "Name of the new lead" });
  const email = make("input", { type: "email", placeholder: "E-mail", "aria-label": "E-mail of the new lead" });
  const add = (): void =>
    void post<PersonShape>("/page/people", { name: name.value, email: email.value }).then(
      (person) => (location.hash = `#/people/${person.id}`),
    );
  return make("div", { class: "inline-form" }, name, email, button("Add lead", add, { class: "button" }));
}
