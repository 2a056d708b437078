import SetupFieldsObject from "c/setupFieldsObject";
import type { FieldMappingPage } from "apex/types";
import getPage from "@salesforce/apex/FieldMappingController.getPage";
import getProgress from "@salesforce/apex/FieldMappingController.getProgress";
import samplePeople from "@salesforce/apex/FieldMappingController.samplePeople";
import type { FieldDesk } from "c/fieldDesk";
import { apexError, find, findAll, mount, settled } from "test/support";
import { attribute, mapping, page } from "../../../../../../config/jest.fields";

async function show(values: Partial<FieldMappingPage> = {}) {
  jest.mocked(getPage).mockResolvedValue(page(values));
  return mount("c-setup-fields-object", SetupFieldsObject, { objectName: "Contact" });
}

async function tell(element: HTMLElement, selector: string, name: string, detail?: unknown): Promise<void> {
  find(element, selector).dispatchEvent(new CustomEvent(name, { detail }));
  await settled();
}

type Table = HTMLElement & { drafts: { attributeName: string; rule: string }[] };
const TABLE = "c-setup-fields-table";
const STARTERS = "c-setup-fields-starters";
const FOOTER = "c-setup-fields-footer";

describe("c-setup-fields-object", () => {
  beforeEach(() => {
    jest.mocked(samplePeople).mockResolvedValue([]);
    jest.mocked(getProgress).mockResolvedValue(null as never);
  });

  it("shows grey shapes while it is read", async () => {
    jest.mocked(getPage).mockReturnValue(new Promise(() => undefined));
    const element = await mount("c-setup-fields-object", SetupFieldsObject);

    expect(findAll(element, "c-loading-stencil")).toHaveLength(1);
    await expect(element).toBeAccessible();
  });

  it("says that it could not be read, and tries again", async () => {
    jest.mocked(getPage).mockRejectedValueOnce(apexError("Not now."));
    const element = await mount("c-setup-fields-object", SetupFieldsObject);
    expect(find<HTMLElement & { message: string }>(element, "c-error-panel").message).toBe("Not now.");
    await expect(element).toBeAccessible();

    jest.mocked(getPage).mockResolvedValue(page());
    await tell(element, "c-error-panel", "retry");

    expect(findAll(element, TABLE)).toHaveLength(1);
  });

  it.each([
    [{ canConfigure: false }, "Only administrators of Intercom"],
    [{ connected: false }, "Connect Intercom under Start"],
  ])("explains that there is nothing: %j", async (values, expected) => {
    const element = await show({ ...values, mappings: [] });

    expect(find<HTMLElement & { body: string }>(element, "c-empty-state").body).toContain(expected);
    expect(findAll(element, TABLE)).toHaveLength(0);
    await expect(element).toBeAccessible();
  });

  it("shows the mappings, without a footer while nothing is edited", async () => {
    const element = await show({ mappings: [mapping("phone")] });

    expect(find<Table>(element, TABLE).drafts).toHaveLength(1);
    expect(findAll(element, FOOTER)).toHaveLength(0);
    await expect(element).toBeAccessible();
  }, 30_000);

  it("proposes what to start with, and maps nothing before somebody says so", async () => {
    const starters = [mapping("phone", { fieldPath: "Phone" })];
    const element = await show({ mappings: [], starters });
    expect(findAll(element, STARTERS)).toHaveLength(1);
    expect(find<Table>(element, TABLE).drafts).toHaveLength(0);

    await tell(element, STARTERS, "take", starters);

    expect(find<Table>(element, TABLE).drafts).toHaveLength(1);
    expect(findAll(element, FOOTER)).toHaveLength(1);
    expect(findAll(element, STARTERS)).toHaveLength(0);
  });

  it("goes on proposing what is not used after others were mapped, until that is dismissed", async () => {
    const element = await show({ mappings: [mapping("phone")], starters: [mapping("custom_attributes.job")] });
    expect(findAll(element, STARTERS)).toHaveLength(1);

    await tell(element, STARTERS, "dismissed");

    expect(findAll(element, STARTERS)).toHaveLength(0);
    expect(findAll(element, FOOTER)).toHaveLength(0);
  });

  it("proposes nothing that was dismissed before", async () => {
    const element = await show({ startersDismissed: true, starters: [mapping("created_at")] });

    expect(findAll(element, STARTERS)).toHaveLength(0);
  });

  it("keeps edits until they are saved, and says how many there are", async () => {
    const element = await show();
    const counts: unknown[] = [];
    element.addEventListener("unsaved", (event) => counts.push((event as CustomEvent).detail));

    await tell(element, TABLE, "edit", { key: "phone", changes: { rule: "Latest Wins" } });
    await tell(element, TABLE, "remove", { key: "custom_attributes.job" });
    await tell(element, TABLE, "add", { key: "created_at" });

    expect(counts).toEqual([1, 2, 3].map((count) => ({ count, ready: true })));
  });

  it("asks what becomes of linked records once edits are saved", async () => {
    const element = await show();
    const moved = jest.fn((event: Event) => (event as CustomEvent).detail as unknown);
    element.addEventListener("moved", moved);
    await tell(element, TABLE, "edit", { key: "phone", changes: { rule: "Latest Wins" } });

    await tell(element, FOOTER, "saved", { saved: true, version: 5, linkedRecords: 3 });
    expect(moved).toHaveReturnedWith({ from: 4, to: 5 });
    expect(findAll(element, FOOTER)).toHaveLength(0);
    const apply = find<HTMLElement & { outcome: unknown }>(element, "c-setup-fields-apply");
    expect(apply.outcome).toMatchObject({ linkedRecords: 3 });
    await tell(element, "c-setup-fields-apply", "close");

    expect(apply.outcome).toBeNull();
  });

  it("takes over what the footer made of the edits, and another count of saves", async () => {
    const element = await show();
    await tell(element, TABLE, "edit", { key: "phone", changes: { rule: "Latest Wins" } });

    element.moveOn(4, 9);
    await settled();
    const footer = find<HTMLElement & { desk: FieldDesk }>(element, FOOTER);
    expect(footer.desk.page.version).toBe(9);
    await tell(element, FOOTER, "desk", footer.desk.cancel());

    expect(findAll(element, FOOTER)).toHaveLength(0);
  });

  it("maps an attribute that was just made in Intercom", async () => {
    const element = await show();

    await tell(element, TABLE, "create");
    expect(findAll(element, "c-setup-fields-create")).toHaveLength(1);
    await tell(element, "c-setup-fields-create", "created", attribute("custom_attributes.seats"));

    expect(findAll(element, "c-setup-fields-create")).toHaveLength(0);
    expect(find<Table>(element, TABLE).drafts.at(-1)!.attributeName).toBe("custom_attributes.seats");
  });

  it("shows the values of a person", async () => {
    const element = await show();
    const sample = { linkId: "a01A", name: "Jane", attributes: { phone: "1" }, fields: {} };

    await tell(element, "c-setup-fields-person", "sample", sample);

    expect(find<HTMLElement & { samples: unknown }>(element, TABLE).samples).toEqual(sample);
  });
});
