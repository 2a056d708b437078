import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { until } from "./support.js";
import { hostileBodies, type Person, type Talk, ViewerStage } from "./viewer-stage.js";

/**
 * Conversations as people read them on record pages, in a browser: every state a page can be in, wide and narrow, with
 * axe and a picture of each.
 */
let stage: ViewerStage;
let reader: Person;
let talk: Talk;

before(async () => {
  stage = await ViewerStage.open();
});

after(async () => {
  await stage?.close();
});

const list = () => stage.page.getByRole("navigation", { name: "Conversations, newest first" });
const filter = (name: string) => stage.page.locator("c-conversation-filters label", { hasText: name });
const heading = (name: string) => stage.page.getByRole("heading", { name });
const scrollTop = () =>
  stage.page.getByRole("log").evaluate((log: unknown) => (log as { scrollTop: number }).scrollTop);

/** The stored messages are shown while Intercom does not answer, with the reason. */
async function assertStoredCopy(name: string, reason: RegExp): Promise<void> {
  try {
    const log = await stage.read(reader);
    await stage.page.getByText("These are the stored messages.").waitFor();
    await stage.page.getByText(reason).first().waitFor();
    await log.getByText("invoice 4711").waitFor();
    await stage.show(name);
  } finally {
    await stage.noFaults();
  }
}

/** Elements that no message may bring into the page, and attributes that act. */
const FOREIGN = "form, iframe, script, style, svg, math, input, button, dialog, base, meta, link, video, object, area";
const ACTING_ATTRIBUTE = /^on|^id$|^style$|^srcset$|^background$/;

/** Runs in the page. */
const attributesOf = (elements: unknown[]): string[] =>
  elements.flatMap((element) => (element as { getAttributeNames(): string[] }).getAttributeNames());

/** Runs in the page. */
const directionOf = (element: unknown): string =>
  (globalThis as unknown as { getComputedStyle(of: unknown): { direction: string } }).getComputedStyle(element)
    .direction;

test("a page says that nothing is connected, and leads to the setup", async () => {
  await stage.goto("Contact", stage.person().recordId);
  await heading("Intercom is not connected").waitFor();
  await stage.show("not-connected");
  await stage.connect();
});

test("a page asks who in Intercom the record is", async () => {
  await stage.goto("Contact", stage.person().recordId);
  await heading("No one in Intercom is linked to this record").waitFor();
  await stage.page.getByRole("searchbox").last().waitFor();
  await stage.show("no-person");
});

test("a page lets one choose where several records fit", async () => {
  const { linkId, recordId } = await stage.linked("Ambiguous");
  await stage.org.create([
    {
      type: "Match_Candidate__c",
      fields: { Intercom_Link__c: linkId, Contact__c: recordId, Candidate_Key__c: `${linkId}:${recordId}` },
    },
  ]);
  await stage.goto("Contact", recordId);
  await heading("Several records could be this person").waitFor();
  await stage.show("ambiguous");
});

test("a page says that there are no conversations yet, and shows the first one by itself", async () => {
  const person = await stage.linked();
  await stage.goto("Contact", person.recordId);
  await heading("No conversations yet").waitFor();
  await stage.show("no-conversations");

  await stage.talk(person, "Is anybody there?");
  await stage.page.getByRole("log").getByText("Is anybody there?").waitFor();
});

test("grey shapes stand where conversations will be", async () => {
  reader = await stage.linked();
  const subject = "A question that was answered long ago";
  await stage.finish(
    await stage.talk(reader, "<p>It is solved.</p>", { subject, begun: new Date("2026-01-05T09:00Z") }),
  );
  talk = await stage.talk(reader, "<p>Where is my invoice?</p>", { subject: "Where is my invoice?" });
  let goOn: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (goOn = resolve));
  const lists = "**/aura/apex/ConversationController.listConversations";
  await stage.page.route(lists, async (route) => {
    await held;
    await route.continue();
  });
  await stage.goto("Contact", reader.recordId);
  await stage.page.locator("c-loading-stencil").first().waitFor();
  await stage.page.waitForTimeout(600);
  await stage.show("loading");
  goOn();
  await stage.page.unrouteAll({ behavior: "wait" });
  await stage.page.getByRole("log").waitFor();
});

