import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { evaluateFilter, isVisible, recordFieldsOf, type VisibilityContext } from "./modules/data/visibility.js";

const context: VisibilityContext = {
  record: (field) => ({ Status: "Open", "Account.Industry": "Media", Amount: 40 })[field],
  user: (path) => (path === "Profile.Name" ? "Standard User" : undefined),
  hasCustomPermission: (name) => name === "May",
  hasStandardPermission: () => false,
  formFactor: "Large",
};
const rule = (
  left: string,
  operator: string,
  right: string,
  filter: string | null = null,
): Parameters<typeof isVisible>[0] => ({ filter, criteria: [{ left, operator, right }] });

describe("visibility rules", () => {
  it("compare fields, users, permissions and the device", () => {
    assert.equal(isVisible(null, context), true);
    assert.equal(isVisible(rule("{!Record.Status}", "EQUAL", "open"), context), true);
    assert.equal(isVisible(rule("{!Record.Account.Industry}", "CONTAINS", "retail"), context), false);
    assert.equal(isVisible(rule("{!Record.Amount}", "GE", "40"), context), true);
    assert.equal(isVisible(rule("{!Record.Missing}", "NE", ""), context), false);
    assert.equal(isVisible(rule("{!$User.Profile.Name}", "EQUAL", "Standard User"), context), true);
    assert.equal(isVisible(rule("{!$Permission.CustomPermission.May}", "EQUAL", "true"), context), true);
    assert.equal(isVisible(rule("{!$Client.FormFactor}", "EQUAL", "Small"), context), false);
  });

  it("refuse what they do not know", () => {
    assert.throws(
      () => isVisible(rule("{!$Organization.Name}", "EQUAL", "x"), context),
      /asks for \{!\$Organization\.Name\}/,
    );
    assert.throws(() => isVisible(rule("{!Record.Status}", "LIKE", "x"), context), /operator LIKE/);
  });

  it("combine criteria as their filter says", () => {
    assert.equal(evaluateFilter("1 AND (2 OR 3)", [true, false, true]), true);
    assert.equal(evaluateFilter("1 AND 2 OR 3", [false, false, true]), true);
    assert.equal(evaluateFilter("(1 OR 2) AND NOT 3", [true, false, true]), false);
    assert.throws(() => evaluateFilter("1 AND 9", [true]), /names criterion 9/);
    assert.throws(() => evaluateFilter("(1 OR 2", [true, true]), /closing parenthesis/);
  });

  it("name the fields they need", () => {
    assert.deepEqual(
      recordFieldsOf([rule("{!Record.Account.Industry}", "EQUAL", "x"), null, rule("{!$User.Id}", "EQUAL", "x")]),
      ["Account.Industry"],
    );
  });
});
