import { post, read } from "../client.js";
import { composer } from "../composer.js";
import { button, choice, fill, link, make } from "../dom.js";
import { exact } from "../format.js";
import { icon, stars } from "../icons.js";
import { gathered } from "../live.js";
import { conversationItem, scrollToEnd, stateChip, transcript } from "../parts.js";
import type { ConversationPageShape, ConversationShape, LiveShape, PersonShape } from "../shapes.js";
import { actingTeammate, workspace } from "../state.js";
import type { View } from "../view.js";
import { personSummary } from "./person.js";

const filters = [
  { value: "open", label: "Open" },
  { value: "mine", label: "Mine" },
  { value: "unassigned", label: "Unassigned" },
  { value: "snoozed", label: "Snoozed" },
  { value: "closed", label: "Closed" },
  { value: "all", label: "All" },
];

/** What is kept while one moves between conversations. */
const kept = { filter: "open", query: "", scroll: 0 };

/** The teammate's inbox: list, conversation, person. */
export async function inboxView(id: string | undefined): Promise<View> {
  const list = await conversationList(id);
  const detail = id === undefined ? undefined : await conversationDetail(id);
  const element = make(
    "div",
    { class: `inbox ${id === undefined ? "no-detail" : ""}` },
    make("h1", { class: "only-read" }, "Inbox"),
    list.element,
    detail?.element ??
      make(
        "section",
        { class: "pane empty-pane" },
        make("p", { class: "empty" }, "Choose a conversation to read and answer it."),
      ),
    detail?.side ?? make("aside", { class: "pane side", "aria-label": "Person" }),
  );
  return {
    title: "Inbox",
    element,
    onLive: (change) => {
      list.onLive(change);
      detail?.onLive(change);
    },
  };
}

async function conversationList(
  currentId: string | undefined,
): Promise<{ element: HTMLElement; onLive: (change: LiveShape) => void }> {
  const rows = make("ul", { class: "rows" });
  const total = make("p", { class: "quiet total", role: "status" });
  const more = button("Show more", () => void load(next), { class: "button small more" });
  let next: string | null = null;

  const load = async (cursor: string | null): Promise<void> => {
    const query = new URLSearchParams({ filter: kept.filter, query: kept.query, admin: actingTeammate() });
    if (cursor) query.set("cursor", cursor);
    const page = await read<ConversationPageShape>(`/page/conversations?${query}`);
    const items = page.rows.map((row) => conversationItem(row, `#/inbox/${row.id}`, row.id === currentId));
    if (cursor) rows.append(...items);
    else fill(rows, items.length ? items : make("li", { class: "empty" }, "No conversations here."));
    next = page.next;
    more.hidden = next === null;
    total.textContent = `${page.total.toLocaleString("en")} ${page.total === 1 ? "conversation" : "conversations"}`;
  };

  const tabs = make("div", { class: "tabs", role: "group", "aria-label": "Filter" });
  const drawTabs = (): void =>
    fill(
      tabs,
      filters.map(({ value, label }) =>
        button(
          label,
          () => {
            kept.filter = value;
            drawTabs();
            void load(null);
          },
          { class: "tab", "aria-pressed": kept.filter === value ? "true" : "false" },
        ),
      ),
    );
  drawTabs();
  const searchSoon = gathered(() => void load(null), 200);
  const search = make("input", {
    type: "search",
    value: kept.query,
    placeholder: "Search conversations",
    "aria-label": "Search conversations",
    oninput: (event) => {
      kept.query = (event.target as HTMLInputElement).value;
      searchSoon();
    },
  });
  await load(null);
  const scroller = make(
    "div",
    { class: "scroller", onscroll: (event) => (kept.scroll = (event.target as HTMLElement).scrollTop) },
    rows,
    more,
  );
  requestAnimationFrame(() => (scroller.scrollTop = kept.scroll));
  const refreshSoon = gathered(() => void load(null), 150);
  return {
    element: make(
      "section",
      { class: "pane list", "aria-label": "Conversations" },
      make("div", { class: "list-head" }, make("h2", {}, "Inbox"), total, search, tabs),
      scroller,
    ),
    onLive: (change) => {
      if (change.kind === "conversation") refreshSoon();
    },
  };
}