test("a transcript shows who said what, notes, events, files, and what cannot be shown", async () => {
  await stage.say(talk, reader, "<p>Hello, let me look at <b>invoice 4711</b>.</p>", "comment");
  await stage.say(talk, reader, "<p>VIP, be quick.</p>", "note");
  await stage.say(talk, reader, "<p>مرحبا، هل يمكنك المساعدة؟</p>");
  await stage.say(talk, reader, "<p>Thank you. I need it by Friday.</p>");
  const log = await stage.read(reader);
  await log.getByText("invoice 4711").waitFor();
  await stage.store(talk, [""], {
    Author_Type__c: "ai",
    Author_Name__c: "Fin",
    Body__c: "<p>Let me look that up.</p>",
  });
  await stage.store(talk, ["<p>gone</p>"], { Redacted__c: true });
  await stage.store(talk, [""], { Body__c: null });
  await stage.store(talk, [""], {
    Body__c: "<p>See the files.</p>",
    Attachments__c: JSON.stringify([
      { name: "scan.pdf", contentType: "application/pdf", size: 52_000 },
      { name: "photo of the letter box.jpeg", contentType: "image/jpeg", size: null },
    ]),
  });
  await stage.store(talk, ["", ""], {
    Kind__c: "event",
    Part_Type__c: "close",
    Author_Name__c: "Jules Moreau",
    Sent_At__c: new Date().toISOString(),
  });
  await stage.page.reload();
  for (const text of [
    "Internal note",
    "AI agent",
    "This message was deleted in Intercom.",
    "scan.pdf",
    "cannot be shown",
  ])
    await log.getByText(text).first().waitFor();
  const arabic = log.locator("[dir=auto]", { hasText: "مرحبا" }).first();
  assert.equal(await arabic.evaluate(directionOf), "rtl");
  await log
    .getByRole("button", { name: /\d events/ })
    .first()
    .click();
  await log.getByText("Jules Moreau closed this conversation").first().waitFor();
  await stage.page.getByText("Updated").first().waitFor();
  await stage.show("transcript");
});

test("actions and the box to answer in are in the window as soon as a conversation is open", async () => {
  for (const size of [
    { width: 1280, height: 900 },
    { width: 1440, height: 800 },
  ]) {
    await stage.page.setViewportSize(size);
    const log = await stage.read(reader);
    const parts = {
      actions: stage.page.locator("c-conversation-action-bar"),
      messages: log,
      box: stage.page.locator("c-conversation-composer").getByRole("textbox"),
      button: stage.page.getByRole("button", { name: "Send to customer" }),
    };
    await parts.button.waitFor();
    await stage.snap(`fits-${size.width}x${size.height}`);
    for (const [name, part] of Object.entries(parts)) {
      const { y, height } = (await part.boundingBox())!;
      const place = `${name} from ${y} to ${y + height} of ${size.height}`;
      assert.ok(y >= 0 && y + height <= size.height, place);
    }
    const messages = (await log.boundingBox())!;
    assert.ok(messages.height >= 100, `there is room for messages: ${messages.height}`);
    const filters = stage.page.locator("c-conversation-filters label");
    const tops = await filters.evaluateAll((labels: unknown[]) =>
      labels.map((label) => (label as { getBoundingClientRect(): { top: number } }).getBoundingClientRect().top),
    );
    assert.equal(new Set(tops).size, 1, "the filters stand in one row");
  }
  await stage.page.setViewportSize({ width: 1440, height: 1000 });
});

test("filters narrow the list and say when nothing is left", async () => {
  await filter("Closed").click();
  await list()
    .getByRole("button", { name: /A question that was answered/ })
    .waitFor();
  await until(
    "one conversation",
    () => list().getByRole("button").count(),
    (count) => count === 1,
  );
  await filter("Snoozed").click();
  await heading("Nothing here").waitFor();
  const card = (await stage.page.locator("c-intercom-conversations").first().boundingBox())!;
  const said = (await stage.page.getByRole("button", { name: "Show all conversations" }).boundingBox())!;
  assert.ok(said.y + said.height <= card.y + card.height, "what is said stands in the card");
  await stage.show("nothing-matches");
  await stage.page.getByRole("button", { name: "Show all conversations" }).click();
  await list().getByRole("button").nth(1).waitFor();
});

