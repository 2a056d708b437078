import deletedMessage from "@salesforce/label/c.Message_Deleted";
import emptyMessage from "@salesforce/label/c.Message_Empty";
import emptyTranscript from "@salesforce/label/c.Transcript_Empty";
import internalNote from "@salesforce/label/c.Message_Internal_Note";
import openInIntercom from "@salesforce/label/c.Open_In_Intercom";
import shortened from "@salesforce/label/c.Message_Shortened";
import showEarlier from "@salesforce/label/c.Transcript_Show_Earlier";

export const labels = {
  deletedMessage,
  emptyMessage,
  emptyTranscript,
  internalNote,
  openInIntercom,
  shortened,
  showEarlier,
};
