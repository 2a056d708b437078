import { createRandom, hashNumber, hashText, type Random } from "../random.js";
import type { ConversationOpening } from "../workspace/conversation-store.js";
import type { AiAgent, Attachment, Author, Conversation, Part } from "../workspace/records.js";
import { specialKindAt, type ConversationHeader, type ConversationTable } from "./conversation-table.js";
import type { SampleAdmin, SamplePerson, SampleWorld } from "./sample.js";
import { longOpening, specialStories, stories, type Story } from "./stories.js";

/** Generated conversations have these ids, oldest first; ids made later start above both ranges. */
export const firstConversationId = 215_470_000_000_000;
export const firstPartId = 3_000_000_000;

export interface WriterContext {
  seed: string;
  world: SampleWorld;
  table: ConversationTable;
  /** Unix seconds at which the world ends. */
  now: number;
  tagIdByName: Map<string, string>;
}

interface PlannedPart {
  part_type: string;
  author: Author;
  body: string | null;
  assigned_to?: Part["assigned_to"];
  attachments?: string[];
  event_details?: Record<string, unknown>;
  state?: Conversation["state"];
}

const operator: Author = { type: "bot", id: "7100000", name: "Operator", email: "operator+harbourlight@intercom.io" };
const fin: Author = {
  type: "bot",
  id: "7100099",
  name: "Fin",
  email: "operator+harbourlight@intercom.io",
  from_ai_agent: true,
  is_ai_answer: true,
};

interface Scene {
  header: ConversationHeader;
  person: SamplePerson;
  company: SampleWorld["companies"][number] | undefined;
  admin: SampleAdmin | undefined;
  special: ReturnType<typeof specialKindAt>;
  story: Story;
  fill: (html: string) => string;
}

function sceneAt({ table, world }: WriterContext, index: number): Scene {
  const header = table.header(index);
  const person = world.people[header.person] as SamplePerson;
  const special = specialKindAt(table.count - 1 - index);
  const company = world.companies.find((candidate) => candidate.id === person.companyIds[0]);
  const admin = world.admins[header.admin];
  const id = String(firstConversationId + index);
  const fill = (html: string): string =>
    html
      .replaceAll("{first}", person.name?.split(" ")[0] ?? "there")
      .replaceAll("{company}", company?.name ?? "our company")
      .replaceAll("{teammate}", admin?.name.split(" ")[0] ?? "there")
      .replaceAll("{file:", `{file:${id}/`);
  return { header, person, company, admin, special, story: storyOf(header, special), fill };
}

/** Writes title and first message at a position of the table, for searches that need no more. */
export function writeOpening(context: WriterContext, index: number): ConversationOpening {
  return openingOf(context, index, sceneAt(context, index));
}

function openingOf({ table }: WriterContext, index: number, scene: Scene): ConversationOpening {
  const { person, story, special, fill } = scene;
  const position = table.count - 1 - index;
  const channel = position % 9 === 4 ? "email" : position % 31 === 12 ? "whatsapp" : "conversation";
  return {
    title: story.title || null,
    channel,
    source: {
      type: channel,
      id: String(2_000_000_000 + index),
      delivered_as: "customer_initiated",
      subject: channel === "email" ? `<p>${story.title || "Question"}</p>` : "",
      body: special === "long" ? longOpening : fill(story.opening),
      author: authorOfPerson(person),
      attachments: position % 11 === 2 ? [attachment(String(firstConversationId + index), "floor-plan.pdf")] : [],
      url: addressOf(person, channel),
      redacted: false,
    },
  };
}

