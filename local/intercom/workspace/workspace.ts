import { createClock, type Clock } from "../clock.js";
import { createRandom, hashNumber, hashText } from "../random.js";
import { makeCatalogue } from "../world/catalogue.js";
import { buildConversationTable } from "../world/conversation-table.js";
import { firstConversationId, writeConversation, writeOpening } from "../world/conversation-writer.js";
import { adminsOf, companiesOf, contactsOf, teamsOf } from "../world/people.js";
import { sampleWorld, type SampleWorld } from "../world/sample.js";
import { ConversationStore, type GeneratedConversations } from "./conversation-store.js";
import type { WorkspaceEvent } from "./events.js";
import type {
  Admin,
  Company,
  Contact,
  DataAttribute,
  DataEvent,
  DeletedConversation,
  Job,
  Note,
  Segment,
  SubscriptionType,
  Tag,
  Team,
  Ticket,
  TicketState,
  TicketType,
  Workflow,
} from "./records.js";

export type Region = "US" | "EU" | "AU";

export interface WorkspaceOptions {
  seed: string;
  conversations: number;
  people: number;
  companies: number;
  /** Unix seconds at which time stands still; without it the clock is the system's. */
  frozenAt?: number;
  region: Region;
  /** Name of an IANA time zone; contact searches count days in it. */
  timezone: string;
  /** Contact attribute that says who assigned the owner; shown on the page as "Owner assigned by …". */
  ownerSourceAttribute: string;
}

/** Switches that change how answers look; all can be changed while running. */
export interface WorkspaceSettings {
  /** Whether fields without a value are answered as null or left out. */
  nulls: "null" | "absent";
  /** Whether webhook conversations carry the new part. */
  webhookParts: boolean;
}

/** One Intercom workspace: its people, conversations and everything around them, in memory. */
export class Workspace {
  readonly options: WorkspaceOptions;
  readonly settings: WorkspaceSettings = { nulls: "null", webhookParts: true };
  readonly clock: Clock;
  readonly sample: SampleWorld;
  readonly appId: string;
  readonly name: string;
  /** Unix seconds at which the generated world ends. */
  worldEnd: number;
  conversations: ConversationStore;
  readonly admins = new Map<string, Admin>();
  readonly teams = new Map<string, Team>();
  readonly contacts = new Map<string, Contact>();
  readonly companies = new Map<string, Company>();
  readonly tags = new Map<string, Tag>();
  readonly notes = new Map<string, Note>();
  readonly segments = new Map<string, Segment>();
  readonly workflows = new Map<string, Workflow>();
  readonly attributes = new Map<number, DataAttribute>();
  readonly subscriptionTypes = new Map<string, SubscriptionType>();
  readonly ticketStates = new Map<string, TicketState>();
  readonly ticketTypes = new Map<string, TicketType>();
  readonly tickets = new Map<string, Ticket>();
  readonly jobs = new Map<string, Job>();
  events: DataEvent[] = [];
  deletedConversations: DeletedConversation[] = [];
  /** Counts of ids made since the start, by kind. */
  readonly counters: Record<string, number> = {};
  /** Address under which files are served; set once the server listens. */
  baseUrl = "";
  private readonly listeners = new Set<(event: WorkspaceEvent) => void>();
  private version = 0;
  private contactLists: { version: number; visible: Contact[]; byCompany: Map<string, Contact[]> } | undefined;

  constructor(options: WorkspaceOptions) {
    this.options = options;
    this.clock = createClock(options.frozenAt);
    this.sample = sampleWorld(options.seed, { people: options.people, companies: options.companies });
    this.appId = this.sample.appId;
    this.name = this.sample.workspaceName;
    this.worldEnd = this.clock.now();
    for (const admin of adminsOf(this.sample)) this.admins.set(admin.id, admin);
    for (const team of teamsOf(this.sample)) this.teams.set(team.id, team);
    for (const contact of contactsOf(this.sample, options.seed, this.worldEnd)) this.contacts.set(contact.id, contact);
    for (const company of companiesOf(this.sample, options.seed, this.worldEnd))
      this.companies.set(company.id, company);
    const catalogue = makeCatalogue(this.worldEnd - 900 * 86_400, this.sample.admins[0]?.id ?? "");
    for (const tag of catalogue.tags) this.tags.set(tag.id, tag);
    for (const attribute of catalogue.attributes) this.attributes.set(attribute.id, attribute);
    for (const segment of catalogue.segments) this.segments.set(segment.id, segment);
    for (const workflow of catalogue.workflows) this.workflows.set(workflow.id, workflow);
    for (const type of catalogue.subscriptionTypes) this.subscriptionTypes.set(type.id, type);
    for (const state of catalogue.ticketStates) this.ticketStates.set(state.id, state);
    for (const type of catalogue.ticketTypes) this.ticketTypes.set(type.id, type);
    this.conversations = new ConversationStore(this.generateConversations(this.worldEnd));
  }

