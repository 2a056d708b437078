import type { Ownership } from "apex/types";
import becauseIgnored from "@salesforce/label/c.Ownership_Because_Ignored";
import becauseInactive from "@salesforce/label/c.Ownership_Because_Inactive";
import becauseLeft from "@salesforce/label/c.Ownership_Because_Left";
import becauseNoTeammate from "@salesforce/label/c.Ownership_Because_No_Teammate";
import becauseQueue from "@salesforce/label/c.Ownership_Because_Queue";
import byAccount from "@salesforce/label/c.Ownership_By_Account";
import byContact from "@salesforce/label/c.Ownership_By_Contact";
import byFallback from "@salesforce/label/c.Ownership_By_Fallback";
import byLead from "@salesforce/label/c.Ownership_By_Lead";
import passedOver from "@salesforce/label/c.Ownership_Passed_Over";
import { fill } from "c/labelText";

const reasons = new Map([
  ["account", byAccount],
  ["contact", byContact],
  ["lead", byLead],
  ["fallback", byFallback],
]);

const problems = new Map([
  ["queue", becauseQueue],
  ["inactive", becauseInactive],
  ["ignored", becauseIgnored],
  ["left", becauseLeft],
  ["noTeammate", becauseNoTeammate],
]);

/** Who decided the owner; empty when nobody did. */
export function reasonOf(ownership: Ownership | null | undefined): string {
  return reasons.get(ownership?.step ?? "") ?? "";
}

/** Owners who were asked first and could not decide, each with the reason; empty when there are none. */
export function passedOverOf(ownership: Ownership | null | undefined): string {
  const parts = (ownership?.passedOver ?? []).map((pair) => {
    const [step = "", problem = ""] = pair.split(":");
    return fill(problems.get(problem) ?? "{0}", reasons.get(step) ?? step);
  });
  return parts.length > 0 ? fill(passedOver, parts.join("; ")) : "";
}