/** Writes the whole conversation at a position of the table; the same every time it is asked for. */
export function writeConversation(context: WriterContext, index: number): Conversation {
  const { world } = context;
  const scene = sceneAt(context, index);
  const { header, person, company, admin, special, story, fill } = scene;
  const random = createRandom(hashNumber(hashText(`${context.seed}:body`), index));
  const id = String(firstConversationId + index);
  const opening = openingOf(context, index, scene);
  const customer = authorOfPerson(person);
  const answeredByAi = story.answer !== undefined && header.turns > 0 && random.chance(0.5);
  const plan = planParts({ header, story, random, customer, admin, world, answeredByAi, fill, special });
  const parts = timeParts(plan, header, index, id, random);
  const tags = story.tags
    .map((name) => context.tagIdByName.get(name))
    .filter((tag): tag is string => tag !== undefined);
  const lastMessage = parts.filter((part) => part.part_type === "comment" || part.part_type === "quick_reply").at(-1);
  const customerWaits = header.state === "open" && (lastMessage ? lastMessage.author.type === customer.type : true);
  const rated = header.state === "closed" && random.chance(0.4);
  return {
    id,
    title: opening.title,
    created_at: header.created_at,
    updated_at: header.updated_at,
    waiting_since: customerWaits ? (lastMessage?.created_at ?? header.created_at) : null,
    snoozed_until: header.state === "snoozed" ? context.now + random.integer(2, 90) * 3600 : null,
    state: header.state,
    read: parts.length > 0,
    priority: story.opportunity ? "high" : random.chance(0.06) ? "urgent" : "none",
    admin_assignee_id: admin ? Number(admin.id) : 0,
    team_assignee_id: header.team >= 0 ? Number(world.teams[header.team]?.id ?? 0) : 0,
    company_id: company?.id ?? null,
    contact_ids: [person.id],
    tags: tags.slice(0, random.integer(0, tags.length)).map((tag) => ({
      id: tag,
      applied_at: header.updated_at,
      applied_by: { type: "admin", id: admin?.id ?? world.admins[0]?.id ?? "" },
    })),
    rating: rated
      ? {
          rating: random.pick([5, 5, 5, 4, 4, 3, 2, 1]),
          remark: random.chance(0.4)
            ? random.pick(["Very quick, thank you!", "Took a while.", "Friendly and clear 👍", "Did not solve it."])
            : null,
          created_at: header.updated_at,
          updated_at: header.updated_at,
          contact_id: person.id,
          teammate: admin ? { type: "admin", id: admin.id } : { type: "bot", id: fin.id },
        }
      : null,
    source: opening.source,
    parts,
    custom_attributes: random.chance(0.5)
      ? { topic: story.tags[0] ?? "General", ...(random.chance(0.1) ? { escalated: true } : {}) }
      : {},
    sla: random.chance(0.15)
      ? { sla_name: "First answer within the hour", sla_status: random.pick(["hit", "missed", "active"]) }
      : null,
    ai_agent: answeredByAi ? aiAgent(story, header, random) : null,
    linked_ticket_ids: [],
    channel: opening.channel,
  };
}

function storyOf(header: ConversationHeader, special: ReturnType<typeof specialKindAt>): Story {
  const usual = stories[header.story] as Story;
  if (!special || special === "endless") return usual;
  if (special === "long")
    return { ...usual, title: "The board jumps back after splitting a job", tags: ["Bug"], opening: longOpening };
  return specialStories[special];
}

interface PlanInput {
  header: ConversationHeader;
  story: Story;
  random: Random;
  customer: Author;
  admin: SampleAdmin | undefined;
  world: SampleWorld;
  answeredByAi: boolean;
  fill: (html: string) => string;
  special: ReturnType<typeof specialKindAt>;
}

function planParts({
  header,
  story,
  random,
  customer,
  admin,
  world,
  answeredByAi,
  fill,
  special,
}: PlanInput): PlannedPart[] {
  const plan: PlannedPart[] = [];
  const silent = header.turns === 0 && header.state === "open" && !admin;
  if (silent) return plan;
  const acting = authorOfAdmin(admin ?? (world.admins[0] as SampleAdmin));
  if (answeredByAi) {
    plan.push({ part_type: "comment", author: fin, body: story.answer ?? null });
    plan.push({ part_type: "comment", author: customer, body: "<p>Thanks, but I would rather talk to a person.</p>" });
  } else if (random.chance(0.2)) {
    plan.push({
      part_type: "quick_reply",
      author: operator,
      body: "<p>Thanks for writing to us. The team usually answers within an hour.</p>",
    });
  }
  if (admin) {
    plan.push({
      part_type: "assignment",
      author: random.chance(0.5) ? operator : acting,
      body: null,
      assigned_to: { type: "admin", id: admin.id },
    });
  }
  for (let turn = 0; turn < header.turns; turn++) {
    const round = Math.floor(turn / 2);
    const byTeammate = turn % 2 === 0;
    const material = byTeammate ? story.teammate : story.customer;
    const body =
      special === "endless"
        ? endlessBody(turn, byTeammate)
        : fill(
            material[round] ??
              (byTeammate ? "<p>Is there anything else I can do for you?</p>" : "<p>No, that is all. Thank you!</p>"),
          );
    plan.push({
      part_type: "comment",
      author: byTeammate ? acting : customer,
      body,
      attachments:
        special !== "endless" && random.chance(0.08) ? [random.pick(["photo.png", "log.txt", "order-form.pdf"])] : [],
    });
    if (turn === 0 && random.chance(0.45)) plan.push({ part_type: "note", author: acting, body: fill(story.note) });
  }
  if (random.chance(0.2)) {
    plan.push({
      part_type: "conversation_attribute_updated_by_admin",
      author: acting,
      body: null,
      event_details: { attribute: { name: "topic" }, value: { name: story.tags[0] ?? "General", previous: null } },
    });
  }
  if (random.chance(0.08)) plan.push({ part_type: "conversation_sla_applied_by_rule", author: operator, body: null });
  if (header.state === "closed") {
    plan.push({
      part_type: "close",
      author: acting,
      body: random.chance(0.3) ? "<p>Closing this for now. Just write again if you need us.</p>" : null,
      state: "closed",
    });
  } else if (header.state === "snoozed") {
    plan.push({ part_type: "snoozed", author: acting, body: null, state: "snoozed" });
  }
  return plan;
}

