import begun from "@salesforce/label/c.Start_Begun";
import channel from "@salesforce/label/c.Start_Channel";
import email from "@salesforce/label/c.Start_Email";
import failed from "@salesforce/label/c.Composer_Failed";
import messenger from "@salesforce/label/c.Start_Messenger";
import notPossible from "@salesforce/label/c.Composer_Not_Possible";
import open from "@salesforce/label/c.Start_Open";
import replyAs from "@salesforce/label/c.Start_As";
import send from "@salesforce/label/c.Composer_Send";
import subject from "@salesforce/label/c.Start_Subject";
import text from "@salesforce/label/c.Start_Text";

export const labels = { begun, channel, failed, notPossible, open, replyAs, send, subject, text };

export const channels = [
  { label: messenger, value: "messenger" },
  { label: email, value: "email" },
];
