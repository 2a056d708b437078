import { detailsOf } from "c/ruleDetails";
import { sentenceOf } from "c/ruleSentence";
import { choices, rule } from "../../../../../../config/jest.rules";

const conditions = (...list: [string, string, string[]][]) =>
  list.map(([field, operator, values]) => ({ field, operator, values }));
const say = (values: Parameters<typeof rule>[1], association = "Contact Roles") =>
  sentenceOf(rule("one", values), association, choices());

describe("ruleSentence", () => {
  it("says when, on what condition, and what", () => {
    expect(say({})).toBe(
      "When a conversation is closed and it is tagged Demo, log a task on the contact or lead and one on each of its open opportunities.",
    );
  });

  it.each([
    ["Account", "the contact or lead and one on each open opportunity of the account."],
    ["Most Recent", "the contact or lead and one on the newest open opportunity."],
    ["Off", "log a task on the contact or lead."],
  ])("names the opportunities of %s", (association, end) => {
    expect(say({}, association)).toMatch(new RegExp(`${end.replace(".", "\\.")}$`));
  });

  it("names several values and several conditions", () => {
    const several = conditions(["tag", "is not", ["Demo", "Billing"]], ["team", "is", ["7", "none"]]);

    expect(say({ event: "Updated", conditions: several }, "Off")).toBe(
      "Whenever a conversation begins or changes and it is not tagged Demo or Billing and it is with Sales or no team, " +
        "log a task on the contact or lead.",
    );
  });

  it.each([
    ["team", "is not", ["7"], "it is not with Sales"],
    ["assignee", "is", ["none"], "it is assigned to nobody"],
    ["assignee", "is not", ["11"], "it is not assigned to Ana Ruiz"],
    ["assignee", "is", ["99"], "it is assigned to 99 (not in Intercom any more)"],
    ["state", "is", ["open", "snoozed"], "it is open or snoozed"],
    ["state", "is not", ["closed"], "it is not closed"],
    ["priority", "is", ["high"], "its priority is high"],
    ["priority", "is not", ["none"], "its priority is not none"],
    ["channel", "is", ["email"], "it came by Email"],
    ["channel", "is not", ["conversation"], "it did not come by Messenger"],
    ["person", "is", ["linked"], "its person is known in Salesforce"],
    ["person", "is not", ["unknown"], "its person is not unknown in Salesforce"],
    ["tag", "is", [], "it is tagged …"],
  ])("says %s %s %j", (field, operator, values, phrase) => {
    expect(say({ kind: "Store", conditions: conditions([field, operator, values]) })).toBe(
      `Store a conversation if ${phrase}.`,
    );
  });

  it("says what is stored without conditions, and what becomes a case", () => {
    expect(say({ kind: "Store", conditions: [] })).toBe("Store every conversation.");
    expect(say({ kind: "Case", event: "Created", conditions: [] })).toBe("When a conversation begins, make a case.");
  });

  it("says what is not the usual", () => {
    expect(detailsOf(rule("one"))).toEqual([]);
    expect(
      detailsOf(rule("one", { taskOptions: { relatedTo: "account", includeNotes: true, history: true } })),
    ).toEqual([
      "Related to the account of the contact",
      "With internal notes",
      "Also conversations from before the rule was saved",
    ]);
    const caseOptions = {
      ...{ subject: "subject", follow: "both", statuses: {}, reopened: "leave", comments: "private" },
      ...{ includeNotes: true, emails: true, history: true },
    };
    expect(detailsOf(rule("one", { kind: "Case", caseOptions }))).toEqual([
      "Case and conversation follow each other",
      "Later messages become comments that only users see",
      "With internal notes",
      "Emails about cases are sent",
      "Also conversations from before the rule was saved",
    ]);
    expect(detailsOf(rule("one", { kind: "Case", caseOptions: { ...caseOptions, comments: "off" } }))).not.toContain(
      "With internal notes",
    );
  });
});
