import { readAttempt } from "c/conversationDrafts";
import { MessageDelivery, type Attempt, type Outcome } from "c/messageDelivery";
import { apexError, message, settled } from "test/support";

const draft = { text: "Here it is", attachmentUrls: ["https://files.example/a.pdf"] };
const answer = (state: string, problem: string | null = null): Outcome => ({ state, problem });
const begin = jest.fn<Promise<{ sendToken?: string | null }>, [Attempt]>();
const send = jest.fn<Promise<Outcome>, [string, string]>();
const look = jest.fn<Promise<Outcome>, [string]>();
const discard = jest.fn<Promise<unknown>, [string]>();
const networkGone = new Error("Failed to fetch");

interface Desk {
  delivery: MessageDelivery<Outcome>;
  states: (string | null)[];
  sent: Attempt[];
  latest: () => Attempt | null;
}

function open(): Desk {
  const states: (string | null)[] = [];
  const sent: Attempt[] = [];
  let latest: Attempt | null = null;
  const delivery = new MessageDelivery({
    place: "A",
    server: { begin, send, look, discard },
    onchange: (attempt) => {
      latest = attempt;
      states.push(attempt?.state ?? null);
    },
    onsent: (attempt) => sent.push(attempt),
  });
  return { delivery, states, sent, latest: () => latest };
}

async function pass(milliseconds: number): Promise<void> {
  await jest.advanceTimersByTimeAsync(milliseconds);
  await settled();
}

beforeEach(() => {
  localStorage.clear();
  jest.useFakeTimers();
  begin.mockResolvedValue({ sendToken: "token" });
  send.mockResolvedValue(answer("sent"));
  look.mockResolvedValue(answer("sent"));
  discard.mockResolvedValue(null);
});

