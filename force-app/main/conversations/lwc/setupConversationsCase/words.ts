import commentsOff from "@salesforce/label/c.Rules_Case_Comments_Off";
import commentsPrivate from "@salesforce/label/c.Rules_Case_Comments_Private";
import commentsPublished from "@salesforce/label/c.Rules_Case_Comments_Published";
import followBoth from "@salesforce/label/c.Rules_Case_Follow_Both";
import followNone from "@salesforce/label/c.Rules_Case_Follow_None";
import followToCase from "@salesforce/label/c.Rules_Case_Follow_To_Case";
import followToIntercom from "@salesforce/label/c.Rules_Case_Follow_To_Intercom";
import reopenedLeave from "@salesforce/label/c.Rules_Case_Reopened_Leave";
import reopenedNew from "@salesforce/label/c.Rules_Case_Reopened_New";
import reopenedReopen from "@salesforce/label/c.Rules_Case_Reopened_Reopen";
import subjectMessage from "@salesforce/label/c.Rules_Case_Subject_Message";
import subjectPerson from "@salesforce/label/c.Rules_Case_Subject_Person";
import subjectSubject from "@salesforce/label/c.Rules_Case_Subject_Subject";
import type { Word } from "c/ruleParts";

/** Where the subject of a case comes from. */
export const subjects: Word[] = [
  { value: "subject", label: subjectSubject },
  { value: "message", label: subjectMessage },
  { value: "person", label: subjectPerson },
];

/** Which of the two follows the other. */
export const following: Word[] = [
  { value: "none", label: followNone },
  { value: "toCase", label: followToCase },
  { value: "toIntercom", label: followToIntercom },
  { value: "both", label: followBoth },
];

/** What becomes of a closed case when its conversation goes on. */
export const reopening: Word[] = [
  { value: "leave", label: reopenedLeave },
  { value: "reopen", label: reopenedReopen },
  { value: "new", label: reopenedNew },
];

/** What becomes of messages that come later. */
export const commenting: Word[] = [
  { value: "off", label: commentsOff },
  { value: "private", label: commentsPrivate },
  { value: "published", label: commentsPublished },
];