  /** Tells listeners (webhooks, open pages) that something happened. */
  emit(event: WorkspaceEvent): void {
    for (const listener of this.listeners) listener(event);
  }

  listen(listener: (event: WorkspaceEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Takes note that a contact changed, so that ordered lists are made anew. */
  contactsChanged(): void {
    this.version++;
  }

  /** Contacts that lists and searches show. */
  visibleContacts(): Contact[] {
    return this.listContacts().visible;
  }

  /** The people of a company that lists and searches show. */
  peopleOfCompany(companyId: string): Contact[] {
    return this.listContacts().byCompany.get(companyId) ?? [];
  }

  private listContacts(): { visible: Contact[]; byCompany: Map<string, Contact[]> } {
    if (this.contactLists?.version === this.version) return this.contactLists;
    const visible = [...this.contacts.values()].filter(
      (contact) => !contact.archived && !contact.deleted_at && !contact.merged_into,
    );
    const byCompany = new Map<string, Contact[]>();
    for (const contact of visible) {
      for (const id of contact.company_ids) byCompany.set(id, [...(byCompany.get(id) ?? []), contact]);
    }
    this.contactLists = { version: this.version, visible, byCompany };
    return this.contactLists;
  }

  /** A contact's id after merges: the survivor's. */
  survivorOf(contactId: string): string {
    let id = contactId;
    for (let next = this.contacts.get(id)?.merged_into; next; next = this.contacts.get(id)?.merged_into) id = next;
    return id;
  }

  nextNumber(kind: string, first: number): number {
    const count = (this.counters[kind] ?? 0) + 1;
    this.counters[kind] = count;
    return first + count;
  }

  /** A new 24-digit hexadecimal id: seconds first, as Intercom's are. */
  nextHexId(kind: string): string {
    const number = this.nextNumber(kind, 0);
    const random = createRandom(hashNumber(hashText(`${this.options.seed}:${kind}`), number));
    return this.clock.now().toString(16).padStart(8, "0") + random.hex(16);
  }

  /** The generated conversations of the world that ends at the given time. */
  generateConversations(worldEnd: number): GeneratedConversations {
    const { sample, options } = this;
    const adminPosition = new Map(sample.admins.map((admin, index) => [admin.id, index]));
    const table = buildConversationTable({
      seed: options.seed,
      count: options.conversations,
      now: worldEnd,
      people: sample.people.length,
      admins: sample.admins.length,
      supportAdmins: 4,
      ownerOf: (person) => adminPosition.get(sample.people[person]?.ownerId ?? "") ?? -1,
    });
    const tagIdByName = new Map([...this.tags.values()].map((tag) => [tag.name, tag.id]));
    const context = { seed: options.seed, world: sample, table, now: worldEnd, tagIdByName };
    return {
      count: table.count,
      firstId: firstConversationId,
      createdAt: table.createdAt,
      updatedAt: table.updatedAt,
      facts: (index) => {
        const header = table.header(index);
        return {
          state: header.state,
          admin_assignee_id: Number(sample.admins[header.admin]?.id ?? 0),
          team_assignee_id: Number(sample.teams[header.team]?.id ?? 0),
          contact_ids: [this.survivorOf(sample.people[header.person]?.id ?? "")],
        };
      },
      opening: (index) => writeOpening(context, index),
      write: (index) => {
        const conversation = writeConversation(context, index);
        conversation.contact_ids = [...new Set(conversation.contact_ids.map((id) => this.survivorOf(id)))];
        return conversation;
      },
    };
  }
}
