import { changesOf, isSame, keyOf, rebase, valueMapOf, valuePairs } from "c/fieldMapping";
import { mapping } from "../../../../../../config/jest.fields";

const [job, phone, plan] = [mapping("job"), mapping("phone"), mapping("plan")];

describe("c/fieldMapping", () => {
  it("sees what would be saved", () => {
    const edited = { ...phone, rule: "Latest Wins" };

    const { changed, removed } = changesOf([job, phone], [edited, plan]);

    expect(changed).toEqual([edited, plan]);
    expect(removed).toEqual([job]);
  });

  it("takes what was never said for the same as nothing", () => {
    const { staticValue, ...rest } = phone;

    expect(staticValue).toBeNull();
    expect(isSame(phone, rest)).toBe(true);
    expect(isSame(phone, { ...phone, problem: "paused" })).toBe(true);
    expect(isSame(phone, { ...phone, blankMayOverwrite: true })).toBe(false);
  });

  it.each([
    ["theirs where only they changed", [phone], [{ ...phone, rule: "Latest Wins" }], "Latest Wins", []],
    ["mine where only I changed", [{ ...phone, rule: "Intercom Wins" }], [phone], "Intercom Wins", []],
    [
      "mine where both changed, and says so",
      [{ ...phone, rule: "Intercom Wins" }],
      [{ ...phone, rule: "Latest Wins" }],
      "Intercom Wins",
      ["phone"],
    ],
    [
      "no clash where both did the same",
      [{ ...phone, rule: "Latest Wins" }],
      [{ ...phone, rule: "Latest Wins" }],
      "Latest Wins",
      [],
    ],
  ])("keeps %s", (_, mine, theirs, rule, clashes) => {
    const result = rebase([phone], mine, theirs);

    expect(result.drafts.map((item) => item.rule)).toEqual([rule]);
    expect(result.clashes).toEqual(clashes);
  });

  it("keeps what either of two added, and what either removed stays removed", () => {
    expect(rebase([job, phone], [phone, plan], [job]).drafts.map(keyOf)).toEqual(["plan"]);
    expect(rebase([job], [job], [job, phone]).drafts.map(keyOf)).toEqual(["job", "phone"]);
  });

  it("says when they removed what I changed", () => {
    const result = rebase([phone], [{ ...phone, rule: "Latest Wins" }], []);

    expect(result.drafts).toHaveLength(1);
    expect(result.clashes).toEqual(["phone"]);
  });

  it("reads and writes value maps", () => {
    const pairs = valuePairs('{"Hot":"hot","Cold":"cold"}');
    pairs.set("Cold", "");

    expect(valueMapOf(pairs)).toBe('{"Hot":"hot"}');
    expect(valueMapOf(new Map([["Hot", ""]]))).toBeNull();
    expect(valuePairs(null).size).toBe(0);
  });
});
