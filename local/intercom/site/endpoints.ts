import type { OverviewShape } from "../page/shapes.js";
import { pageOfConversations, pageOfRecords } from "../api/paging.js";
import type { ConversationRow } from "../workspace/conversation-store.js";
import {
  assignConversation,
  authorOfAdmin,
  closeConversation,
  createConversation,
  openConversation,
  replyAsAdmin,
  replyAsContact,
  requireConversation,
  snoozeConversation,
} from "../workspace/conversations.js";
import { rateConversation, updateConversation } from "../workspace/conversation-changes.js";
import { createContact, recordVisit, requireContact, updateContact } from "../workspace/contacts.js";
import { tagContact, tagConversation, untagConversation } from "../workspace/labels.js";
import type { Contact, ConversationState, Priority } from "../workspace/records.js";
import { invalidParameter } from "../workspace/use-error.js";
import type { Workspace } from "../workspace/workspace.js";
import { describeWebhook } from "./endpoints-control.js";
import type { Endpoint, EndpointCall } from "./endpoint.js";
import { viewConversation, viewConversationRow, viewPerson, viewPersonRow } from "./views.js";

const conversationsPerPage = 30;
const peoplePerPage = 40;

async function overview({ workspace, webhooks, faults }: EndpointCall): Promise<OverviewShape> {
  const countOf = async (state: ConversationState): Promise<number> => {
    const matches = await workspace.conversations.find((row) => row.facts().state === state, `state ${state}`);
    return workspace.conversations.count(matches);
  };
  const counts = { open: await countOf("open"), snoozed: await countOf("snoozed"), closed: await countOf("closed") };
  return {
    workspaceName: workspace.name,
    region: workspace.options.region,
    baseUrl: workspace.baseUrl,
    now: workspace.clock.now(),
    clockFrozen: workspace.clock.frozen,
    teammates: [...workspace.admins.values()].map((admin) => ({
      id: admin.id,
      name: admin.name,
      title: admin.job_title,
    })),
    teams: [...workspace.teams.values()].map((team) => ({ id: team.id, name: team.name })),
    tags: [...workspace.tags.values()],
    counts: { ...counts, people: workspace.visibleContacts().length, companies: workspace.companies.size },
    suggestions: suggestions(workspace).map((contact) => viewPersonRow(workspace, contact)),
    webhook: describeWebhook(webhooks),
    faultCount: faults.rules.length,
  };
}

/** People one would like to play: named, reachable, with a company. */
function suggestions(workspace: Workspace): Contact[] {
  const good = workspace
    .visibleContacts()
    .filter((contact) => contact.name && contact.email && contact.company_ids.length > 0);
  return [
    ...good.filter((contact) => contact.role === "user").slice(0, 5),
    ...good.filter((contact) => contact.role === "lead").slice(0, 1),
  ];
}

async function listConversations(call: EndpointCall): Promise<unknown> {
  const { workspace, query } = call;
  const filter = query.get("filter") ?? "open";
  const text = (query.get("query") ?? "").trim().toLowerCase();
  const admin = Number(query.get("admin") ?? 0);
  const test = (row: ConversationRow): boolean => {
    const facts = row.facts();
    if (filter === "open" || filter === "closed" || filter === "snoozed") {
      if (facts.state !== filter) return false;
    } else if (filter === "mine" && (facts.admin_assignee_id !== admin || facts.state !== "open")) return false;
    else if (filter === "unassigned" && (facts.admin_assignee_id !== 0 || facts.state !== "open")) return false;
    if (!text) return true;
    const shape = viewConversationRow(workspace, row.conversation());
    return [shape.id, shape.title, shape.snippet, shape.personName, shape.company].some((value) =>
      value?.toLowerCase().includes(text),
    );
  };
  // Names of people and companies can change, so only what looks at the conversation alone is remembered.
  const key = text ? undefined : `page ${filter} ${admin}`;
  const page = pageOfConversations(
    workspace,
    { perPage: conversationsPerPage, cursor: query.get("cursor") ?? undefined },
    { matches: await workspace.conversations.find(test, key) },
  );
  const next = page.pages.next as { starting_after: string } | null;
  return {
    rows: page.rows.map((row) => viewConversationRow(workspace, row.conversation())),
    next: next?.starting_after ?? null,
    total: page.totalCount,
  };
}

