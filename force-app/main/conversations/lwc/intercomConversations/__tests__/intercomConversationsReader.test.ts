import IntercomConversations from "c/intercomConversations";
import getStamp from "@salesforce/apex/ConversationController.getStamp";
import listConversations from "@salesforce/apex/ConversationController.listConversations";
import { conversation, conversationList, findAll, mount } from "test/support";

jest.mock("@salesforce/customPermission/Answer_Conversations", () => ({ __esModule: true, default: undefined }), {
  virtual: true,
});

describe("c-intercom-conversations for a reader", () => {
  it("has no place where one begins a conversation", async () => {
    jest.mocked(getStamp).mockResolvedValue("1");
    jest.mocked(listConversations).mockResolvedValue(conversationList([conversation()]));
    const element = await mount("c-intercom-conversations", IntercomConversations, {
      recordId: "003000000000001AAA",
      objectApiName: "Contact",
    });

    expect(findAll(element, "c-conversation-browser")).toHaveLength(1);
    expect(findAll(element, ".start")).toHaveLength(0);
  });
});
