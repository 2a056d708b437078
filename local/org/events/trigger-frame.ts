import type { EventTriggerContext, TriggerFrame } from "../execution/context.js";
import { ApexList } from "../runtime/collections.js";
import type { PublishedEvent } from "./published-event.js";

/** The trigger variables of an event trigger: always after insert. */
export function createdTriggerFrame(
  batch: readonly PublishedEvent[],
  object: string,
  eventContext: EventTriggerContext,
): TriggerFrame {
  const list = new ApexList(
    object,
    batch.map((event) => event.record.copy()),
  );
  list.readOnly = true;
  return {
    object,
    operation: "AFTER_INSERT",
    newList: list,
    oldList: null,
    newMap: null,
    oldMap: null,
    size: batch.length,
    eventContext,
  };
}
