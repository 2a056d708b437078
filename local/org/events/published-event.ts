import type { SObject } from "../runtime/sobject.js";

/** A platform event on the bus. */
export interface PublishedEvent {
  readonly record: SObject;
  readonly replayId: string;
  readonly uuid: string;
  readonly publishedBy: string;
  /** Called with the outcome: an `EventBus.EventPublish*Callback` of the publisher. */
  readonly callback: unknown;
}
