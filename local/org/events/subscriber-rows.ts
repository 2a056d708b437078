import { systemRows } from "../execution/system-rows.js";
import type { Org } from "../org.js";
import type { Subscription } from "./subscription.js";

/** Keeps the EventBusSubscriber row of a subscription, by which Apex and people see how it is doing. */
export function writeSubscriber(org: Org, subscription: Subscription): void {
  const rows = systemRows(org);
  const { trigger } = subscription;
  const values = {
    Name: trigger.name,
    Topic: trigger.object,
    Type: "ApexTrigger",
    Status: subscription.status,
    Position: Number(subscription.position),
    Tip: Number(subscription.waiting.at(-1)?.replayId ?? subscription.position),
    Retries: subscription.retries,
    LastError: subscription.lastError,
  };
  const known = rows
    .findAll("EventBusSubscriber", "Name", trigger.name)
    .find((row) => row.get("Topic") === trigger.object);
  if (known?.id == null) rows.insert("EventBusSubscriber", values);
  else rows.update("EventBusSubscriber", known.id, values);
}
