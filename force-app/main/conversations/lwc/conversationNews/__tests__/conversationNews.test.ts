import { isEmpEnabled, onError, subscribe, unsubscribe } from "lightning/empApi";
import { ConversationNews } from "c/conversationNews";

const subscription = { channel: "/event/Conversation_Event__e" };
const seconds = (amount: number) => jest.advanceTimersByTimeAsync(amount * 1000);

describe("c/conversationNews", () => {
  let ask: jest.Mock;
  let news: ConversationNews;

  beforeEach(() => {
    jest.useFakeTimers();
    ask = jest.fn().mockResolvedValue(false);
    jest.mocked(isEmpEnabled).mockResolvedValue(true);
    jest.mocked(subscribe).mockResolvedValue(subscription);
    jest.mocked(unsubscribe).mockResolvedValue(undefined);
    news = new ConversationNews(ask);
    news.start();
  });

  afterEach(() => news.stop());

  const deliver = (): void => jest.mocked(subscribe).mock.calls[0][2]();

  it("asks every few seconds", async () => {
    await seconds(9);
    expect(ask).toHaveBeenCalledTimes(3);
  });

  it("asks when events say so, and rarely otherwise", async () => {
    await news.allowEvents(true);
    expect(subscribe).toHaveBeenCalledWith("/event/Conversation_Event__e", -1, expect.any(Function));
    await seconds(30);
    expect(ask).not.toHaveBeenCalled();

    deliver();
    deliver();
    await seconds(1);
    expect(ask).toHaveBeenCalledTimes(1);
    await seconds(60);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it("survives a question that fails after an event", async () => {
    await news.allowEvents(true);
    ask.mockRejectedValueOnce(new Error("offline"));
    deliver();
    await seconds(1);
    deliver();
    await seconds(1);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it.each([
    ["the platform delivers nothing", () => jest.mocked(isEmpEnabled).mockResolvedValue(false)],
    ["nobody may subscribe", () => jest.mocked(subscribe).mockRejectedValue(new Error("limit"))],
  ])("goes on asking where %s", async (_case, prepare) => {
    prepare();
    await news.allowEvents(true);
    await seconds(3);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it("goes back to asking when the stream breaks", async () => {
    await news.allowEvents(true);
    jest.mocked(onError).mock.calls[0][0]({ message: "403" });
    expect(unsubscribe).toHaveBeenCalledWith(subscription, expect.any(Function));
    await seconds(3);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it("goes back to asking when the administrator forbids events", async () => {
    await news.allowEvents(true);
    await news.allowEvents(false);
    await seconds(3);
    expect(unsubscribe).toHaveBeenCalledTimes(1);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it("leaves nothing behind", async () => {
    jest.mocked(unsubscribe).mockRejectedValue(new Error("gone"));
    await news.allowEvents(true);
    deliver();
    news.stop();
    await seconds(300);
    expect(unsubscribe).toHaveBeenCalledTimes(1);
    expect(ask).not.toHaveBeenCalled();
  });

  it("gives back a subscription that comes too late", async () => {
    let arrive: (value: typeof subscription) => void = () => undefined;
    jest.mocked(subscribe).mockReturnValue(new Promise((resolve) => (arrive = resolve)));
    const allowed = news.allowEvents(true);
    await seconds(0);
    news.stop();
    arrive(subscription);
    await allowed;
    expect(unsubscribe).toHaveBeenCalledTimes(1);
  });
});
