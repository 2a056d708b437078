import { createConversation, authorOfAdmin } from "../workspace/conversations.js";
import { eventsOf, personOfEvent, recordEvent, type PersonKeys } from "../workspace/data-events.js";
import type { DataEvent } from "../workspace/records.js";
import { invalidParameter, missingParameter } from "../workspace/use-error.js";
import { answered, on, type Call, type Route } from "./route.js";

interface EventBody extends PersonKeys {
  event_name?: string;
  created_at?: number;
  metadata?: DataEvent["metadata"];
}

/** Keys of the person: flat, as the SDK sends them, or inside `filter`, as the description says. */
function keysOf(call: Call): PersonKeys {
  const keys: PersonKeys = {};
  for (const name of ["user_id", "email", "intercom_user_id"] as const) {
    const value = call.query.get(name) ?? call.query.get(`filter[${name}]`);
    if (value !== null) keys[name] = value;
  }
  return keys;
}

/** Data events and outbound messages. */
export const eventRoutes: Route[] = [
  on("POST /events", "createDataEvent", "Write events", (call) => {
    const body = call.body as EventBody;
    if (!body.event_name) throw missingParameter("event_name is required", "event_name");
    recordEvent(call.workspace, personOfEvent(call.workspace, body), {
      event_name: body.event_name,
      created_at: body.created_at ?? call.workspace.clock.now(),
      metadata: body.metadata ?? {},
    });
    return { status: 202 };
  }),
  on("GET /events", "lisDataEvents", "Read events", (call) => {
    if (call.query.get("type") !== "user") throw invalidParameter("type must be user", "type");
    const contact = personOfEvent(call.workspace, keysOf(call));
    const events = eventsOf(call.workspace, contact);
    const identity = {
      ...(contact.email === null ? {} : { email: contact.email }),
      intercom_user_id: contact.id,
      ...(contact.external_id === null ? {} : { user_id: contact.external_id }),
    };
    if (call.query.get("summary") === "true")
      return answered({ type: "event.summary", ...identity, events: summaries(events) });
    const list = events.map((event) => ({
      type: "event",
      event_name: event.event_name,
      created_at: event.created_at,
      ...identity,
      metadata: event.metadata,
    }));
    return answered({ type: "event.list", events: list, pages: {} });
  }),
  on("POST /messages", "createMessage", "Write conversations", (call) => {
    const { workspace } = call;
    const body = call.body as {
      message_type: string;
      subject?: string;
      body: string;
      from: { id: string | number };
      to: PersonKeys;
    };
    const startedBy = authorOfAdmin(workspace, body.from.id);
    const contact = personOfEvent(workspace, body.to);
    const channel = body.message_type === "email" ? "email" : "conversation";
    const conversation = createConversation(workspace, {
      contact,
      body: body.body,
      startedBy,
      channel,
      ...(body.subject === undefined ? {} : { subject: body.subject }),
    });
    return answered({
      type: "admin_message",
      id: conversation.source.id,
      created_at: conversation.created_at,
      subject: conversation.source.subject,
      body: conversation.source.body,
      message_type: body.message_type === "email" ? "email" : "inapp",
      conversation_id: conversation.id,
    });
  }),
];

function summaries(events: DataEvent[]): Record<string, unknown>[] {
  const byName = new Map<string, DataEvent[]>();
  for (const event of events) byName.set(event.event_name, [...(byName.get(event.event_name) ?? []), event]);
  return [...byName].map(([name, list]) => {
    const moments = list.map((event) => event.created_at);
    const iso = (seconds: number): string => new Date(seconds * 1000).toISOString();
    return {
      name,
      first: iso(Math.min(...moments)),
      last: iso(Math.max(...moments)),
      count: list.length,
      description: "",
    };
  });
}
