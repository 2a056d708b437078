import assert from "node:assert/strict";
import { test } from "node:test";
import { parseSosl } from "../parser/sosl-tree.js";
import { runSosl } from "./sosl.js";
import { ADMIN_ID, testMetadata, testOrg } from "./test-org.js";

test("words are found at the start of words, in the fields of the group, per object of RETURNING", () => {
  const org = testOrg(testMetadata({}));
  const insert = (object: string, values: Record<string, unknown>): void =>
    org.engine.records.insert(org.record(object, { OwnerId: ADMIN_ID, ...values }));
  insert("Account", { Id: "001000000000001AAA", Name: "Acme Rockets" });
  insert("Account", { Id: "001000000000002AAA", Name: "Other", Description: "sells rocket fuel" });
  insert("Contact", { Id: "003000000000001AAA", LastName: "Rocket", Name: "Rocket" });
  const find = (text: string): unknown[][] =>
    org.run(() => runSosl(parseSosl(text), [], "system").map((list) => list.map((record) => record.get("Name"))));
  assert.deepEqual(find("FIND 'rocket*' IN ALL FIELDS RETURNING Account(Name ORDER BY Name), Contact(Name)"), [
    ["Acme Rockets", "Other"],
    ["Rocket"],
  ]);
  assert.deepEqual(
    find("FIND {rocket} IN NAME FIELDS RETURNING Account(Name), Contact(Name WHERE LastName = 'Rocket')"),
    [[], ["Rocket"]],
  );
  assert.deepEqual(find("FIND 'rocket*' RETURNING Account(Name WHERE Name LIKE 'O%')"), [["Other"]]);
  assert.throws(() => parseSosl("FIND RETURNING"));
});