describe("messageDelivery", () => {
  it("stores a message, sends it once and forgets it", async () => {
    const { delivery, states, sent } = open();

    expect(delivery.start("reply", draft)).toBe(true);
    await settled();

    const { clientKey } = begin.mock.lastCall![0];
    expect(clientKey).toMatch(/^[0-9a-f]{32}$/);
    expect(begin).toHaveBeenCalledWith(expect.objectContaining({ ...draft, kind: "reply" }));
    expect(send).toHaveBeenCalledWith(clientKey, "token");
    expect(send).toHaveBeenCalledTimes(1);
    expect(begin.mock.invocationCallOrder[0]).toBeLessThan(send.mock.invocationCallOrder[0]);
    expect(states).toEqual(["sending", "sending", null]);
    expect(sent).toHaveLength(1);
    expect(readAttempt("A")).toBeNull();
  });

  it("takes no second message while the first is on its way", async () => {
    const { delivery } = open();

    delivery.start("reply", draft);
    expect(delivery.start("reply", draft)).toBe(false);
    await settled();

    expect(begin).toHaveBeenCalledTimes(1);
    expect(send).toHaveBeenCalledTimes(1);
  });

  it("gives each message a key of its own", async () => {
    const { delivery } = open();
    delivery.start("reply", draft);
    await settled();
    delivery.start("reply", draft);
    await settled();

    const keys = begin.mock.calls.map(([{ clientKey }]) => clientKey);
    expect(new Set(keys).size).toBe(2);
  });

  it("has sent nothing when the attempt could not be stored, and sends it again under the same key", async () => {
    begin.mockRejectedValueOnce(apexError("You may not answer."));
    const { delivery, latest, sent } = open();
    delivery.start("note", draft);
    await settled();

    expect(send).not.toHaveBeenCalled();
    expect(latest()).toMatchObject({ state: "notSent", problem: "You may not answer." });

    delivery.retry();
    await settled();
    const [first, second] = begin.mock.calls.map(([{ clientKey }]) => clientKey);
    expect(second).toBe(first);
    expect(sent).toHaveLength(1);
  });

  it("says why Intercom refused", async () => {
    send.mockResolvedValueOnce(answer("notSent", "The conversation is gone."));
    const { delivery, latest } = open();
    delivery.start("reply", draft);
    await settled();

    expect(latest()).toMatchObject({ state: "notSent", problem: "The conversation is gone.", text: "Here it is" });
    expect(look).not.toHaveBeenCalled();
  });

  it.each([
    ["the time ran out", () => Promise.resolve(answer("unknown"))],
    ["another request sends it", () => Promise.resolve(answer("sending"))],
    ["the network is gone", () => Promise.reject(networkGone)],
  ])("looks into Intercom before anything else when %s", async (_, sending) => {
    send.mockImplementationOnce(sending);
    const { delivery, sent, states } = open();
    delivery.start("reply", draft);
    await pass(2000);

    expect(states).toContain("checking");
    expect(look).toHaveBeenCalledTimes(1);
    expect(send).toHaveBeenCalledTimes(1);
    expect(sent).toHaveLength(1);
  });

  it("does not send what the server has already", async () => {
    begin.mockResolvedValueOnce({ sendToken: null });
    const { delivery, sent } = open();
    delivery.start("reply", draft);
    await settled();

    expect(send).not.toHaveBeenCalled();
    expect(look).toHaveBeenCalledTimes(1);
    expect(sent).toHaveLength(1);
  });

  it("offers to send again once Intercom is known not to have it", async () => {
    send.mockResolvedValueOnce(answer("unknown"));
    look.mockResolvedValue(answer("notSent", "It did not arrive."));
    const { delivery, latest, sent } = open();
    delivery.start("reply", draft);
    await pass(2000);
    expect(latest()).toMatchObject({ state: "notSent", problem: "It did not arrive." });

    delivery.retry();
    await settled();
    expect(send).toHaveBeenCalledTimes(2);
    expect(sent).toHaveLength(1);
  });

  it("goes on looking while it may still arrive, and does not offer to send it again", async () => {
    send.mockRejectedValueOnce(networkGone);
    look.mockResolvedValue(answer("sending"));
    const { delivery, latest } = open();
    delivery.start("reply", draft);
    await pass(125_000);
    expect(latest()?.state).toBe("checking");
    delivery.retry();
    expect(begin).toHaveBeenCalledTimes(1);

    look.mockResolvedValue(answer("notSent"));
    await pass(10_000);
    expect(latest()).toMatchObject({ state: "notSent", problem: "It was not sent." });
  });

  it("says that nobody knows when Intercom cannot be looked into, and looks again on demand", async () => {
    send.mockResolvedValueOnce(answer("unknown"));
    look.mockRejectedValue(apexError("Intercom does not answer."));
    const { delivery, latest, sent } = open();
    delivery.start("reply", draft);
    await pass(140_000);
    expect(latest()?.state).toBe("unknown");
    expect(delivery.start("reply", draft)).toBe(false);

    look.mockResolvedValue(answer("sent"));
    delivery.check();
    await settled();
    expect(sent).toHaveLength(1);
  });

  it("finds what an earlier page left under way, and looks", async () => {
    send.mockReturnValueOnce(new Promise(() => undefined));
    const left = open();
    left.delivery.start("reply", draft);
    await settled();
    left.delivery.stop();

    const { delivery, states, sent } = open();
    delivery.resume();
    await settled();
    expect(states).toEqual(["checking", "checking", null]);
    expect(sent).toMatchObject([{ text: "Here it is" }]);
    expect(send).toHaveBeenCalledTimes(1);
  });

  it("knows that a message was not sent whose page was left before", async () => {
    begin.mockReturnValueOnce(new Promise(() => undefined));
    const left = open();
    left.delivery.start("reply", draft);
    await settled();
    left.delivery.stop();

    const { delivery, latest } = open();
    delivery.resume();
    expect(latest()).toMatchObject({ state: "notSent", problem: "It was not sent." });
    expect(look).not.toHaveBeenCalled();
  });

  it("finds in the transcript what was begun in another browser, once", () => {
    const mine = message({
      mine: true,
      clientKey: "other",
      kind: "note",
      sendState: "notSent",
      sendProblem: "Refused.",
      text: "From home",
    });
    const foreign = message({ mine: false, sendState: "unknown" });
    const { delivery, latest } = open();
    delivery.resume([message(), foreign, mine]);
    expect(latest()).toMatchObject({ clientKey: "other", kind: "note", state: "notSent", problem: "Refused." });

    expect(delivery.drop()).toMatchObject({ text: "From home" });
    delivery.resume([mine]);
    expect(latest()).toBeNull();
  });

  it.each(["sending", "unknown"])(
    "looks what became of a message that the transcript shows as %s",
    async (sendState) => {
      const { delivery, sent } = open();
      delivery.resume([message({ mine: true, clientKey: "other", sendState, sentAt: null, text: null })]);
      await settled();

      expect(look).toHaveBeenCalledWith("other");
      expect(sent).toHaveLength(1);
    },
  );

  it("shows again why a message was not sent", async () => {
    send.mockResolvedValueOnce(answer("notSent", "The conversation is gone."));
    open().delivery.start("reply", draft);
    await settled();
    const { delivery, latest } = open();
    delivery.resume();
    expect(latest()).toMatchObject({ state: "notSent", problem: "The conversation is gone." });
  });

  it("finishes unseen what was under way when the page went on", async () => {
    let finish: (result: Outcome) => void = () => undefined;
    send.mockReturnValueOnce(new Promise((resolve) => (finish = resolve)));
    const { delivery, states, sent } = open();
    delivery.start("reply", draft);
    await settled();
    delivery.stop();
    finish(answer("sent"));
    await settled();

    expect(states).toEqual(["sending", "sending"]);
    expect(sent).toHaveLength(0);
    expect(readAttempt("A")).toBeNull();
  });

  it("leaves a question open that the page left", async () => {
    send.mockRejectedValueOnce(networkGone);
    const { delivery } = open();
    delivery.start("reply", draft);
    delivery.stop();
    await pass(120_000);

    expect(look).not.toHaveBeenCalled();
    expect(readAttempt("A")).toMatchObject({ stage: "send", problem: "" });
  });

  it("gives up what was not sent, not what is on its way", async () => {
    send.mockResolvedValueOnce(answer("notSent"));
    discard.mockRejectedValue(networkGone);
    const { delivery, latest } = open();
    delivery.start("reply", draft);
    expect(delivery.drop()).toBeNull();
    await settled();

    expect(delivery.drop()).toMatchObject({ text: "Here it is" });
    expect(latest()).toBeNull();
    expect(discard).toHaveBeenCalledWith(begin.mock.lastCall![0].clientKey);
    expect(readAttempt("A")).toBeNull();
  });
});