function listPeople({ workspace, query }: EndpointCall): unknown {
  const text = (query.get("query") ?? "").trim().toLowerCase();
  const role = query.get("role");
  const found = workspace.visibleContacts().filter((contact) => {
    if (role && contact.role !== role) return false;
    const company = workspace.companies.get(contact.company_ids[0] ?? "")?.name ?? "";
    return (
      !text ||
      [contact.name, contact.email, contact.phone, company].some((value) => value?.toLowerCase().includes(text))
    );
  });
  const page = pageOfRecords(
    { perPage: peoplePerPage, cursor: query.get("cursor") ?? undefined },
    found,
    (contact) => contact.last_seen_at,
    "descending",
  );
  const next = page.pages.next as { starting_after: string } | null;
  return {
    rows: page.rows.map((contact) => viewPersonRow(workspace, contact)),
    next: next?.starting_after ?? null,
    total: page.totalCount,
  };
}

interface ActionBody {
  as?: "customer" | "teammate";
  personId?: string;
  adminId?: string;
  kind?: "comment" | "note";
  body?: string;
  address?: string;
  referrer?: string;
  type?: "admin" | "team";
  assigneeId?: string;
  tagId?: string;
  rating?: number;
  remark?: string;
  seconds?: number;
  priority?: Priority;
  name?: string;
  email?: string;
}

function need(value: string | undefined, what: string): string {
  if (!value?.trim()) throw invalidParameter(`Please give ${what}`);
  return value;
}

function act(change: (workspace: Workspace, id: string, body: ActionBody) => unknown): Endpoint["handle"] {
  return ({ workspace, params, body }) => {
    const id = params.id ?? "";
    change(workspace, id, body ?? {});
    return viewConversation(workspace, requireConversation(workspace, id), false);
  };
}

