import { definePlainClass, type PlainObject } from "./plain-class.js";

const assignmentRuleHeader = definePlainClass("Database.DMLOptions.AssignmentRuleHeader", [
  "Id assignmentRuleId",
  "Boolean useDefaultRule",
]);
const duplicateRuleHeader = definePlainClass("Database.DMLOptions.DuplicateRuleHeader", [
  "Boolean allowSave",
  "Boolean runAsCurrentUser",
]);
const emailHeader = definePlainClass("Database.DMLOptions.EmailHeader", [
  "Boolean triggerAutoResponseEmail",
  "Boolean triggerOtherEmail",
  "Boolean triggerUserEmail",
]);

const create = definePlainClass(
  "Database.DMLOptions",
  [
    "Boolean allowFieldTruncation",
    "Database.DMLOptions.AssignmentRuleHeader assignmentRuleHeader",
    "Database.DMLOptions.DuplicateRuleHeader duplicateRuleHeader",
    "Database.DMLOptions.EmailHeader emailHeader",
    "String localeOptions",
    "Boolean optAllOrNone",
  ],
  { constructors: { "()": () => dmlOptions() } },
);

/** New options; the headers are there, with nothing set in them. */
export function dmlOptions(): PlainObject {
  return create({
    assignmentRuleHeader: assignmentRuleHeader(),
    duplicateRuleHeader: duplicateRuleHeader(),
    emailHeader: emailHeader(),
  });
}
