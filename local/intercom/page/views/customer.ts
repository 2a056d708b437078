import { post, read } from "../client.js";
import { composer } from "../composer.js";
import { button, fill, link, make, toast } from "../dom.js";
import { icon, type IconName } from "../icons.js";
import { gathered } from "../live.js";
import { avatar, moment, personItem, scrollToEnd, stateChip, transcript } from "../parts.js";
import type {
  ConversationRowShape,
  ConversationShape,
  DeliveryShape,
  LiveShape,
  PersonShape,
  RequestShape,
} from "../shapes.js";
import { workspace } from "../state.js";
import type { View } from "../view.js";
import { personSearch } from "./home.js";

/** The messenger as a customer sees it, and beside it what happens behind. */
export async function customerView(personId: string | undefined, conversationId: string | undefined): Promise<View> {
  if (personId === undefined) return choosePerson();
  const person = await read<PersonShape>(`/page/people/${personId}`);
  const behind = make("section", { class: "card behind", "aria-label": "What happens behind" });
  const refreshBehind = gathered(() => void drawBehind(behind));
  await drawBehind(behind);
  const screen =
    conversationId === undefined
      ? messengerHome(person)
      : conversationId === "new"
        ? newConversation(person)
        : await openConversation(person, conversationId);
  const element = make(
    "div",
    { class: "customer" },
    make("section", { class: "messenger", "aria-label": `Messenger of ${workspace().workspaceName}` }, screen.element),
    make(
      "div",
      { class: "beside" },
      make(
        "section",
        { class: "card" },
        make("h2", {}, "You are"),
        personItem(person, `#/people/${person.id}`),
        make(
          "p",
          { class: "quiet" },
          person.role === "user" ? "A user" : "A lead",
          person.place ? ` from ${person.place}` : "",
          person.ownerName ? `, owned by ${person.ownerName}` : "",
          ".",
        ),
        make(
          "div",
          { class: "buttons" },
          link("Be somebody else", "#/customer", { class: "button small" }),
          link("Open profile", `#/people/${person.id}`, { class: "button small" }),
        ),
      ),
      behind,
    ),
  );
  return {
    title: `Messenger of ${person.name}`,
    element,
    onLive: (change) => {
      screen.onLive?.(change);
      if (change.kind === "delivery" || change.kind === "request") refreshBehind();
    },
  };
}

function choosePerson(): View {
  const element = make(
    "div",
    { class: "narrow" },
    make("h1", {}, "Who do you want to be?"),
    make("p", { class: "lead" }, "Pick a customer. You will see the messenger as that person sees it."),
    make(
      "div",
      { class: "people-grid" },
      workspace().suggestions.map((person) => personItem(person, `#/customer/${person.id}`)),
    ),
    personSearch(),
  );
  return { title: "Be the customer", element };
}

interface Screen {
  element: HTMLElement;
  onLive?: (change: LiveShape) => void;
}

function messengerHome(person: PersonShape): Screen {
  const first = person.name.split(" ")[0] ?? person.name;
  const list = make("ul", { class: "messenger-list" });
  const draw = (rows: ConversationRowShape[]): void =>
    fill(
      list,
      rows.slice(0, 8).map((row) => messengerItem(person, row)),
    );
  draw(person.conversations);
  const start = composer({
    label: "Your message",
    placeholder: "Write a message…",
    send: "Send message",
    onSend: async (body) => {
      const conversation = await post<ConversationShape>("/page/conversations", { personId: person.id, body });
      location.hash = `#/customer/${person.id}/${conversation.id}`;
    },
  });
  const element = make(
    "div",
    { class: "messenger-screen" },
    make(
      "div",
      { class: "messenger-top tall" },
      make("span", { class: "mark", "aria-hidden": "true" }),
      make("h1", {}, `Hi ${first}.`, make("br"), "How can we help?"),
    ),
    make(
      "div",
      { class: "messenger-body" },
      make(
        "section",
        { class: "start", "aria-label": "New message" },
        make("h2", {}, "Send us a message"),
        start.element,
        link("Come from a campaign or another page", `#/customer/${person.id}/new`, { class: "small-link" }),
      ),
      person.conversations.length ? make("h2", { class: "list-title" }, "Your conversations") : null,
      list,
    ),
  );
  return {
    element,
    onLive: (change) => {
      if (change.kind === "conversation")
        void read<PersonShape>(`/page/people/${person.id}`).then((fresh) => draw(fresh.conversations));
    },
  };
}

function messengerItem(person: PersonShape, row: ConversationRowShape): HTMLElement {
  return make(
    "li",
    {},
    link(
      [
        avatar(row.assignee ?? workspace().workspaceName),
        make(
          "span",
          { class: "row-text" },
          make("strong", { dir: "auto" }, row.snippet || row.title),
          make("span", { class: "quiet" }, row.assignee ?? workspace().workspaceName, " · ", moment(row.updatedAt)),
        ),
        row.state === "closed" ? stateChip(row.state) : null,
      ],
      `#/customer/${person.id}/${row.id}`,
      { class: "row" },
    ),
  );
}