async function conversationDetail(
  id: string,
): Promise<{ element: HTMLElement; side: HTMLElement; onLive: (change: LiveShape) => void }> {
  let all = false;
  let conversation = await read<ConversationShape>(`/page/conversations/${id}`);
  const head = make("div", { class: "detail-head" });
  const log = make("div", { class: "transcript", role: "log", "aria-label": "Messages", tabindex: 0 });
  const side = make("aside", { class: "pane side", "aria-label": "Person" });

  const change = async (verb: string, body: Record<string, unknown> = {}): Promise<void> => {
    conversation = await post<ConversationShape>(`/page/conversations/${id}/${verb}`, {
      adminId: actingTeammate(),
      ...body,
    });
    draw();
  };
  const draw = (): void => {
    fill(head, detailHead(conversation, change));
    fill(
      log,
      transcript(conversation, "teammate", () => ((all = true), void refresh())),
    );
    scrollToEnd(log);
  };
  const refresh = async (): Promise<void> => {
    conversation = await read<ConversationShape>(`/page/conversations/${id}${all ? "?all=1" : ""}`);
    draw();
  };
  const drawSide = async (): Promise<void> => {
    if (!conversation.personId) return;
    fill(side, personSummary(await read<PersonShape>(`/page/people/${conversation.personId}`)));
  };
  draw();
  await drawSide();
  const refreshSoon = gathered(() => void refresh());
  const refreshSideSoon = gathered(() => void drawSide(), 200);
  return {
    element: make("section", { class: "pane detail", "aria-label": "Conversation" }, head, log, answerBox(change)),
    side,
    onLive: (live) => {
      if (live.kind === "conversation" && live.id === id) refreshSoon();
      if (live.kind === "person") refreshSideSoon();
    },
  };
}

type Change = (verb: string, body?: Record<string, unknown>) => Promise<void>;

function detailHead(conversation: ConversationShape, change: Change): HTMLElement[] {
  const { teammates, teams, tags } = workspace();
  const assignees = [
    { value: "admin:0", label: "Nobody" },
    ...teammates.map((teammate) => ({ value: `admin:${teammate.id}`, label: teammate.name })),
    ...teams.map((team) => ({ value: `team:${team.id}`, label: `Team ${team.name}` })),
  ];
  const assigned =
    conversation.assigneeId !== "0"
      ? `admin:${conversation.assigneeId}`
      : conversation.teamId !== "0"
        ? `team:${conversation.teamId}`
        : "admin:0";
  const free = tags.filter((tag) => !conversation.tags.some((own) => own.id === tag.id));
  return [
    make(
      "div",
      { class: "detail-title" },
      link(icon("back"), "#/inbox", { class: "back", "aria-label": "Back to the list" }),
      make("h2", { dir: "auto" }, conversation.title),
      stateChip(conversation.state),
      conversation.snoozedUntil ? make("span", { class: "quiet" }, `until ${exact(conversation.snoozedUntil)}`) : null,
      conversation.rating ? stars(conversation.rating) : null,
      conversation.remark ? make("q", { class: "quiet" }, conversation.remark) : null,
    ),
    make(
      "div",
      { class: "detail-tools" },
      choice("Assigned to", assignees, assigned, (value) => {
        const [type = "admin", assigneeId = "0"] = value.split(":");
        void change("assign", { type, assigneeId });
      }),
      choice(
        "Snooze",
        [
          { value: "", label: "Snooze…" },
          { value: "3600", label: "for an hour" },
          { value: "86400", label: "for a day" },
          { value: "604800", label: "for a week" },
        ],
        "",
        (value) => value && void change("snooze", { seconds: Number(value) }),
      ),
      choice(
        "Add a tag",
        [{ value: "", label: "Add tag…" }, ...free.map((tag) => ({ value: tag.id, label: tag.name }))],
        "",
        (value) => value && void change("tag", { tagId: value }),
      ),
      choice(
        "Priority",
        ["none", "low", "medium", "high", "urgent"].map((value) => ({
          value,
          label: value === "none" ? "No priority" : `${value[0]?.toUpperCase()}${value.slice(1)}`,
        })),
        conversation.priority,
        (value) => void change("priority", { priority: value }),
      ),
      conversation.state === "closed"
        ? button("Open again", () => void change("open"), { class: "button" })
        : button("Close", () => void change("close"), { class: "button" }),
    ),
    make(
      "div",
      { class: "chips" },
      conversation.tags.map((tag) =>
        make(
          "span",
          { class: "chip tag" },
          tag.name,
          button("×", () => void change("untag", { tagId: tag.id }), {
            class: "remove",
            "aria-label": `Remove tag ${tag.name}`,
          }),
        ),
      ),
    ),
  ];
}

function answerBox(change: Change): HTMLElement {
  let kind: "comment" | "note" = "comment";
  const box = composer({
    label: "Your answer",
    placeholder: "Answer the customer…",
    send: "Send",
    onSend: (body) => change("reply", { as: "teammate", kind, body }),
  });
  const element = make("div", { class: "answer" });
  const modes = make("div", { class: "tabs", role: "group", "aria-label": "Kind of message" });
  const draw = (): void => {
    element.classList.toggle("noting", kind === "note");
    box.input.placeholder =
      kind === "note" ? "Leave a note for teammates; customers never see it…" : "Answer the customer…";
    fill(
      modes,
      (["comment", "note"] as const).map((value) =>
        button(
          value === "note" ? "Note" : "Reply",
          () => {
            kind = value;
            draw();
            box.input.focus();
          },
          { class: "tab", "aria-pressed": kind === value ? "true" : "false" },
        ),
      ),
    );
  };
  draw();
  fill(element, modes, box.element);
  return element;
}
