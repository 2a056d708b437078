import { errorText } from "c/errorText";

describe("errorText", () => {
  it.each([
    ["the text that Apex chose", { body: { message: "The token is wrong." } }, "The token is wrong."],
    ["the messages of a list", { body: [{ message: "One." }, { message: "Two." }] }, "One. Two."],
    ["the message of an error", new Error("Offline"), "Offline"],
    ["a bare text", "Offline", "Offline"],
  ])("answers %s", (_, thrown, expected) => {
    expect(errorText(thrown)).toBe(expected);
  });

  it.each([[undefined], [null], [{}], [""], [{ body: [] }], [{ message: 7 }]])("is never empty (%p)", (thrown) => {
    expect(errorText(thrown)).toContain("Something went wrong");
  });
});
