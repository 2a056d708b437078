import { post, read } from "../client.js";
import { button, choice, fill, link, make, type Child } from "../dom.js";
import { exact } from "../format.js";
import { icon } from "../icons.js";
import { gathered } from "../live.js";
import { avatar, chip, conversationItem, moment } from "../parts.js";
import { safeHtml } from "../safe-html.js";
import type { FieldShape, PersonShape } from "../shapes.js";
import { workspace } from "../state.js";
import type { View } from "../view.js";

/** One person: who they are, who owns them, where they came from, what they wrote. */
export async function personView(id: string): Promise<View> {
  const element = make("div", { class: "wide" });
  const draw = async (): Promise<void> => {
    const person = await read<PersonShape>(`/page/people/${id}`);
    fill(
      element,
      make(
        "div",
        { class: "page-head" },
        make(
          "div",
          { class: "person-head" },
          avatar(person.name),
          make(
            "div",
            {},
            make("h1", { dir: "auto" }, person.name),
            make("p", { class: "quiet" }, [person.email ?? "no e-mail", person.company].filter(Boolean).join(" · ")),
          ),
        ),
        person.state === "here"
          ? link("Message as this customer", `#/customer/${person.id}`, { class: "button primary" })
          : chip(person.state, "state-closed"),
      ),
      person.mergedInto
        ? make(
            "p",
            { class: "card" },
            "This lead was merged. ",
            link("Open the survivor", `#/people/${person.mergedInto}`),
          )
        : null,
      make(
        "div",
        { class: "profile" },
        make("div", { class: "profile-main" }, conversationsCard(person), notesCard(person)),
        make(
          "aside",
          { class: "profile-side", "aria-label": "Details" },
          make("section", { class: "card" }, ownerBlock(person)),
          detailCards(person),
        ),
      ),
    );
  };
  await draw();
  const drawSoon = gathered(() => void draw(), 120);
  return {
    title: "Person",
    element,
    onLive: (change) => {
      if (change.kind === "person" || change.kind === "conversation") drawSoon();
    },
  };
}

/** The short form beside a conversation. */
export function personSummary(person: PersonShape): Child {
  return [
    make(
      "div",
      { class: "summary-head" },
      avatar(person.name),
      make(
        "div",
        {},
        make("h2", { dir: "auto" }, person.name),
        make("p", { class: "quiet" }, person.company ?? (person.role === "lead" ? "Lead" : "User")),
      ),
    ),
    make(
      "div",
      { class: "buttons" },
      link("Profile", `#/people/${person.id}`, { class: "button small" }),
      link("Message as customer", `#/customer/${person.id}`, { class: "button small" }),
    ),
    make("section", {}, ownerBlock(person)),
    detailCards(person, true),
  ];
}

/** The owner, and who assigned it when the attribute for that is set. */
function ownerBlock(person: PersonShape): Child {
  const options = [
    { value: "0", label: "Nobody" },
    ...workspace().teammates.map((teammate) => ({ value: teammate.id, label: teammate.name })),
  ];
  return [
    make("h2", {}, "Owner"),
    make(
      "div",
      { class: "owner" },
      person.ownerName ? avatar(person.ownerName) : null,
      make("strong", { class: "owner-name" }, person.ownerName ?? "Nobody"),
    ),
    person.ownerSource ? make("p", { class: "owner-source" }, icon("lock"), person.ownerSource) : null,
    person.state === "here"
      ? choice(
          "Change the owner",
          options,
          person.ownerId,
          (adminId) => void post(`/page/people/${person.id}/owner`, { adminId }),
        )
      : null,
  ];
}

function detailCards(person: PersonShape, plain = false): Child {
  const box = (title: string, ...children: Child[]): HTMLElement =>
    make("section", { class: plain ? "plain" : "card" }, make("h2", {}, title), children);
  const details: FieldShape[] = [
    { name: "Role", value: person.role === "user" ? "User" : "Lead" },
    { name: "E-mail", value: person.email ?? "–" },
    { name: "Phone", value: person.phone ?? "–" },
    { name: "User id", value: person.externalId ?? "–" },
    { name: "Place", value: person.place ?? "–" },
    { name: "First seen", value: exact(person.createdAt) },
    { name: "Last seen", value: person.lastSeenAt ? exact(person.lastSeenAt) : "–" },
  ];
  return [
    box("Details", fieldList(details)),
    person.attributes.length ? box("Attributes", fieldList(person.attributes)) : null,
    person.campaign.length ? box("Campaign", fieldList(person.campaign)) : null,
    person.companies.map((company) =>
      box(
        company.name,
        fieldList([
          { name: "Plan", value: company.plan ?? "–" },
          { name: "Industry", value: company.industry ?? "–" },
          { name: "People", value: String(company.people) },
          ...company.fields,
        ]),
      ),
    ),
    person.segments.length
      ? box(
          "Segments",
          make(
            "div",
            { class: "chips" },
            person.segments.map((name) => chip(name)),
          ),
        )
      : null,
    person.tags.length
      ? box(
          "Tags",
          make(
            "div",
            { class: "chips" },
            person.tags.map((tag) => chip(tag.name, "tag")),
          ),
        )
      : null,
  ];
}

function fieldList(fields: FieldShape[]): HTMLElement {
  return make(
    "dl",
    {},
    fields.map((field) => [make("dt", {}, field.name), make("dd", { dir: "auto" }, field.value)]),
  );
}

function conversationsCard(person: PersonShape): HTMLElement {
  return make(
    "section",
    { class: "card flush" },
    make("h2", { class: "inset" }, "Conversations"),
    person.conversations.length
      ? make(
          "ul",
          { class: "rows" },
          person.conversations.map((row) => conversationItem(row, `#/inbox/${row.id}`, false)),
        )
      : make("p", { class: "empty" }, "No conversations yet."),
  );
}

function notesCard(person: PersonShape): HTMLElement {
  const visit = make("input", {
    "aria-label": "Address of the page visited",
    value: "https://www.harbourlight.example/?utm_source=newsletter&utm_campaign=field-guide-2026",
  });
  return make(
    "section",
    { class: "card" },
    make("h2", {}, "Notes"),
    person.notes.length
      ? person.notes.map((note) => {
          const body = make("div", { class: "body" });
          body.append(safeHtml(note.html));
          return make(
            "article",
            { class: "message note" },
            make("div", { class: "bubble" }, make("p", { class: "by" }, note.author, moment(note.at)), body),
          );
        })
      : make("p", { class: "quiet" }, "No notes."),
    make("h2", {}, "Let this person visit a page"),
    make(
      "div",
      { class: "inline-form" },
      visit,
      button("Visit", () => void post(`/page/people/${person.id}/visit`, { address: visit.value }), {
        class: "button",
      }),
    ),
  );
}
