import SetupMatchingQueue from "c/setupMatchingQueue";
import decide from "@salesforce/apex/MatchingController.decide";
import getQueue from "@salesforce/apex/MatchingController.getQueue";
import reopen from "@salesforce/apex/MatchingController.reopen";
import type { MatchPerson } from "apex/types";
import { apexError, find, findAll, mount, settled, textOf } from "test/support";

const person = (linkId: string): MatchPerson => ({
  linkId,
  kind: "contact",
  name: linkId,
  options: [],
  decided: false,
});

async function show(people: MatchPerson[], hasMore = false) {
  jest.mocked(getQueue).mockResolvedValue({ people, hasMore });
  return mount("c-setup-matching-queue", SetupMatchingQueue, { waiting: people.length });
}

afterEach(() => {
  document.body.replaceChildren();
});

describe("c-setup-matching-queue", () => {
  it("shows who waits", async () => {
    const element = await show([person("a"), person("b")]);

    expect(findAll(element, "c-setup-matching-person")).toHaveLength(2);
    expect(find<HTMLElement & { label: string }>(element, "[data-filter=waiting]").label).toBe("Waiting (2)");
    await expect(element).toBeAccessible();
  });

  it("says when nobody waits, and shows the decided", async () => {
    const element = await show([]);
    expect(textOf(element)).toContain("Nobody waits for a decision.");
    await expect(element).toBeAccessible();

    find(element, "[data-filter=decided]").dispatchEvent(new CustomEvent("click"));
    await settled();
    expect(getQueue).toHaveBeenLastCalledWith({ decided: true, skipped: 0 });
    expect(textOf(element)).toContain("Nobody has decided anything yet.");
  });

  it("decides, and the person leaves the list", async () => {
    jest.mocked(decide).mockResolvedValue(null);
    const element = await show([person("a"), person("b")]);
    const decided = jest.fn();
    element.addEventListener("decided", decided);
    jest.mocked(getQueue).mockResolvedValue({ people: [person("b")], hasMore: false });
    const detail = { linkId: "a", recordId: "003" };
    find(element, "c-setup-matching-person").dispatchEvent(new CustomEvent("decide", { detail }));
    await settled();

    expect(decide).toHaveBeenCalledWith(detail);
    expect(findAll(element, "c-setup-matching-person")).toHaveLength(1);
    expect(decided).toHaveBeenCalledTimes(1);
    expect(element.shadowRoot?.activeElement?.localName).toBe("h2");
  });

  it("takes a decision back", async () => {
    jest.mocked(reopen).mockResolvedValue(null);
    const element = await show([person("a")]);
    find(element, "c-setup-matching-person").dispatchEvent(new CustomEvent("reopen", { detail: { linkId: "a" } }));
    await settled();

    expect(reopen).toHaveBeenCalledWith({ linkId: "a" });
  });

  it("says when somebody else has decided, and looks again", async () => {
    jest.mocked(decide).mockRejectedValueOnce(apexError("Somebody else has decided about this meanwhile."));
    const element = await show([person("a")]);
    jest.mocked(getQueue).mockResolvedValue({ people: [], hasMore: false });
    const detail = { linkId: "a", recordId: "" };
    find(element, "c-setup-matching-person").dispatchEvent(new CustomEvent("decide", { detail }));
    await settled();

    const { message } = find<HTMLElement & { message: string }>(element, "c-error-panel");
    expect(message).toBe("Somebody else has decided about this meanwhile.");
    expect(findAll(element, "c-setup-matching-person")).toHaveLength(0);
    await expect(element).toBeAccessible();

    find(element, "[data-filter=decided]").dispatchEvent(new CustomEvent("click"));
    await settled();
    expect(findAll(element, "c-error-panel")).toHaveLength(0);
  });

  it("shows more", async () => {
    const element = await show([person("a")], true);
    jest.mocked(getQueue).mockResolvedValue({ people: [person("b")], hasMore: false });
    find(element, "[data-id=more]").dispatchEvent(new CustomEvent("click"));
    await settled();

    expect(getQueue).toHaveBeenLastCalledWith({ decided: false, skipped: 1 });
    expect(findAll(element, "c-setup-matching-person")).toHaveLength(2);
    expect(findAll(element, "[data-id=more]")).toHaveLength(0);
  });
});
