import { RunRate } from "c/runRate";

const MINUTE = 60_000;

describe("c/runRate", () => {
  it("knows nothing after one look", () => {
    const rate = new RunRate();
    rate.note("List", 100, 0);

    expect(rate.perMinute).toBe(0);
    expect(rate.minutesFor(50)).toBeNull();
  });

  it("measures what is done between looks", () => {
    const rate = new RunRate();
    rate.note("List", 100, 0);
    rate.note("List", 400, MINUTE);

    expect(rate.perMinute).toBe(300);
    expect(rate.minutesFor(901)).toBe(4);
    expect(rate.minutesFor(1)).toBe(1);
  });

  it("forgets earlier stages, pauses, and what is long ago", () => {
    const rate = new RunRate();
    rate.note("List", 10_000, 0);
    rate.note("Transcripts", 0, MINUTE);
    rate.note("Transcripts", 25, 2 * MINUTE);
    expect(rate.perMinute).toBe(25);

    rate.note("Transcripts", 1025, 8 * MINUTE);
    rate.note("Transcripts", 2025, 9 * MINUTE);
    expect(rate.perMinute).toBe(1000);

    rate.reset();
    expect(rate.perMinute).toBe(0);
  });
});
