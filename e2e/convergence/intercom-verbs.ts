import type { Random } from "../../local/intercom/random.js";
import {
  archiveContact,
  createContact,
  deleteContact,
  mergeContacts,
  updateContact,
} from "../../local/intercom/workspace/contacts.js";
import {
  deleteConversation,
  rateConversation,
  redactConversation,
} from "../../local/intercom/workspace/conversation-changes.js";
import {
  assignConversation,
  authorOfAdmin,
  closeConversation,
  createConversation,
  openConversation,
  replyAsAdmin,
  replyAsContact,
  snoozeConversation,
} from "../../local/intercom/workspace/conversations.js";
import { tagConversation, untagConversation } from "../../local/intercom/workspace/labels.js";
import type { Contact, Conversation } from "../../local/intercom/workspace/records.js";
import type { Workspace } from "../../local/intercom/workspace/workspace.js";

/** One thing that somebody does. Answers what was done, or null when there was nothing to do it to. */
export interface Verb<Place> {
  name: string;
  /** How often it is chosen, against the others. */
  weight: number;
  act: (place: Place, random: Random) => string | null | Promise<string | null>;
}

const words = ["invoice", "delivery", "password", "refund", "trial", "colour", "export", "seat", "login", "upgrade"];

function sentence(random: Random): string {
  return Array.from({ length: random.integer(3, 9) }, () => random.pick(words)).join(" ");
}

function anyConversation(workspace: Workspace, random: Random): Conversation | undefined {
  const rows = [...workspace.conversations.rows("created_at", "ascending")];
  const row = rows.length === 0 ? undefined : random.pick(rows);
  return row && workspace.conversations.get(row.id);
}

/** People who are there, in the order they came. */
function people(workspace: Workspace): Contact[] {
  return [...workspace.contacts.values()].filter((contact) => !contact.deleted_at && !contact.merged_into);
}

const anyone = (workspace: Workspace, random: Random): Contact => random.pick(people(workspace));
const anyAdmin = (workspace: Workspace, random: Random): string => random.pick([...workspace.admins.keys()]);

/** A verb about a conversation that is there and to which it can be done. */
function about(
  name: string,
  weight: number,
  act: (workspace: Workspace, conversation: Conversation, random: Random) => void,
  applies: (conversation: Conversation, workspace: Workspace) => boolean = () => true,
): Verb<Workspace> {
  return {
    name,
    weight,
    act: (workspace, random) => {
      const conversation = anyConversation(workspace, random);
      if (conversation === undefined || !applies(conversation, workspace)) return null;
      act(workspace, conversation, random);
      return `${name} ${conversation.id}`;
    },
  };
}

const writerOf = (workspace: Workspace, { contact_ids: [id = ""] }: Conversation): Contact | undefined =>
  people(workspace).find((contact) => contact.id === id);

const writtenParts = ({ parts }: Conversation): Conversation["parts"] =>
  parts.filter(({ body, redacted }) => body && !redacted);

