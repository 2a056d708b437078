import { BooleanFilter } from "../database/duplicates.js";

/** Whether numbered conditions hold together: `and`, `or`, or a formula over their numbers (`1 AND (2 OR NOT 3)`). */
export function conditionsHold(logic: string | null, results: readonly boolean[]): boolean {
  const text = (logic ?? "and").trim().toLowerCase();
  if (text === "and" || text === "") return results.every(Boolean);
  return text === "or" ? results.some(Boolean) : new BooleanFilter(text, results).value();
}
