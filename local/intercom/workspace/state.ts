import { scheduleErasure } from "./contacts.js";
import { scheduleWake } from "./conversations.js";
import { ConversationStore } from "./conversation-store.js";
import type { Conversation, DataEvent, DeletedConversation } from "./records.js";
import { scheduleJob } from "./jobs.js";
import { invalidParameter } from "./use-error.js";
import type { Workspace, WorkspaceSettings } from "./workspace.js";

const format = "local-intercom-2";
const collections = [
  "admins",
  "teams",
  "contacts",
  "companies",
  "tags",
  "notes",
  "segments",
  "workflows",
  "attributes",
  "subscriptionTypes",
  "ticketStates",
  "ticketTypes",
  "tickets",
  "jobs",
] as const;

/** Everything that a seed alone does not give back, as plain data. */
export interface WorkspaceState {
  format: typeof format;
  seed: string;
  generatedConversations: number;
  generatedPeople: number;
  worldEnd: number;
  now: number;
  settings: WorkspaceSettings;
  counters: Record<string, number>;
  collections: Record<string, [string | number, unknown][]>;
  conversations: { held: Conversation[]; removed: string[] };
  deletedConversations: DeletedConversation[];
  events: DataEvent[];
}

/** The workspace as plain data. Generated conversations that nobody changed are not in it: the seed gives them back. */
export function exportState(workspace: Workspace): WorkspaceState {
  return structuredClone({
    format,
    seed: workspace.options.seed,
    generatedConversations: workspace.options.conversations,
    generatedPeople: workspace.options.people,
    worldEnd: workspace.worldEnd,
    now: workspace.clock.now(),
    settings: workspace.settings,
    counters: workspace.counters,
    collections: Object.fromEntries(
      collections.map((name) => [name, [...(workspace[name] as Map<string | number, unknown>)]]),
    ),
    conversations: workspace.conversations.snapshot(),
    deletedConversations: workspace.deletedConversations,
    events: workspace.events,
  });
}

/**
 * Puts an exported state in place of the current one.
 * @throws UseError 400 when it is no export, or one of another seed or size.
 */
export function importState(workspace: Workspace, given: unknown): void {
  const state = given as Partial<WorkspaceState> | null | undefined;
  if (state?.format !== format || !state.collections || !state.conversations || !state.settings)
    throw invalidParameter("This is not an exported workspace");
  const { seed, conversations, people } = workspace.options;
  if (state.seed !== seed || state.generatedConversations !== conversations || state.generatedPeople !== people) {
    throw invalidParameter(
      `The export belongs to seed '${state.seed ?? ""}' with ${state.generatedConversations ?? 0} conversations; start the workspace the same way`,
    );
  }
  const copy = structuredClone(state) as WorkspaceState;
  for (const name of collections) {
    const collection = workspace[name] as Map<string | number, unknown>;
    collection.clear();
    for (const [key, value] of copy.collections[name] ?? []) collection.set(key, value);
  }
  workspace.worldEnd = copy.worldEnd;
  workspace.conversations = new ConversationStore(workspace.generateConversations(copy.worldEnd));
  workspace.conversations.restore(copy.conversations);
  workspace.deletedConversations = copy.deletedConversations;
  workspace.events = copy.events;
  for (const name of Object.keys(workspace.counters)) Reflect.deleteProperty(workspace.counters, name);
  Object.assign(workspace.counters, copy.counters);
  workspace.contactsChanged();
  workspace.settings.nulls = copy.settings.nulls;
  workspace.settings.webhookParts = copy.settings.webhookParts;
  workspace.clock.moveTo(copy.now);
  scheduleWhatWaits(workspace);
}

/** Puts on the clock what follows from the state: snoozes that end, people whose conversations go, queued tickets. */
export function scheduleWhatWaits(workspace: Workspace): void {
  for (const row of workspace.conversations.rows("created_at", "descending")) {
    if (row.facts().state !== "snoozed") continue;
    const until = row.conversation().snoozed_until;
    if (until !== null) scheduleWake(workspace, row.id, until);
  }
  for (const contact of workspace.contacts.values()) scheduleErasure(workspace, contact);
  for (const job of workspace.jobs.values()) if (job.status === "pending") scheduleJob(workspace, job.id);
}
