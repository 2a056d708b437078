import type { ApexTrigger } from "../compiler/abi.js";
import type { PublishedEvent } from "./published-event.js";

/** One trigger on one event type, and its place in the stream. */
export class Subscription {
  readonly trigger: ApexTrigger;
  readonly waiting: PublishedEvent[] = [];
  status: "Running" | "Error" | "Suspended" = "Running";
  retries = 0;
  lastError: string | null = null;
  /** Replay id of the last event that was processed. */
  position = "0";
  lastPublished = "0";

  constructor(trigger: ApexTrigger) {
    this.trigger = trigger;
  }
}
