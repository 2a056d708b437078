import { createdTriggerFrame } from "./trigger-frame.js";
import { runAsTransaction } from "../execution/transaction.js";
import type { EventTriggerContext } from "../execution/context.js";
import type { Org } from "../org.js";
import { ApexException } from "../runtime/exceptions.js";
import type { PublishedEvent } from "./published-event.js";
import { writeSubscriber } from "./subscriber-rows.js";
import type { Subscription } from "./subscription.js";

/** Most events one run of a trigger gets. */
export const BATCH_SIZE = 2_000;
/** After so many retries a trigger that throws RetryableException stops until someone resumes it. */
export const MAXIMUM_RETRIES = 9;

/**
 * Runs one trigger over the next batch of its events as Automated Process (or the configured user). A resume checkpoint keeps what follows it for a
 * new run; RetryableException rolls back and gives the same events again, at most nine times; any other exception loses the batch unless a checkpoint
 * was set. Source: "Platform Events: Retry Event Triggers", "Resume".
 */
export function deliverBatch(org: Org, subscription: Subscription, insideTest: boolean): void {
  const batch = subscription.waiting.splice(0, BATCH_SIZE);
  const context: EventTriggerContext = {
    resumeCheckpoint: null,
    retries: subscription.retries,
    lastError: subscription.lastError,
  };
  let thrown: unknown = null;
  try {
    runAsTransaction(
      org,
      { user: org.eventTriggerUser(subscription.trigger.name), entry: "event", regime: "sync" },
      (execution) => {
        const frame = createdTriggerFrame(batch, subscription.trigger.object, context);
        execution.triggerStack.push(frame);
        try {
          subscription.trigger.run();
        } catch (error) {
          // Everything before a checkpoint is kept, whatever is thrown after it.
          if (context.resumeCheckpoint === null || isRetryable(error)) throw error;
          thrown = error;
          execution.frames.unwind(0);
        } finally {
          execution.triggerStack.pop();
        }
      },
      insideTest,
    );
    finishBatch(subscription, batch, context.resumeCheckpoint);
    if (thrown !== null) org.reportFailure(`Event trigger ${subscription.trigger.name}`, thrown);
  } catch (error) {
    retryOrDrop(org, subscription, batch, error, insideTest);
  }
  writeSubscriber(org, subscription);
}

function finishBatch(subscription: Subscription, batch: PublishedEvent[], checkpoint: string | null): void {
  const resumeAt = checkpoint === null ? batch.length : batch.findIndex((event) => event.replayId === checkpoint) + 1;
  subscription.waiting.unshift(...batch.slice(resumeAt));
  subscription.position = batch[resumeAt - 1]?.replayId ?? subscription.position;
  subscription.retries = 0;
  subscription.lastError = null;
}

function retryOrDrop(
  org: Org,
  subscription: Subscription,
  batch: PublishedEvent[],
  error: unknown,
  insideTest: boolean,
): void {
  subscription.lastError = error instanceof ApexException ? (error.message ?? "") : String(error);
  if (isRetryable(error)) {
    subscription.waiting.unshift(...batch);
    subscription.retries++;
    if (subscription.retries > MAXIMUM_RETRIES) subscription.status = "Error";
    return;
  }
  subscription.position = batch[batch.length - 1]?.replayId ?? subscription.position;
  subscription.retries = 0;
  if (!insideTest) org.reportFailure(`Event trigger ${subscription.trigger.name}`, error);
}

function isRetryable(error: unknown): boolean {
  return error instanceof ApexException && error.typeName.toLowerCase() === "eventbus.retryableexception";
}
