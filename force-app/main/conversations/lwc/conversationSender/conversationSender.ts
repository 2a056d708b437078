import type { Sender } from "apex/types";
import getSender from "@salesforce/apex/ReplyController.getSender";

/** By the record of the page; what is asked and has no answer yet counts as well. */
const known = new Map<string, Promise<Sender>>();

/**
 * In whose name the reader answers on a record's page. Asked once for a page, and again as long as nobody can answer:
 * somebody may be about to change that. Leave out the conversation for one that is about to begin.
 */
export async function senderOn(recordId: string, conversationRecordId = ""): Promise<Sender> {
  const asked = known.get(recordId) ?? getSender({ recordId, conversationRecordId });
  known.set(recordId, asked);
  try {
    const sender = await asked;
    if (sender.state !== "ready") known.delete(recordId);
    return sender;
  } catch (error) {
    known.delete(recordId);
    throw error;
  }
}
