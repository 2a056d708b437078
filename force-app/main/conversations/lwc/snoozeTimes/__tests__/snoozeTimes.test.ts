import { snoozeTimes } from "c/snoozeTimes";

const at = (now: string, zone: string): string[] =>
  snoozeTimes(Date.parse(now), zone).map(({ until }) => until.toISOString());

describe("snoozeTimes", () => {
  it("names its times", () => {
    expect(snoozeTimes().map(({ label }) => label)).toEqual(["In one hour", "Tomorrow at 9:00", "Next Monday at 9:00"]);
  });

  it.each([
    // Tuesday evening in New York is Wednesday in UTC.
    ["2026-03-04T01:30:00Z", "America/New_York", "2026-03-04T14:00:00.000Z", "2026-03-09T13:00:00.000Z"],
    ["2026-03-04T01:30:00Z", "UTC", "2026-03-05T09:00:00.000Z", "2026-03-09T09:00:00.000Z"],
    // The clocks go forward on the Sunday between.
    ["2026-03-27T12:00:00Z", "Europe/Berlin", "2026-03-28T08:00:00.000Z", "2026-03-30T07:00:00.000Z"],
    // A Monday means the next one.
    ["2026-03-02T05:00:00Z", "Asia/Kolkata", "2026-03-03T03:30:00.000Z", "2026-03-09T03:30:00.000Z"],
    ["2026-03-01T23:00:00Z", "Asia/Tokyo", "2026-03-03T00:00:00.000Z", "2026-03-09T00:00:00.000Z"],
  ])("at %s in %s", (now, zone, tomorrow, monday) => {
    const [inAnHour, ...others] = at(now, zone);
    expect(Date.parse(inAnHour) - Date.parse(now)).toBe(3_600_000);
    expect(others).toEqual([tomorrow, monday]);
  });
});
