import type { SendResult } from "apex/types";
import begin from "@salesforce/apex/ReplyController.begin";
import discard from "@salesforce/apex/ReplyController.discard";
import look from "@salesforce/apex/ReplyController.look";
import send from "@salesforce/apex/ReplyController.send";
import type { DeliveryServer } from "c/messageDelivery";

/** Delivers to one conversation. */
export function replyServer(recordId: string, conversationRecordId: string): DeliveryServer<SendResult> {
  const subject = { recordId, conversationRecordId };
  return {
    begin: ({ clientKey, kind, text, attachmentUrls }) => begin({ ...subject, clientKey, kind, text, attachmentUrls }),
    send: (clientKey, sendToken) => send({ ...subject, clientKey, sendToken }),
    look: (clientKey) => look({ ...subject, clientKey }),
    discard: (clientKey) => discard({ ...subject, clientKey }),
  };
}
