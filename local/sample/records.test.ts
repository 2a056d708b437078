import assert from "node:assert/strict";
import { test } from "node:test";
import { sampleWorld } from "../intercom/world/sample.js";
import { samplePersonas, sampleRecords } from "./records.js";

const world = sampleWorld("parley");
const records = sampleRecords(world);

test("every reference names a record made earlier, or a profile", () => {
  const made = new Set<string>();
  for (const { key, fields } of records) {
    for (const value of Object.values(fields))
      if (typeof value === "string" && value.startsWith("@") && !value.startsWith("@profile:"))
        assert.ok(made.has(value.slice(1)), `${key} refers to ${value}`);
    assert.ok(!made.has(key), `${key} is made twice`);
    made.add(key);
  }
});

test("the two sides overlap in realistic ways", () => {
  const emails = new Map<string, string[]>();
  for (const { type, fields } of records)
    if (typeof fields["Email"] === "string" && type !== "User")
      emails.set(fields["Email"].toLowerCase(), [...(emails.get(fields["Email"].toLowerCase()) ?? []), type]);
  const people = world.people.flatMap((person) => person.email?.toLowerCase() ?? []);
  const kinds = [...emails.values()];
  assert.ok(
    people.some((email) => !emails.has(email)),
    "some people are in Intercom only",
  );
  assert.ok(
    [...emails.keys()].some((email) => !people.includes(email)),
    "some records are in Salesforce only",
  );
  assert.ok(
    kinds.some((types) => types.filter((type) => type === "Contact").length > 1),
    "some contacts are doubled",
  );
  assert.ok(
    kinds.some((types) => types.includes("Lead") && types.includes("Contact")),
    "some are lead and contact at once",
  );
});

test("each persona has a user", () => {
  const usernames = records.filter(({ type }) => type === "User").map(({ fields }) => fields["Username"]);
  for (const persona of samplePersonas(world)) assert.ok(usernames.includes(persona.username), persona.name);
});
