import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Ground } from "./ground.js";
import { sendMany } from "./sending.js";

/** Reps answer while requests get lost, answers get lost, transactions end half-way and webhooks come twice or never. */
let ground: Ground;

before(async () => {
  ground = await Ground.start({ people: 12, conversations: 10 });
});

after(() => ground?.close());

for (const seed of ["quay", "harbour"])
  test(`what a rep sends is in Intercom once and one row here, whatever is lost (${seed})`, async () => {
    const { written, wrong, failures, unknown } = await sendMany(ground, seed, 24);
    assert.deepEqual(wrong, []);
    assert.ok(failures > 5, `${failures} requests failed`);
    assert.ok(unknown > 5, `${unknown} outcomes were unknown at first`);
    assert.ok(written.filter(({ end }) => end === "sent").length > 12, "most was sent in the end");
    assert.ok(
      written.some(({ end }) => end === "given up"),
      "something was given up",
    );
  });