function endlessBody(turn: number, byTeammate: boolean): string {
  return byTeammate
    ? `<p>Check ${turn / 2 + 1}: the overnight import is running, I will report again.</p>`
    : `<p>Seen, thank you. Row ${(turn + 1) * 50} is in.</p>`;
}

/** Spreads the planned parts between the conversation's first and last moment; the last part is the last moment. */
function timeParts(
  plan: PlannedPart[],
  header: ConversationHeader,
  index: number,
  conversationId: string,
  random: Random,
): Part[] {
  const length = header.updated_at - header.created_at;
  return plan.map((planned, order) => {
    const last = order === plan.length - 1;
    const created_at = last
      ? header.updated_at
      : Math.floor(header.created_at + (length * (order + random.next())) / plan.length);
    return {
      id: String(firstPartId + index * 1000 + order),
      part_type: planned.part_type,
      body: planned.body,
      created_at,
      updated_at: created_at,
      author: planned.author,
      assigned_to: planned.assigned_to ?? null,
      attachments: (planned.attachments ?? []).map((name) => attachment(conversationId, name)),
      external_id: null,
      redacted: false,
      state: planned.state ?? "open",
      tags: [],
      event_details: planned.event_details ?? null,
      app_package_code: null,
    };
  });
}

function aiAgent(story: Story, header: ConversationHeader, random: Random): AiAgent {
  return {
    source_type: "workflow",
    source_title: "First answer",
    last_answer_type: "ai_answer",
    resolution_state: header.turns > 0 ? "escalated" : "assumed_resolution",
    rating: random.chance(0.3) ? random.integer(2, 5) : null,
    rating_remark: null,
    created_at: header.created_at + 5,
    updated_at: header.created_at + 20,
    content_sources: [
      {
        content_type: "article",
        url: "https://help.harbourlight.example/articles/1",
        title: story.title,
        locale: "en",
      },
    ],
  };
}

function addressOf(person: SamplePerson, channel: string): string | null {
  if (channel !== "conversation") return null;
  const address = new URL("https://www.harbourlight.example/contact");
  if (person.campaignKeptIn === "conversation address") {
    for (const [name, value] of [
      ["utm_source", person.utmSource],
      ["utm_medium", person.utmMedium],
      ["utm_campaign", person.utmCampaign],
    ] as const) {
      if (value) address.searchParams.set(name, value);
    }
  }
  return address.href;
}

function authorOfPerson(person: SamplePerson): Author {
  return { type: person.role, id: person.id, name: person.name, email: person.email };
}

function authorOfAdmin(admin: SampleAdmin): Author {
  return { type: "admin", id: admin.id, name: admin.name, email: admin.email };
}

function attachment(conversationId: string, name: string): Attachment {
  const image = name.endsWith(".png");
  const type = image ? "image/png" : name.endsWith(".pdf") ? "application/pdf" : "text/plain";
  return {
    key: `${conversationId}/${name}`,
    name,
    content_type: type,
    filesize: image ? 1250 : 640,
    ...(image ? { width: 480, height: 270 } : {}),
  };
}
