import { flowFault } from "./values.js";

/**
 * Whether numbered conditions hold together: `and`, `or`, or a formula over their numbers (`1 AND (2 OR NOT 3)`).
 */
export function conditionsHold(logic: string | null, count: number, holds: (index: number) => boolean): boolean {
  const text = (logic ?? "and").trim().toLowerCase();
  const indexes = Array.from({ length: count }, (_each, index) => index);
  if (text === "and" || text === "") return indexes.every(holds);
  if (text === "or") return indexes.some(holds);
  const tokens = text.match(/\d+|and|or|not|[()]/g) ?? [];
  let at = 0;
  const either = (): boolean => {
    let result = both();
    while (tokens[at] === "or") {
      at++;
      const next = both();
      result = result || next;
    }
    return result;
  };
  const both = (): boolean => {
    let result = one();
    while (tokens[at] === "and") {
      at++;
      const next = one();
      result = result && next;
    }
    return result;
  };
  const one = (): boolean => {
    const token = tokens[at++];
    if (token === "not") return !one();
    if (token === "(") {
      const inside = either();
      at++;
      return inside;
    }
    const number = Number(token);
    if (!(number >= 1 && number <= count)) return flowFault(`The condition logic "${logic}" names no condition ${token}`);
    return holds(number - 1);
  };
  return either();
}
