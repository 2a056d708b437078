import type { Ownership } from "apex/types";
import { passedOverOf, reasonOf } from "c/ownershipReasons";

const ownership = (values: Partial<Ownership>): Ownership => ({ passedOver: [], ...values });

describe("ownershipReasons", () => {
  it.each([
    ["account", "Owner of the account"],
    ["fallback", "Fallback, because no owner matched"],
    [null, ""],
  ])("says who decided: %s", (step, words) => {
    expect(reasonOf(ownership({ step }))).toBe(words);
  });

  it("says who was asked first, and why they could not decide", () => {
    expect(passedOverOf(ownership({ passedOver: ["account:inactive", "contact:other"] }))).toBe(
      "Passed over: Owner of the account (not active); Owner of the contact.",
    );
  });

  it("says nothing when there is nothing to say", () => {
    expect(passedOverOf(ownership({}))).toBe("");
    expect(reasonOf(null) + passedOverOf(null)).toBe("");
  });
});
