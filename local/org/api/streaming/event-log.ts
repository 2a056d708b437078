import { createHash } from "node:crypto";
import type { PublishedEvent } from "../../events/published-event.js";
import type { SObject } from "../../runtime/sobject.js";
import type { ObjectDescribe } from "../../schema/types.js";
import { type Json } from "../record-json.js";
import { valueToJson } from "../record-values.js";

/** How long events can be replayed. Source: "Event Message Durability", Platform Events Developer Guide. */
const RETENTION = 72 * 3_600_000;
/** More events than this are forgotten from the oldest on, so that an org that runs for days stays small. */
const MOST_KEPT = 10_000;

interface Kept {
  at: number;
  objectKey: string;
  replayId: number;
  data: Json;
}

/** The events published since the org started, as clients get them, for replay. */
export class EventLog {
  private readonly now: () => number;
  private kept: Kept[] = [];

  constructor(now: () => number) {
    this.now = now;
  }

  /** Keeps an event; returns what clients get. */
  add(event: PublishedEvent): { objectKey: string; data: Json } {
    const { describe } = event.record;
    const entry: Kept = {
      at: this.now(),
      objectKey: describe.key,
      replayId: Number(event.replayId),
      data: eventJson(event),
    };
    this.kept.push(entry);
    if (this.kept.length > MOST_KEPT) this.kept = this.kept.slice(-MOST_KEPT);
    return entry;
  }

  /** What a subscriber gets at once: nothing for -1, all for -2, what follows an id; null for an id that is none. */
  since(objectKey: string, replayFrom: number): Json[] | null {
    if (replayFrom === -1) return [];
    const oldest = this.now() - RETENTION;
    const events = this.kept.filter((each) => each.objectKey === objectKey && each.at >= oldest);
    if (replayFrom === -2) return events.map((each) => each.data);
    if (!events.some((each) => each.replayId === replayFrom)) return null;
    return events.filter((each) => each.replayId > replayFrom).map((each) => each.data);
  }
}

/** The `data` of an event message. */
function eventJson(event: PublishedEvent): Json {
  const { describe } = event.record;
  return {
    schema: schemaId(describe),
    payload: payloadOf(event.record),
    event: { EventApiName: describe.apiName, EventUuid: event.uuid, replayId: Number(event.replayId) },
  };
}

function payloadOf(record: SObject): Json {
  const payload: Json = {};
  const fields = [...record.describe.fields.values()];
  const names = ["createddate", "createdbyid"];
  for (const field of fields.filter((each) => names.includes(each.key) || each.custom)) {
    const value = valueToJson(record.values.get(field.key));
    payload[field.apiName] = field.type === "datetime" && value !== null ? String(value).replace("+0000", "Z") : value;
  }
  return payload;
}

/** Changes with the fields of the event, as the platform's schema ids do. */
function schemaId(describe: ObjectDescribe): string {
  const fields = [...describe.fields.values()].map((field) => `${field.apiName}:${field.type}`);
  return createHash("sha256")
    .update([describe.apiName, ...fields].join(","))
    .digest("base64url")
    .slice(0, 22);
}
