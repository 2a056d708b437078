import { attributeChoices, fieldChoices, fittingRule } from "c/fieldChoices";
import { FieldDesk } from "c/fieldDesk";
import { keyOf } from "c/fieldMapping";
import { attribute, field, mapping, page } from "../../../../../../config/jest.fields";

const JOB = "custom_attributes.job";

describe("c/fieldDesk", () => {
  it("begins without edits, and knows what is paused", () => {
    const desk = FieldDesk.of(page());

    expect(desk.count).toBe(0);
    expect([...desk.issues]).toEqual([[JOB, "The field was given another type."]]);
    expect([...desk.first]).toEqual([JOB]);
  });

  it("counts edits, and forgets them", () => {
    const desk = FieldDesk.of(page()).edit("phone", { rule: "Latest Wins" }).remove(JOB).add("created_at");

    expect(desk.count).toBe(3);
    expect([...desk.changedKeys]).toEqual(["phone", "created_at"]);
    expect(desk.cancel().count).toBe(0);
    expect(desk.cancel().drafts).toHaveLength(3);
  });

  it("finds what does not fit before it is saved", () => {
    const desk = FieldDesk.of(page({ mappings: [] }));
    const issueOf = (values: Parameters<typeof mapping>[1], name = "phone") =>
      desk.take([mapping(name, values)]).issues.get(name);

    expect(issueOf({ fieldPath: null })).toContain("Choose a field");
    expect(issueOf({ fieldPath: "Gone__c" })).toContain("does not exist");
    expect(issueOf({ fieldPath: "Account.Name" })).toBeUndefined();
    expect(issueOf({ fieldPath: "Account.Name", rule: "Latest Wins" })).toBe("Nobody can write the field.");
    expect(issueOf({ fieldPath: "MailingAddress" })).toBe("It holds no value.");
    expect(issueOf({}, "created_at")).toContain("Intercom sets this attribute itself");
    expect(issueOf({ rule: "Intercom Wins" }, "created_at")).toBeUndefined();
    expect(issueOf({ fieldPath: null, staticValue: "VIP" })).toBeUndefined();
    expect(issueOf({ fieldPath: null, staticValue: "VIP", rule: "Latest Wins" })).toContain("fixed value");
    expect(issueOf({}, "gone")).toContain("no such attribute");
    expect(issueOf({}, "custom_attributes.new")).toBeUndefined();
    expect(issueOf({ fieldPath: "Gone__c", active: false })).toBeUndefined();
  });

  it("shows why the server refused until the row is changed", () => {
    const refused = FieldDesk.of(page()).refuse([{ attributeName: "phone", text: "Too long." }]);

    expect(refused.issues.get("phone")).toBe("Too long.");
    expect(refused.edit("phone", { rule: "Latest Wins" }).issues.get("phone")).toBeUndefined();
  });

  it("is without edits again once they are saved", () => {
    const desk = FieldDesk.of(page()).edit("phone", { rule: "Latest Wins" }).save(5);

    expect(desk.count).toBe(0);
    expect(desk.page.version).toBe(5);
    expect(desk.drafts[0].rule).toBe("Latest Wins");
  });

  it("puts edits on top of what somebody else saved", () => {
    const theirs = page({ version: 5, mappings: [mapping("phone", { rule: "Intercom Wins" }), mapping("created_at")] });

    const desk = FieldDesk.of(page()).edit("phone", { rule: "Latest Wins" }).rebase(theirs);

    expect(desk.page.version).toBe(5);
    expect(desk.drafts.map((item) => [keyOf(item), item.rule])).toEqual([
      ["phone", "Latest Wins"],
      ["created_at", "Salesforce Wins"],
    ]);
    expect(desk.clashes).toEqual(["phone"]);
  });

  it("takes only its own saves for known", () => {
    expect(FieldDesk.of(page()).moveOn(4, 5).page.version).toBe(5);
    expect(FieldDesk.of(page()).moveOn(3, 4).page.version).toBe(4);
  });

  it("proposes what is not mapped, and maps a new attribute", () => {
    const desk = FieldDesk.of(page({ mappings: [], starters: [mapping("phone"), mapping(JOB)] }));
    expect(desk.starters).toHaveLength(2);
    expect(desk.take([mapping("phone")]).starters.map(keyOf)).toEqual([JOB]);

    const created = desk.create(attribute("custom_attributes.seats", { type: "integer" }));
    expect(created.drafts[0]).toMatchObject({ attributeName: "custom_attributes.seats", attributeType: "integer" });
    expect(created.page.customAttributes).toBe(13);
  });

  it("offers every field, with the reason where it fits under no rule", () => {
    const { refusals } = FieldDesk.of(page());
    const choices = fieldChoices(mapping("phone"), refusals);

    expect(choices.map(({ value }) => value)).toEqual([
      "Phone",
      "MailingAddress",
      "Plan__c",
      "ReportsToId",
      "Title",
      "Account.Name",
    ]);
    expect(choices.filter(({ refusal }) => refusal).map(({ value, refusal }) => [value, refusal])).toEqual([
      ["MailingAddress", "It holds no value."],
    ]);
    expect(fittingRule(mapping("phone", { rule: "Latest Wins" }), "Account.Name", refusals)).toBe("Salesforce Wins");
    expect(fittingRule(mapping("phone", { rule: "Latest Wins" }), "Title", refusals)).toBe("Latest Wins");
  });

  it("offers every attribute, with the reason where it cannot be added", () => {
    const desk = FieldDesk.of(page());
    const refused = attributeChoices(desk.refusals, desk.drafts).filter(({ refusal }) => refusal);

    expect(refused.map(({ label, refusal }) => `${label}: ${refusal}`)).toEqual([
      "Phone: It is mapped already.",
      "Job title: It is mapped already.",
      "Old: It is archived in Intercom.",
      "Plan: It is mapped already.",
    ]);
  });

  it("stays quick with 300 attributes and 800 fields", () => {
    const attributes = Array.from({ length: 300 }, (_, index) => attribute(`custom_attributes.a${index}`));
    const fields = Array.from({ length: 800 }, (_, index) => field(`Field_${index}__c`));
    const mappings = attributes.map(({ name }, index) => mapping(name!, { fieldPath: `Field_${index}__c` }));
    const started = performance.now();

    let desk = FieldDesk.of(page({ attributes, fields, mappings }));
    for (let edit = 0; edit < 20; edit += 1) desk = desk.edit(`custom_attributes.a${edit}`, { rule: "Latest Wins" });
    expect(fieldChoices(desk.drafts[0], desk.refusals)).toHaveLength(800);

    expect(desk.count).toBe(20);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
