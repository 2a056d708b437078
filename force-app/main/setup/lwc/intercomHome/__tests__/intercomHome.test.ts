import IntercomHome from "c/intercomHome";
import listRecent from "@salesforce/apex/ConversationController.listRecent";
import getStatus from "@salesforce/apex/SetupController.getStatus";
import type { RecentConversation } from "apex/types";
import { apexError, find, findAll, mount, settled, setupStatus, textOf } from "test/support";

const recent: RecentConversation[] = [
  { conversationRecordId: "a01", subject: null, personName: "Jo", recordId: null },
  { conversationRecordId: "a02", subject: "Invoice", personName: "Jane", recordId: "003", accountId: "001" },
];

async function show(conversations = recent, status = setupStatus()) {
  jest.mocked(getStatus).mockResolvedValue(status);
  jest.mocked(listRecent).mockResolvedValue(conversations);
  return mount("c-intercom-home", IntercomHome);
}

const links = (element: HTMLElement): Record<string, string | null> => {
  const found = findAll(element, "a[data-id]").map((link) => [link.dataset["id"], link.getAttribute("href")] as const);
  return Object.fromEntries(found) as Record<string, string | null>;
};

describe("c-intercom-home", () => {
  it("says what Parley does and leads to three things to try", async () => {
    const element = await show();

    expect(links(element)).toEqual({
      open: "/lightning/003",
      customer: "https://app.intercom.com/a/inbox/abc123",
      owner: "/lightning/001",
    });
    expect(findAll(element, ".sentence")).toHaveLength(3);
    await expect(element).toBeAccessible();
  });

  it("lists the conversations that moved last", async () => {
    const element = await show();
    const rows = findAll<HTMLAnchorElement>(element, ".row a");

    expect(rows.map((row) => [row.textContent, row.getAttribute("href")])).toEqual([
      ["Jo", "/lightning/a01"],
      ["Invoice", "/lightning/003"],
    ]);
  });

  it("leads to lists while there are no conversations", async () => {
    const element = await show([]);

    expect(links(element)).toMatchObject({ open: "/lightning/Intercom_Conversation__c", owner: "/lightning/Account" });
    expect(findAll(element, ".row")).toHaveLength(0);
  });

  it.each([
    ["EU", "https://app.eu.intercom.com"],
    ["AU", "https://app.au.intercom.com"],
  ])("knows where Intercom is in region %s", async (region, host) => {
    const element = await show(recent, setupStatus({ region }));

    expect(links(element)["customer"]).toContain(host);
  });

  it("leads to the setup page while not connected", async () => {
    const element = await show([], setupStatus({ connected: false }));

    expect(links(element)).toEqual({ connect: "/lightning/Parley_Setup" });
    expect(listRecent).not.toHaveBeenCalled();
    await expect(element).toBeAccessible();
  });

  it("shows a stencil while it loads", async () => {
    jest.mocked(getStatus).mockReturnValue(new Promise(() => undefined));
    const element = await mount("c-intercom-home", IntercomHome);

    expect(findAll(element, "c-loading-stencil")).toHaveLength(1);
    expect(textOf(element)).toContain("Intercom knows within seconds");
    await expect(element).toBeAccessible();
  });

  it("says what went wrong and tries again", async () => {
    jest.mocked(getStatus).mockRejectedValueOnce(apexError("No access."));
    const element = await mount("c-intercom-home", IntercomHome);
    await expect(element).toBeAccessible();

    jest.mocked(getStatus).mockResolvedValue(setupStatus());
    jest.mocked(listRecent).mockResolvedValue(recent);
    find(element, "c-error-panel").dispatchEvent(new CustomEvent("retry"));
    await settled();
    expect(findAll(element, "a[data-id]")).toHaveLength(3);
  });
});
