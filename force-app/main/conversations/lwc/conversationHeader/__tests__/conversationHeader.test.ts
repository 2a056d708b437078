import ConversationHeader from "c/conversationHeader";
import { conversation, find, findAll, mount, textOf } from "test/support";

const show = (properties: Record<string, unknown>) => mount("c-conversation-header", ConversationHeader, properties);

describe("c-conversation-header", () => {
  it("names the conversation, its assignee and how fresh it is", async () => {
    const element = await show({ conversation: conversation(), refreshedAt: "2026-03-02T16:31:00.000Z" });

    expect(textOf(element)).toContain("Where is my invoice? Assigned to Ana Ruiz · Updated");
    expect(find<HTMLAnchorElement>(element, "a").target).toBe("_blank");
    await expect(element).toBeAccessible();
  });

  it("says that it is asking, and does not ask twice", async () => {
    const element = await show({ conversation: conversation(), refreshing: true });

    expect(textOf(element)).toContain("Updating…");
    expect(find<HTMLButtonElement>(element, "lightning-button-icon").disabled).toBe(true);
    await expect(element).toBeAccessible();
  });

  it("copes with a conversation that has neither subject nor assignee nor address", async () => {
    const bare = conversation({ subject: null, snippet: null, assigneeName: null, intercomUrl: null });
    const element = await show({ conversation: bare });

    expect(textOf(element)).toContain("Conversation without a subject Unassigned");
    expect(findAll(element, "a")).toHaveLength(0);
  });

  it("names the team while no teammate takes care of it", async () => {
    const element = await show({ conversation: conversation({ assigneeName: null, teamName: "Billing" }) });

    expect(textOf(element)).toContain("Assigned to Billing");
  });

  it("asks for a refresh", async () => {
    const element = await show({ conversation: conversation() });
    const onRefresh = jest.fn();
    element.addEventListener("refresh", onRefresh);

    find(element, "lightning-button-icon").click();

    expect(onRefresh).toHaveBeenCalledTimes(1);
  });

  it("leads back to the list where there is one, and takes the focus", async () => {
    const alone = await mount("c-conversation-header", ConversationHeader, { conversation: conversation() });
    expect(findAll(alone, '[data-id="back"]')).toHaveLength(0);
    alone.focusHeading();
    expect(alone.shadowRoot?.activeElement).toBe(find(alone, "h3"));

    const element = await mount("c-conversation-header", ConversationHeader, {
      conversation: conversation(),
      hasList: true,
    });
    const back = jest.fn();
    element.addEventListener("back", back);
    find(element, '[data-id="back"]').click();
    expect(back).toHaveBeenCalledTimes(1);
    await expect(element).toBeAccessible();
  });
});
