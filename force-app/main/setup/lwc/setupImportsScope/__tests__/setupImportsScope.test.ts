import SetupImportsScope from "c/setupImportsScope";
import estimate from "@salesforce/apex/ImportController.estimate";
import startImport from "@salesforce/apex/ImportController.startImport";
import { apexError, find, findAll, mount, settled, textOf } from "test/support";
import { estimate as cost, page, run } from "test/imports";

type Control = HTMLElement & { value: string; disabled: boolean };

const show = (values = {}) => mount("c-setup-imports-scope", SetupImportsScope, { page: page(values) });
const control = (element: HTMLElement, field: string): Control => find<Control>(element, `[data-field="${field}"]`);
const press = async (element: HTMLElement, id: string): Promise<void> => {
  find(element, `lightning-button[data-id="${id}"]`).click();
  await settled();
};

async function choose(element: HTMLElement, field: string, value: string): Promise<void> {
  control(element, field).dispatchEvent(new CustomEvent("change", { detail: { value } }));
  await settled();
}

describe("c-setup-imports-scope", () => {
  it("begins with everything, without messages", async () => {
    const element = await show();

    expect(control(element, "state").value).toBe("all");
    expect(control(element, "transcripts").value).toBe("headers");
    expect(textOf(element)).toContain("Messages are fetched when somebody opens a conversation.");
    await expect(element).toBeAccessible();
  });

  it("begins with what the last import stored", async () => {
    const element = await show({ transcripts: "full" });

    expect(control(element, "transcripts").value).toBe("full");
  });

  it("says what it would cost, then starts", async () => {
    jest.mocked(estimate).mockResolvedValue(cost());
    jest.mocked(startImport).mockResolvedValue(run());
    const element = await show();
    const onStarted = jest.fn();
    element.addEventListener("started", onStarted);
    await choose(element, "state", "closed");
    await choose(element, "fromDate", "2026-01-01");
    await press(element, "estimate");

    expect(textOf(element)).toContain("10,214 conversations in Intercom match.");
    expect(textOf(element)).toContain("69 requests to Intercom.");
    expect(textOf(element)).toContain("Up to 20 MB of storage. The org has 900 MB left.");
    await expect(element).toBeAccessible();
    await press(element, "start");
    const [call] = jest.mocked(startImport).mock.calls[0];
    expect(JSON.parse(call.scope)).toMatchObject({ state: "closed", fromDate: "2026-01-01", transcripts: "headers" });
    expect(JSON.parse(call.estimate)).toMatchObject({ listRequests: 69 });
    expect(onStarted).toHaveBeenCalledTimes(1);
  });

  it("says everything that makes it less, more, or too much", async () => {
    jest.mocked(estimate).mockResolvedValue(cost({ transcriptRequests: 10_214, megabytes: 950, exceedsStorage: true }));
    const element = await show({
      storeRules: 2,
      choices: { ...page().choices, retentionDays: 90 },
    });
    await choose(element, "transcripts", "full");
    expect(textOf(element)).toContain("One request to Intercom for each conversation.");
    await choose(element, "people", "linked");
    await press(element, "estimate");

    for (const words of ["up to 10,214 for their messages", "linked people", "2 rules", "90 days", "does not fit"])
      expect(textOf(element)).toContain(words);
    await expect(element).toBeAccessible();
  });

  it("starts nothing when nothing matches, and says so", async () => {
    jest.mocked(estimate).mockResolvedValue(cost({ conversations: 0, megabytesLeft: null }));
    const element = await show();
    await press(element, "estimate");

    expect(textOf(element)).toContain("No conversation in Intercom matches.");
    expect(find<Control>(element, '[data-id="start"]').disabled).toBe(true);
  });

  it("forgets the cost of another scope", async () => {
    jest.mocked(estimate).mockResolvedValue(cost());
    const element = await show();
    await press(element, "estimate");
    await press(element, "back");
    expect(findAll(element, '[data-id="cost"]')).toHaveLength(0);

    await press(element, "estimate");
    await choose(element, "state", "open");
    expect(findAll(element, '[data-id="cost"]')).toHaveLength(0);
  });

  it("says why Intercom could not be asked", async () => {
    jest.mocked(estimate).mockRejectedValue(apexError("Choose dates in the right order."));
    const element = await show();
    await press(element, "estimate");

    expect(find<HTMLElement & { message: string }>(element, "c-error-panel").message).toContain("right order");
    await expect(element).toBeAccessible();
  });
});
