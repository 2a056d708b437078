import { Poller } from "c/poller";

const FASTEST = 1000;
const SLOWEST = 8000;

function show(state: DocumentVisibilityState): void {
  jest.spyOn(document, "visibilityState", "get").mockReturnValue(state);
  document.dispatchEvent(new Event("visibilitychange"));
}

describe("poller", () => {
  let ask: jest.Mock<Promise<boolean>, []>;
  let poller: Poller;

  beforeEach(() => {
    jest.useFakeTimers();
    ask = jest.fn(() => Promise.resolve(false));
    poller = new Poller({ ask, fastest: FASTEST, slowest: SLOWEST, patience: 2 });
  });

  afterEach(() => {
    poller.stop();
    jest.restoreAllMocks();
  });

  it("asks at the fast pace, then slows down while nothing changes", async () => {
    poller.start();
    await jest.advanceTimersByTimeAsync(3 * FASTEST);
    expect(ask).toHaveBeenCalledTimes(3);

    await jest.advanceTimersByTimeAsync(60_000);
    ask.mockClear();
    await jest.advanceTimersByTimeAsync(2 * SLOWEST);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it("is fast again after a change", async () => {
    poller.start();
    await jest.advanceTimersByTimeAsync(60_000);
    ask.mockResolvedValueOnce(true);
    await jest.advanceTimersToNextTimerAsync();
    ask.mockClear();
    await jest.advanceTimersByTimeAsync(2 * FASTEST);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it("is fast again when the user is active", async () => {
    poller.start();
    await jest.advanceTimersByTimeAsync(60_000);
    ask.mockClear();
    poller.wake();
    await jest.advanceTimersByTimeAsync(FASTEST);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it("backs off after failures and goes on", async () => {
    ask.mockRejectedValue(new Error("offline"));
    poller.start();
    await jest.advanceTimersByTimeAsync(FASTEST + 2 * FASTEST + 4 * FASTEST);
    expect(ask).toHaveBeenCalledTimes(3);
    ask.mockClear();
    await jest.advanceTimersByTimeAsync(2 * SLOWEST);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it("rests while the page is hidden and asks at once when it is seen again", async () => {
    poller.start();
    show("hidden");
    await jest.advanceTimersByTimeAsync(60_000);
    expect(ask).not.toHaveBeenCalled();
    show("visible");
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it("never asks twice at once", async () => {
    let answer: (changed: boolean) => void = () => undefined;
    ask.mockImplementation(() => new Promise((resolve) => (answer = resolve)));
    poller.start();
    await jest.advanceTimersByTimeAsync(FASTEST);
    show("visible");
    await jest.advanceTimersByTimeAsync(60_000);
    expect(ask).toHaveBeenCalledTimes(1);
    answer(false);
    await jest.advanceTimersByTimeAsync(FASTEST);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it("stops", async () => {
    poller.start();
    poller.start();
    poller.stop();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(ask).not.toHaveBeenCalled();
  });
});
