import ConversationActions from "c/conversationActions";
import { conversation, mount } from "test/support";

jest.mock("@salesforce/customPermission/Answer_Conversations", () => ({ __esModule: true, default: undefined }), {
  virtual: true,
});

describe("c-conversation-actions for a reader", () => {
  it("is not there", async () => {
    const element = await mount("c-conversation-actions", ConversationActions, {
      recordId: "R",
      conversation: conversation(),
    });

    expect(element.shadowRoot?.childElementCount).toBe(0);
  });
});
