import getSender from "@salesforce/apex/ReplyController.getSender";
import { senderOn } from "c/conversationSender";
import { apexError } from "test/support";

const ready = { state: "ready", teammateName: "Ana Ruiz", explanation: null };
const stranger = { state: "noTeammate", teammateName: null, explanation: "Ask an administrator." };

describe("conversationSender", () => {
  it("asks once for a page, whatever conversation is opened on it", async () => {
    jest.mocked(getSender).mockResolvedValue(ready);
    expect(await Promise.all([senderOn("A1", "C1"), senderOn("A1", "C2")])).toEqual([ready, ready]);
    expect(await senderOn("A1", "C3")).toEqual(ready);
    expect(getSender).toHaveBeenCalledTimes(1);
    expect(getSender).toHaveBeenCalledWith({ recordId: "A1", conversationRecordId: "C1" });

    await senderOn("A2");
    expect(getSender).toHaveBeenLastCalledWith({ recordId: "A2", conversationRecordId: "" });
    expect(getSender).toHaveBeenCalledTimes(2);
  });

  it("asks again after it failed, and while nobody can answer", async () => {
    jest.mocked(getSender).mockRejectedValueOnce(apexError("The record is gone."));
    await expect(senderOn("B")).rejects.toBeTruthy();
    jest.mocked(getSender).mockResolvedValueOnce(stranger).mockResolvedValue(ready);

    expect(await senderOn("B")).toEqual(stranger);
    expect(await senderOn("B")).toEqual(ready);
    expect(await senderOn("B")).toEqual(ready);
    expect(getSender).toHaveBeenCalledTimes(3);
  });
});
