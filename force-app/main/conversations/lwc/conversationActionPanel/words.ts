import assign from "@salesforce/label/c.Panel_Assign";
import cancel from "@salesforce/label/c.Panel_Cancel";
import contact from "@salesforce/label/c.Panel_Contact";
import create from "@salesforce/label/c.Panel_Lead_Create";
import findAssignee from "@salesforce/label/c.Panel_Find_Assignee";
import findTag from "@salesforce/label/c.Panel_Find_Tag";
import kindOfRecord from "@salesforce/label/c.Panel_Link_Kind";
import lead from "@salesforce/label/c.Panel_Lead";
import leadHelp from "@salesforce/label/c.Panel_Lead_Help";
import leadObject from "@salesforce/label/c.Panel_Lead_Object";
import leadRule from "@salesforce/label/c.Panel_Lead_Rule";
import link from "@salesforce/label/c.Panel_Link";
import linkButton from "@salesforce/label/c.Panel_Link_Button";
import linkHelp from "@salesforce/label/c.Panel_Link_Help";
import linkTarget from "@salesforce/label/c.Panel_Link_Target";
import loading from "@salesforce/label/c.Loading";
import me from "@salesforce/label/c.Panel_Me";
import nobody from "@salesforce/label/c.Panel_Nobody";
import snooze from "@salesforce/label/c.Panel_Snooze";
import snoozeButton from "@salesforce/label/c.Panel_Snooze_Button";
import snoozeTime from "@salesforce/label/c.Panel_Snooze_Time";
import snoozeUntil from "@salesforce/label/c.Panel_Snooze_Until";
import tags from "@salesforce/label/c.Panel_Tags";
import team from "@salesforce/label/c.Panel_Team";
import teammate from "@salesforce/label/c.Panel_Teammate";

export { me, nobody, team, teammate };

export const titles = { assign, lead, link, snooze, tags };

export const objects = [
  { label: contact, value: "Contact" },
  { label: leadObject, value: "Lead" },
];

export const labels = {
  cancel,
  create,
  findAssignee,
  findTag,
  kindOfRecord,
  leadHelp,
  leadRule,
  linkButton,
  linkHelp,
  linkTarget,
  loading,
  snoozeButton,
  snoozeTime,
  snoozeUntil,
};