/** What customers and teammates do in Intercom. */
export const intercomVerbs: Verb<Workspace>[] = [
  {
    name: "customer starts a conversation",
    weight: 6,
    act: (workspace, random) => {
      const contact = anyone(workspace, random);
      const { id } = createConversation(workspace, { contact, body: sentence(random) });
      return `customer ${contact.id} starts ${id}`;
    },
  },
  {
    name: "teammate starts a conversation",
    weight: 1,
    act: (workspace, random) => {
      const startedBy = authorOfAdmin(workspace, anyAdmin(workspace, random));
      const { id } = createConversation(workspace, {
        contact: anyone(workspace, random),
        body: sentence(random),
        startedBy,
      });
      return `teammate starts ${id}`;
    },
  },
  about(
    "customer replies",
    10,
    (workspace, conversation, random) => {
      replyAsContact(workspace, conversation.id, writerOf(workspace, conversation)!, { body: sentence(random) });
    },
    (conversation, workspace) => writerOf(workspace, conversation) !== undefined,
  ),
  about("teammate replies", 8, (workspace, { id }, random) => {
    replyAsAdmin(workspace, id, anyAdmin(workspace, random), { part_type: "comment", body: sentence(random) });
  }),
  about("teammate notes", 4, (workspace, { id }, random) => {
    replyAsAdmin(workspace, id, anyAdmin(workspace, random), { part_type: "note", body: sentence(random) });
  }),
  about("assign", 4, (workspace, { id }, random) => {
    const by = authorOfAdmin(workspace, anyAdmin(workspace, random));
    const type = random.chance(0.7) ? "admin" : "team";
    const assigneeId = random.chance(0.15)
      ? "0"
      : type === "admin"
        ? anyAdmin(workspace, random)
        : random.pick([...workspace.teams.keys()]);
    assignConversation(workspace, id, { by, type, assigneeId });
  }),
  about(
    "close",
    4,
    (workspace, { id }, random) => void closeConversation(workspace, id, anyAdmin(workspace, random)),
    ({ state }) => state !== "closed",
  ),
  about(
    "reopen",
    2,
    (workspace, { id }, random) => void openConversation(workspace, id, anyAdmin(workspace, random)),
    ({ state }) => state !== "open",
  ),
  about("snooze", 2, (workspace, { id }, random) => {
    snoozeConversation(workspace, id, anyAdmin(workspace, random), workspace.clock.now() + random.integer(60, 20_000));
  }),
  about("tag", 2, (workspace, { id }, random) => {
    const by = { type: "admin" as const, id: anyAdmin(workspace, random) };
    tagConversation(workspace, id, random.pick([...workspace.tags.keys()]), by);
  }),
  about(
    "untag",
    1,
    (workspace, { id, tags }, random) => void untagConversation(workspace, id, random.pick(tags).id),
    ({ tags }) => tags.length > 0,
  ),
  about("rate", 1, (workspace, { id }, random) => {
    rateConversation(workspace, id, random.integer(1, 5), null);
  }),
  about(
    "redact",
    1,
    (workspace, conversation, random) =>
      void redactConversation(workspace, conversation.id, { partId: random.pick(writtenParts(conversation)).id }),
    (conversation) => writtenParts(conversation).length > 0,
  ),
  about("delete conversation", 1, (workspace, { id }) => {
    deleteConversation(workspace, id, true);
  }),
  {
    name: "person signs up",
    weight: 2,
    act: (workspace, random) => {
      const email = `new${random.hex(6)}@example.com`;
      const { id } = createContact(workspace, {
        role: random.chance(0.5) ? "user" : "lead",
        email,
        name: "New Person",
      });
      return `${email} signs up as ${id}`;
    },
  },
  {
    name: "person changes name",
    weight: 1,
    act: (workspace, random) => {
      const contact = anyone(workspace, random);
      updateContact(workspace, contact, { name: `${random.pick(words)} ${random.pick(words)}` });
      return `${contact.id} is called ${contact.name ?? "nothing"}`;
    },
  },
  {
    name: "person changes email",
    weight: 1,
    act: (workspace, random) => {
      const contact = anyone(workspace, random);
      updateContact(workspace, contact, { email: `moved${random.hex(6)}@example.com` });
      return `${contact.id} is at ${contact.email ?? "no address"}`;
    },
  },
  {
    name: "person changes phone",
    weight: 2,
    act: (workspace, random) => {
      const contact = anyone(workspace, random);
      updateContact(workspace, contact, { phone: `+3539${random.integer(100_000, 999_999)}` });
      return `${contact.id} has the number ${contact.phone ?? "nothing"}`;
    },
  },
  {
    name: "teammate changes department",
    weight: 1,
    act: (workspace, random) => {
      const contact = anyone(workspace, random);
      updateContact(workspace, contact, { custom_attributes: { Department: `Galley ${random.integer(1, 9)}` } });
      return `${contact.id} is in another department`;
    },
  },
  {
    name: "teammate changes owner",
    weight: 2,
    act: (workspace, random) => {
      const contact = anyone(workspace, random);
      updateContact(workspace, contact, { owner_id: anyAdmin(workspace, random) });
      return `${contact.id} is given to ${contact.owner_id ?? "nobody"}`;
    },
  },
  {
    name: "merge people",
    weight: 1,
    act: (workspace, random) => {
      const leads = people(workspace).filter(({ role, archived }) => role === "lead" && !archived);
      const users = people(workspace).filter(({ role, archived }) => role === "user" && !archived);
      if (leads.length === 0 || users.length === 0) return null;
      const [from, into] = [random.pick(leads), random.pick(users)];
      mergeContacts(workspace, from.id, into.id, true);
      return `${from.id} is merged into ${into.id}`;
    },
  },
  {
    name: "archive or unarchive person",
    weight: 1,
    act: (workspace, random) => {
      const contact = anyone(workspace, random);
      archiveContact(workspace, contact, !contact.archived);
      return `${contact.id} is ${contact.archived ? "archived" : "back"}`;
    },
  },
  {
    name: "delete person",
    weight: 0.5,
    act: (workspace, random) => {
      const contact = anyone(workspace, random);
      deleteContact(workspace, contact);
      return `${contact.id} is deleted`;
    },
  },
];
