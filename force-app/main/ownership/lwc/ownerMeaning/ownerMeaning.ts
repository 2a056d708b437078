import type { OwnerRow } from "apex/types";
import byEmail from "@salesforce/label/c.Owners_By_Email";
import byHand from "@salesforce/label/c.Owners_By_Hand";
import inactive from "@salesforce/label/c.Owners_Problem_Inactive";
import left from "@salesforce/label/c.Owners_Problem_Left";
import noSeat from "@salesforce/label/c.Owners_No_Seat";
import noTeammate from "@salesforce/label/c.Owners_Problem_No_Teammate";
import onPurpose from "@salesforce/label/c.Owners_Problem_Ignored";
import queue from "@salesforce/label/c.Owners_Problem_Queue";

const problems = new Map([
  ["queue", queue],
  ["inactive", inactive],
  ["noTeammate", noTeammate],
  ["left", left],
  ["ignored", onPurpose],
]);

/** What becomes of people whom this user owns. */
export function meaningOf({ problem, hasSeat, matchedBy, teammateName }: OwnerRow): string {
  if (problem) return problems.get(problem) ?? problem;
  const how = matchedBy === "hand" ? byHand : byEmail;
  return [teammateName && `${teammateName}.`, how, !hasSeat && noSeat].filter(Boolean).join(" ");
}