/** Endpoints of inbox, messenger and people. */
export const playEndpoints: Endpoint[] = [
  { method: "GET", path: "/page/overview", handle: overview },
  { method: "GET", path: "/page/conversations", handle: listConversations },
  {
    method: "GET",
    path: "/page/conversations/:id",
    handle: ({ workspace, params, query }) =>
      viewConversation(workspace, requireConversation(workspace, params.id ?? ""), query.get("all") === "1"),
  },
  {
    method: "POST",
    path: "/page/conversations",
    handle: ({ workspace, body }) => {
      const input = (body ?? {}) as ActionBody;
      const contact = requireContact(workspace, need(input.personId, "a person"));
      if (input.address) recordVisit(workspace, contact, input.address, input.referrer ?? null);
      const conversation = createConversation(workspace, {
        contact,
        body: need(input.body, "a message"),
        url: input.address ?? "https://www.harbourlight.example/",
      });
      return viewConversation(workspace, requireConversation(workspace, conversation.id), false);
    },
  },
  {
    method: "POST",
    path: "/page/conversations/:id/reply",
    handle: act((workspace, id, input) => {
      const body = need(input.body, "a message");
      if (input.as === "customer") {
        const person = input.personId ?? requireConversation(workspace, id).contact_ids[0] ?? "";
        return replyAsContact(workspace, id, requireContact(workspace, person), { body });
      }
      return replyAsAdmin(workspace, id, need(input.adminId, "a teammate"), {
        body,
        part_type: input.kind === "note" ? "note" : "comment",
      });
    }),
  },
  {
    method: "POST",
    path: "/page/conversations/:id/assign",
    handle: act((workspace, id, input) =>
      assignConversation(workspace, id, {
        by: authorOfAdmin(workspace, need(input.adminId, "a teammate")),
        type: input.type ?? "admin",
        assigneeId: input.assigneeId ?? "0",
      }),
    ),
  },
  {
    method: "POST",
    path: "/page/conversations/:id/close",
    handle: act((workspace, id, input) => closeConversation(workspace, id, need(input.adminId, "a teammate"))),
  },
  {
    method: "POST",
    path: "/page/conversations/:id/open",
    handle: act((workspace, id, input) => openConversation(workspace, id, need(input.adminId, "a teammate"))),
  },
  {
    method: "POST",
    path: "/page/conversations/:id/snooze",
    handle: act((workspace, id, input) =>
      snoozeConversation(
        workspace,
        id,
        need(input.adminId, "a teammate"),
        workspace.clock.now() + (input.seconds ?? 3600),
      ),
    ),
  },
  {
    method: "POST",
    path: "/page/conversations/:id/tag",
    handle: act((workspace, id, input) =>
      tagConversation(workspace, id, need(input.tagId, "a tag"), {
        type: "admin",
        id: need(input.adminId, "a teammate"),
      }),
    ),
  },
  {
    method: "POST",
    path: "/page/conversations/:id/untag",
    handle: act((workspace, id, input) => untagConversation(workspace, id, need(input.tagId, "a tag"))),
  },
  {
    method: "POST",
    path: "/page/conversations/:id/rate",
    handle: act((workspace, id, input) => rateConversation(workspace, id, input.rating ?? 0, input.remark || null)),
  },
  {
    method: "POST",
    path: "/page/conversations/:id/priority",
    handle: act((workspace, id, input) =>
      updateConversation(
        workspace,
        id,
        { priority: input.priority ?? "none" },
        authorOfAdmin(workspace, need(input.adminId, "a teammate")),
      ),
    ),
  },
  {
    method: "POST",
    path: "/page/conversations/:id/read",
    handle: act((workspace, id) => {
      const conversation = requireConversation(workspace, id);
      const admin = [...workspace.admins.keys()][0] ?? "";
      return conversation.read
        ? conversation
        : updateConversation(workspace, id, { read: true }, authorOfAdmin(workspace, admin));
    }),
  },
  { method: "GET", path: "/page/people", handle: listPeople },
  {
    method: "POST",
    path: "/page/people",
    handle: ({ workspace, body }) => {
      const input = (body ?? {}) as ActionBody;
      const email = input.email?.trim() || null;
      const contact = createContact(workspace, { role: "lead", email, name: input.name?.trim() || null });
      return viewPerson(workspace, contact);
    },
  },
  {
    method: "GET",
    path: "/page/people/:id",
    handle: ({ workspace, params }) => viewPerson(workspace, knownContact(workspace, params.id ?? "")),
  },
  {
    method: "POST",
    path: "/page/people/:id/owner",
    handle: ({ workspace, params, body }) => {
      const { adminId } = (body ?? {}) as ActionBody;
      return viewPerson(
        workspace,
        updateContact(workspace, requireContact(workspace, params.id ?? ""), { owner_id: adminId ?? null }),
      );
    },
  },
  {
    method: "POST",
    path: "/page/people/:id/visit",
    handle: ({ workspace, params, body }) => {
      const input = (body ?? {}) as ActionBody;
      const contact = requireContact(workspace, params.id ?? "");
      recordVisit(workspace, contact, need(input.address, "an address"), input.referrer || null);
      return viewPerson(workspace, contact);
    },
  },
  {
    method: "POST",
    path: "/page/people/:id/tag",
    handle: ({ workspace, params, body }) => {
      const contact = requireContact(workspace, params.id ?? "");
      tagContact(workspace, contact, need(((body ?? {}) as ActionBody).tagId, "a tag"));
      return viewPerson(workspace, contact);
    },
  },
];

/** Also people who were merged or deleted: the page shows what became of them. */
function knownContact(workspace: Workspace, id: string): Contact {
  return workspace.contacts.get(id) ?? requireContact(workspace, id);
}