test("the keyboard alone reaches every conversation", async () => {
  await stage.page.getByRole("radio", { name: /^All/ }).focus();
  await stage.page.keyboard.press("Tab");
  await stage.page.keyboard.press("ArrowDown");
  await stage.page.keyboard.press("Enter");
  await heading("A question that was answered long ago").waitFor();
  await stage.page.keyboard.press("ArrowUp");
  await stage.page.keyboard.press("Enter");
  await heading("Where is my invoice?").last().waitFor();
});

test("in little room the list gives way to the conversation, and the focus goes along", async () => {
  await stage.page.setViewportSize({ width: 420, height: 900 });
  await stage.page.reload();
  await list().getByRole("button").first().click();
  const title = stage.page.locator("c-conversation-header h3");
  await title.waitFor();
  assert.equal(await list().isVisible(), false);
  await stage.page.locator("c-conversation-header h3:focus").waitFor();
  await stage.snap("reading-narrow");
  await stage.page.getByRole("button", { name: "Back to the list" }).click();
  await list().waitFor();
  await stage.page.locator("button:focus", { hasText: "Where is my invoice?" }).waitFor();
  await stage.page.setViewportSize({ width: 1440, height: 1000 });
});

test("when Intercom is unreachable, the stored messages stay and the page says so", async () => {
  await stage.fault({ kind: "reset", path: "/conversations/*" });
  await assertStoredCopy("unreachable", /did not answer/);
});

test("a long transcript comes in pieces, and the view stays where one reads", async () => {
  const person = await stage.linked();
  const long = await stage.talk(person, "<p>First of many</p>");
  const log = await stage.read(person);
  const bodies = Array.from({ length: 250 }, (_, index) => `<p>Message number ${index}</p>`);
  for (let start = 0; start < bodies.length; start += 50) await stage.store(long, bodies.slice(start, start + 50));
  await stage.org.update("Intercom_Conversation__c", long.recordId, { Part_Count__c: 812, Stored_Part_Count__c: 500 });
  await stage.fault({ kind: "reset", path: "/conversations/*" });
  await stage.page.reload();
  await log.getByText("Message number 249").waitFor();
  await stage.page.getByText("Showing the latest 500 of 812 parts.").waitFor();
  await stage.page.getByText("These are the stored messages.").waitFor();
  await stage.show("truncated");

  const count = () => log.getByRole("listitem").count();
  for (let before = await count(); before < 250; before = await count()) {
    await log.getByRole("button", { name: "Show earlier messages" }).click();
    const least = before;
    await until("more messages", count, (now) => now > least);
  }
  await log.getByText("Message number 0", { exact: true }).waitFor();
  await stage.noFaults();

  await log.evaluate((element: unknown) => {
    (element as { scrollTop: number }).scrollTop = 2000;
  });
  const place = await until("the place", scrollTop, (top) => top > 1900 && top < 2100);
  await stage.store(long, ["<p>Something new</p>"]);
  await stage.org.update("Intercom_Conversation__c", long.recordId, { Stored_Part_Count__c: 501 });
  await stage.page.getByRole("button", { name: "1 new message" }).waitFor();
  assert.ok(Math.abs((await scrollTop()) - place) < 2, "the view does not jump");
  await stage.show("new-message");
  await stage.page.getByRole("button", { name: "1 new message" }).click();
  await log.getByText("Something new").waitFor();
});

test("accounts, opportunities, cases and conversations have a page of their own", async () => {
  const { page, org } = stage;
  await stage.goto("Account", reader.accountId);
  await list()
    .getByRole("button", { name: new RegExp(reader.name) })
    .first()
    .waitFor();
  await stage.show("account");
  await stage.goto("Intercom_Conversation__c", talk.recordId);
  await page.getByRole("log").getByText("invoice 4711").waitFor();
  assert.equal(await list().count(), 0);
  await stage.show("conversation");
  const [caseId, opportunityId] = await org.create([
    { type: "Case", fields: { Subject: "Invoice", ContactId: reader.recordId } },
    {
      type: "Opportunity",
      fields: { Name: "Deal", StageName: "Prospecting", CloseDate: "2027-01-31", AccountId: reader.accountId },
    },
  ]);
  await org.create([
    {
      type: "OpportunityContactRole",
      fields: { OpportunityId: opportunityId!, ContactId: reader.recordId, Role: "Evaluator" },
    },
  ]);
  for (const [object, id] of [
    ["Case", caseId!],
    ["Opportunity", opportunityId!],
  ] as const) {
    await stage.goto(object, id);
    await page.getByRole("log").getByText("invoice 4711").waitFor();
    await stage.show(object.toLowerCase());
  }
});

