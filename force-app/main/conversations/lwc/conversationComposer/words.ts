import type { Sender } from "apex/types";
import addNote from "@salesforce/label/c.Composer_Add_Note";
import empty from "@salesforce/label/c.Composer_Empty";
import failed from "@salesforce/label/c.Composer_Failed";
import kind from "@salesforce/label/c.Composer_Kind";
import label from "@salesforce/label/c.Composer_Label";
import note from "@salesforce/label/c.Composer_Note";
import noteAs from "@salesforce/label/c.Composer_Note_As";
import noteSeen from "@salesforce/label/c.Composer_Note_Seen";
import noteSent from "@salesforce/label/c.Message_Note_Sent";
import noteText from "@salesforce/label/c.Composer_Note_Text";
import notPossible from "@salesforce/label/c.Composer_Not_Possible";
import reply from "@salesforce/label/c.Composer_Reply";
import replyAs from "@salesforce/label/c.Composer_Reply_As";
import replyText from "@salesforce/label/c.Composer_Reply_Text";
import send from "@salesforce/label/c.Composer_Send";
import sent from "@salesforce/label/c.Message_Sent";
import shortcut from "@salesforce/label/c.Composer_Shortcut";
import wait from "@salesforce/label/c.Composer_Wait";
import type { MessageKind } from "c/conversationDrafts";
import { fill } from "c/labelText";

export { empty, noteSent, sent, wait };

export const labels = { failed, kind, label, noteSeen, notPossible, shortcut };

/** What the composer says about itself, by kind of message. */
export interface Words {
  isNote: boolean;
  className: string;
  box: string;
  button: string;
  identity: string;
  kinds: { label: string; value: MessageKind }[];
}

const kinds: Words["kinds"] = [
  { label: reply, value: "reply" },
  { label: note, value: "note" },
];

export function wordsFor(kindOfMessage: MessageKind, sender: Sender | null): Words {
  const name = sender?.teammateName ?? "";
  return kindOfMessage === "note"
    ? { kinds, isNote: true, className: "box note", box: noteText, button: addNote, identity: fill(noteAs, name) }
    : { kinds, isNote: false, className: "box", box: replyText, button: send, identity: fill(replyAs, name) };
}
