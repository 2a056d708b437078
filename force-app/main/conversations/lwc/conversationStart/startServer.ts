import type { StartResult } from "apex/types";
import begin from "@salesforce/apex/ConversationStartController.begin";
import discard from "@salesforce/apex/ConversationStartController.discard";
import look from "@salesforce/apex/ConversationStartController.look";
import send from "@salesforce/apex/ConversationStartController.send";
import type { DeliveryServer } from "c/messageDelivery";

/** Begins a conversation with one contact or lead. */
export function startServer(recordId: string): DeliveryServer<StartResult> {
  return {
    begin: ({ clientKey, channel = "messenger", subject = "", text }) =>
      begin({ recordId, clientKey, channel, subject, text }),
    send: (clientKey, sendToken) => send({ recordId, clientKey, sendToken }),
    look: (clientKey) => look({ recordId, clientKey }),
    discard: (clientKey) => discard({ recordId, clientKey }),
  };
}