/** A first message from a page of one's choice, so that campaign values arrive with it. */
function newConversation(person: PersonShape): Screen {
  const field = (label: string, name: string, value: string): HTMLElement =>
    make("label", { class: "field" }, make("span", {}, label), make("input", { name, value }));
  const fields = make(
    "div",
    { class: "fields" },
    field(
      "Page you are on",
      "address",
      "https://www.harbourlight.example/pricing?utm_source=google&utm_medium=cpc&utm_campaign=spring-launch",
    ),
    field("Page you came from", "referrer", "https://www.google.com/"),
  );
  const valueOf = (name: string): string => fields.querySelector<HTMLInputElement>(`[name=${name}]`)?.value ?? "";
  const start = composer({
    label: "Your message",
    placeholder: "Write a message…",
    send: "Send message",
    onSend: async (body) => {
      const conversation = await post<ConversationShape>("/page/conversations", {
        personId: person.id,
        body,
        address: valueOf("address"),
        referrer: valueOf("referrer"),
      });
      location.hash = `#/customer/${person.id}/${conversation.id}`;
    },
  });
  const element = make(
    "div",
    { class: "messenger-screen" },
    messengerTop(person, "New conversation", "from a page of your choice"),
    make("div", { class: "messenger-body" }, make("section", { class: "start" }, fields, start.element)),
  );
  return { element };
}

function messengerTop(person: PersonShape, title: string, subtitle: string): HTMLElement {
  return make(
    "div",
    { class: "messenger-top" },
    link(icon("back"), `#/customer/${person.id}`, { class: "back", "aria-label": "Back to your conversations" }),
    make("div", {}, make("h1", { dir: "auto" }, title), make("p", {}, subtitle)),
  );
}

async function openConversation(person: PersonShape, id: string): Promise<Screen> {
  let all = false;
  let conversation = await read<ConversationShape>(`/page/conversations/${id}`);
  const log = make("div", { class: "transcript", role: "log", "aria-label": "Messages", tabindex: 0 });
  const foot = make("div", { class: "rate-box" });
  const draw = (): void => {
    fill(
      log,
      transcript(conversation, "customer", () => ((all = true), void refresh())),
    );
    drawRating(foot, conversation, (fresh) => ((conversation = fresh), draw()));
    scrollToEnd(log);
  };
  const refresh = async (): Promise<void> => {
    conversation = await read<ConversationShape>(`/page/conversations/${id}${all ? "?all=1" : ""}`);
    draw();
  };
  const reply = composer({
    label: "Your message",
    placeholder: "Write a message…",
    send: "Send",
    onSend: async (body) => {
      conversation = await post<ConversationShape>(`/page/conversations/${id}/reply`, {
        as: "customer",
        personId: person.id,
        body,
      });
      draw();
    },
  });
  draw();
  const element = make(
    "div",
    { class: "messenger-screen" },
    messengerTop(
      person,
      conversation.assignee ?? workspace().workspaceName,
      conversation.assignee ? `answers for ${workspace().workspaceName}` : "usually answers within an hour",
    ),
    log,
    foot,
    reply.element,
  );
  return {
    element,
    onLive: (change) => {
      if (change.kind === "conversation" && change.id === id) void refresh();
    },
  };
}

function drawRating(
  element: HTMLElement,
  conversation: ConversationShape,
  onRated: (conversation: ConversationShape) => void,
): void {
  if (conversation.state !== "closed" && !conversation.rating) return fill(element);
  const labels = ["Terrible", "Bad", "All right", "Good", "Great"];
  fill(
    element,
    make(
      "p",
      {},
      conversation.rating
        ? `You rated this conversation: ${labels[conversation.rating - 1] ?? ""}`
        : "How was this conversation?",
    ),
    make(
      "div",
      { class: "faces" },
      labels.map((label, index) =>
        button(
          icon("star", (conversation.rating ?? 0) > index),
          () =>
            void post<ConversationShape>(`/page/conversations/${conversation.id}/rate`, { rating: index + 1 }).then(
              (fresh) => {
                toast("Thank you for rating");
                onRated(fresh);
              },
            ),
          {
            class: "face",
            "aria-label": label,
            title: label,
            "aria-pressed": conversation.rating === index + 1 ? "true" : "false",
          },
        ),
      ),
    ),
  );
}

/** The latest webhooks and API requests, so that one sees a message travel. */
async function drawBehind(element: HTMLElement): Promise<void> {
  const [{ rows: deliveries }, { rows: requests }] = await Promise.all([
    read<{ rows: DeliveryShape[] }>("/page/deliveries"),
    read<{ rows: RequestShape[] }>("/page/requests"),
  ]);
  const lines = [
    ...deliveries.slice(0, 8).map((delivery) => ({
      at: delivery.at,
      icon: "out" as IconName,
      text: delivery.topic,
      note: delivery.state,
      bad: delivery.state === "failed" || delivery.state === "dropped",
    })),
    ...requests.slice(0, 8).map((request) => ({
      at: request.at,
      icon: "in" as IconName,
      text: `${request.method} ${request.path}`,
      note: String(request.status),
      bad: request.status >= 400,
    })),
  ]
    .sort((first, second) => second.at - first.at)
    .slice(0, 9);
  fill(
    element,
    make("h2", {}, "Behind the scenes"),
    make("p", { class: "quiet" }, icon("out"), "webhooks that leave ", icon("in"), "API requests that come in"),
    lines.length
      ? make(
          "ul",
          { class: "wire" },
          lines.map((line) =>
            make(
              "li",
              {},
              icon(line.icon),
              make("code", {}, line.text),
              make("span", { class: line.bad ? "bad" : "good" }, line.note),
              moment(line.at),
            ),
          ),
        )
      : make("p", { class: "empty" }, "Nothing yet. Send a message."),
    link("Whole log", "#/webhooks", { class: "small-link" }),
  );
}
