import { make, type Child } from "./dom.js";
import { icon, stars } from "./icons.js";
import { ago, dayOf, exact, size, timeOfDay } from "./format.js";
import { safeHtml } from "./safe-html.js";
import type { ConversationRowShape, ConversationShape, MessageShape, PersonRowShape } from "./shapes.js";

/** A round picture with initials; its colour follows from the name. */
export function avatar(name: string, kind: "human" | "bot" = "human"): HTMLElement {
  const letters = name
    .split(/[\s@.]+/)
    .filter(Boolean)
    .slice(0, 2)
    .map((word) => [...word][0]?.toUpperCase() ?? "")
    .join("");
  let sum = 0;
  for (const letter of name) sum = (sum + (letter.codePointAt(0) ?? 0)) % 6;
  return make(
    "span",
    { class: `avatar tone-${sum} ${kind}`, "aria-hidden": "true" },
    kind === "bot" ? icon("spark", true) : letters || "?",
  );
}

export function chip(text: string, tone = ""): HTMLElement {
  return make("span", { class: `chip ${tone}` }, text);
}

export function stateChip(state: ConversationRowShape["state"]): HTMLElement {
  return chip(state === "open" ? "Open" : state === "closed" ? "Closed" : "Snoozed", `state-${state}`);
}

export function moment(seconds: number): HTMLElement {
  return make("time", { datetime: new Date(seconds * 1000).toISOString(), title: exact(seconds) }, ago(seconds));
}

/** One line of a conversation list. */
export function conversationItem(row: ConversationRowShape, href: string, current: boolean): HTMLElement {
  return make(
    "li",
    {},
    make(
      "a",
      { class: `row ${row.unread ? "unread" : ""}`, href, "aria-current": current ? "true" : null },
      avatar(row.personName),
      make(
        "span",
        { class: "row-text" },
        make("span", { class: "row-top" }, make("strong", { dir: "auto" }, row.personName), moment(row.updatedAt)),
        make("span", { class: "row-title", dir: "auto" }, row.title),
        make("span", { class: "row-snippet", dir: "auto" }, row.snippet || "No text"),
        make(
          "span",
          { class: "row-chips" },
          row.state === "open" ? null : stateChip(row.state),
          row.waitingSince ? chip(`Waiting ${ago(row.waitingSince).replace(" ago", "")}`, "waiting") : null,
          row.priority === "urgent" || row.priority === "high"
            ? chip(row.priority === "urgent" ? "Urgent" : "High", "priority")
            : null,
          row.rating ? stars(row.rating) : null,
          row.assignee
            ? make("span", { class: "quiet" }, row.assignee)
            : make("span", { class: "quiet" }, "Unassigned"),
        ),
      ),
    ),
  );
}

export function personItem(person: PersonRowShape, href: string, note: Child = null): HTMLElement {
  return make(
    "a",
    { class: "person", href },
    avatar(person.name),
    make(
      "span",
      { class: "person-text" },
      make("strong", { dir: "auto" }, person.name),
      make("span", { class: "quiet" }, [person.company, person.email ?? "no e-mail"].filter(Boolean).join(" · ")),
    ),
    note,
  );
}

/** Shows the latest message, also after pictures have come in. */
export function scrollToEnd(log: HTMLElement): void {
  const jump = (): void => void (log.scrollTop = log.scrollHeight);
  setTimeout(jump);
  for (const picture of log.querySelectorAll("img")) picture.addEventListener("load", jump, { once: true });
}

/** Messages grouped by day. A customer does not see notes and events. */
export function transcript(
  conversation: ConversationShape,
  side: "customer" | "teammate",
  loadAll: () => void,
): Child[] {
  const hidden = conversation.totalMessages - conversation.messages.length;
  const messages =
    side === "customer" ? conversation.messages.filter((message) => message.kind === "message") : conversation.messages;
  const children: Child[] = [];
  if (hidden > 0) {
    children.push(
      make("button", { type: "button", class: "button small", onclick: () => loadAll() }, `Show ${hidden} earlier`),
    );
  }
  let day = "";
  for (const message of messages) {
    const messageDay = dayOf(message.at);
    if (messageDay !== day) children.push(make("p", { class: "day" }, messageDay));
    day = messageDay;
    children.push(message.kind === "event" ? eventLine(message) : bubble(message, side));
  }
  return children;
}

function eventLine(message: MessageShape): HTMLElement {
  return make(
    "p",
    { class: "event" },
    message.event,
    " · ",
    make("time", { title: exact(message.at) }, timeOfDay(message.at)),
  );
}

function bubble(message: MessageShape, side: "customer" | "teammate"): HTMLElement {
  const own = (side === "customer") === (message.from === "customer");
  const label =
    message.kind === "note"
      ? `${message.author} · note, only for teammates`
      : message.from === "ai"
        ? `${message.author} · AI agent`
        : message.author;
  const body = make("div", { class: "body", dir: "auto" });
  body.append(safeHtml(message.html));
  const empty = !body.textContent?.trim() && !body.querySelector("img");
  if (empty && message.attachments.length === 0)
    body.replaceChildren(make("em", { class: "quiet" }, message.redacted ? "Redacted" : "Empty message"));
  return make(
    "article",
    { class: `message ${own ? "own" : "other"} ${message.kind} from-${message.from}` },
    own ? null : avatar(message.author, message.from === "bot" || message.from === "ai" ? "bot" : "human"),
    make(
      "div",
      { class: "bubble" },
      make(
        "p",
        { class: "by" },
        make("span", {}, label),
        make("time", { title: exact(message.at) }, timeOfDay(message.at)),
      ),
      empty && message.attachments.length > 0 ? null : body,
      message.attachments.map((file) =>
        file.contentType.startsWith("image/")
          ? make(
              "a",
              { class: "picture", href: file.url, target: "_blank", rel: "noopener" },
              make("img", { src: file.url, alt: file.name }),
            )
          : make(
              "a",
              { class: "file", href: file.url, target: "_blank", rel: "noopener" },
              icon("clip"),
              file.name,
              make("span", { class: "quiet" }, ` ${size(file.size)}`),
            ),
      ),
    ),
  );
}