test("a viewer reads, and cannot answer", async () => {
  const page = await stage.as("viewer");
  const log = await stage.read(reader, page);
  await log.getByText("invoice 4711").waitFor();
  assert.equal(await page.getByRole("textbox", { name: /Reply|reply/ }).count(), 0);
  await stage.show("viewer", page);
  await page.context().close();
});

test("where events are switched on and not delivered, the page goes on asking", async () => {
  await stage.org.aura("LivePagesController.turn", { isOn: true });
  const log = await stage.read(reader);
  await stage.store(talk, ["<p>Told by asking</p>"]);
  await stage.org.update("Intercom_Conversation__c", talk.recordId, { Stored_Part_Count__c: 77 });
  await log.getByText("Told by asking").waitFor();
});

test("hostile bodies do not run, do not track and stay where they are", async () => {
  const person = await stage.linked();
  const hostile = await stage.talk(person, "<p>Hostile</p>");
  for (const { name, body } of hostileBodies)
    await stage.say(hostile, person, `<p>${name.replaceAll("<", "(").replaceAll(">", ")")}</p>${body}`);
  const page = await stage.as("agent");
  const foreign: string[] = [];
  const own = new URL(stage.demonstration.addresses.lightning).host;
  page.on("request", (request) => {
    const { host, protocol } = new URL(request.url());
    const isIntercoms = /(^|\.)intercom(cdn|assets)\.(com|eu)$/.test(host) && protocol === "https:";
    if (host !== own && !isIntercoms && protocol !== "data:") foreign.push(request.url());
  });
  const dialogs: string[] = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const size = async () => {
    const box = await page.locator("c-conversation-browser").boundingBox();
    return { width: box?.width, height: box?.height };
  };
  await (await stage.read(reader, page)).getByText("invoice 4711").waitFor();
  await page.getByRole("button", { name: "Send to customer" }).waitFor();
  const usual = await size();
  const log = await stage.read(person, page);
  await log.getByText("half of a pair").waitFor();
  for (let more = true; more;) {
    const earlier = log.getByRole("button", { name: "Show earlier messages" });
    more = (await earlier.count()) > 0;
    if (more) await earlier.click();
    await page.waitForTimeout(300);
  }
  const shown = await log.innerText();
  for (const { name } of hostileBodies.slice(0, 20)) assert.ok(shown.includes(name), `${name} is in the transcript`);

  const bodies = log.locator("lightning-formatted-rich-text");
  assert.ok((await bodies.count()) > hostileBodies.length, "every body is drawn");
  assert.equal(await bodies.locator(FOREIGN).count(), 0, "nothing but text came in");
  const attributes = await bodies.locator("*").evaluateAll(attributesOf);
  assert.deepEqual(
    attributes.filter((name) => ACTING_ATTRIBUTE.test(name)),
    [],
    "and nothing that acts",
  );
  assert.ok(attributes.includes("href"), "attributes are seen at all");
  assert.equal(await page.evaluate("globalThis.__ran ?? null"), null, "nothing ran");
  assert.equal(new URL(page.url()).pathname, `/lightning/r/Contact/${person.recordId}/view`, "the page is the same");
  assert.deepEqual(foreign, [], "nothing is asked for elsewhere");
  assert.deepEqual(dialogs, [], "nothing speaks up");
  await page.getByRole("button", { name: "Send to customer" }).waitFor();
  assert.deepEqual(await size(), usual, "what is around the messages has its usual size");
  await stage.picture("hostile", page);
  await page.context().close();
});

test("when Intercom has too many requests, the stored messages stay and the page says so", async () => {
  await stage.fault({ kind: "status", amount: 429, path: "/conversations/*" });
  await assertStoredCopy("rate-limited", /too many requests/);
});
