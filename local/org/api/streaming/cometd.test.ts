import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { after, before, test } from "node:test";
import jsforce from "@jsforce/jsforce-node";
import { StreamingExtension } from "@jsforce/jsforce-node/lib/api/streaming.js";
import { type RunningOrg, startOrg } from "../server.js";
import { metadataXml, testFolder } from "../test-folder.js";

const field = (name: string, type: string): string =>
  metadataXml("CustomField", `<fullName>${name}</fullName><label>${name}</label>${type}`);

const FILES = {
  "objects/Ping__e/Ping__e.object-meta.xml": metadataXml(
    "CustomObject",
    "<deploymentStatus>Deployed</deploymentStatus><eventType>HighVolume</eventType><label>Ping</label><pluralLabel>Pings</pluralLabel><publishBehavior>PublishAfterCommit</publishBehavior>",
  ),
  "objects/Ping__e/fields/Text__c.field-meta.xml": field("Text__c", "<type>Text</type><length>50</length>"),
  "objects/Ping__e/fields/When__c.field-meta.xml": field("When__c", "<type>DateTime</type>"),
};

interface EventMessage {
  schema: string;
  payload: { Text__c: string; When__c: string | null; CreatedById: string; CreatedDate: string };
  event: { replayId: number; EventUuid: string };
}

let org: RunningOrg;
let folder: string;
let connection: jsforce.Connection;

before(async () => {
  folder = testFolder(FILES);
  org = await startOrg({ sources: [folder] });
  const { instanceUrl } = org;
  connection = new jsforce.Connection({ instanceUrl, accessToken: await org.tokenFor("admin"), version: "65.0" });
});

after(async () => {
  await org?.close();
  rmSync(folder, { recursive: true, force: true });
});

const publish = async (text: string): Promise<void> => {
  const result = await connection.sobject("Ping__e").create({ Text__c: text, When__c: "2026-01-02T03:04:05Z" });
  assert.ok(result.success);
};

type Client = ReturnType<jsforce.Connection["streaming"]["createClient"]> & { disconnect(): Promise<void> };

/** The declarations of the client leave out its end. */
const listen = (extensions: unknown[]): Client => connection.streaming.createClient(extensions) as Client;

/** Subscribes, does something, and waits for that many events. */
async function receive(client: Client, count: number, meanwhile: () => Promise<void>): Promise<EventMessage[]> {
  const found: EventMessage[] = [];
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`Only ${found.length} of ${count} events came`)), 5_000);
    const subscription = client.subscribe("/event/Ping__e", (message: unknown) => {
      found.push(message as EventMessage);
      if (found.length < count) return;
      clearTimeout(timer);
      resolve();
    }) as unknown as PromiseLike<void>;
    subscription
      .then(meanwhile, (refused: { message: string }) => reject(new Error(refused.message)))
      .then(undefined, reject);
  }).finally(() => client.disconnect());
  return found;
}

const textsOf = (events: readonly EventMessage[]): string[] => events.map((each) => each.payload.Text__c);

test("jsforce gets new events, and earlier ones by replay", async () => {
  await publish("before");
  const fresh = await receive(listen([]), 2, async () => {
    await publish("one");
    await publish("two");
  });
  assert.deepEqual(textsOf(fresh), ["one", "two"]);
  assert.equal(fresh[0]?.payload.When__c, "2026-01-02T03:04:05.000Z");
  assert.match(fresh[0]?.payload.CreatedById ?? "", /^005/);
  assert.match(fresh[0]?.event.EventUuid ?? "", /^[0-9a-f-]{36}$/);

  const replay = (from: number): Client => listen([new StreamingExtension.Replay("/event/Ping__e", from)]);
  assert.deepEqual(textsOf(await receive(replay(-2), 3, () => Promise.resolve())), ["before", "one", "two"]);
  const afterOne = fresh[0]?.event.replayId ?? 0;
  assert.deepEqual(textsOf(await receive(replay(afterOne), 2, () => publish("three"))), ["two", "three"]);
  await assert.rejects(
    receive(replay(999_999), 1, () => Promise.resolve()),
    /The replayId \{999999\} you provided was invalid/s,
  );
});

test("what does not commit is not streamed", async () => {
  const events = await receive(listen([]), 1, async () => {
    await connection.tooling.executeAnonymous(
      "EventBus.publish(new Ping__e(Text__c = 'lost')); Integer zero = 0; Integer x = 1 / zero;",
    );
    await connection.tooling.executeAnonymous("EventBus.publish(new Ping__e(Text__c = 'kept'));");
  });
  assert.deepEqual(textsOf(events), ["kept"]);
});

test("@salesforce/core's StreamingClient", async () => {
  process.env["SF_DISABLE_TELEMETRY"] = "true";
  const { AuthInfo, Connection, Org, StreamingClient } = await import("@salesforce/core");
  const accessToken = connection.accessToken as string;
  const authInfo = await AuthInfo.create({
    username: accessToken,
    accessTokenOptions: { accessToken, instanceUrl: org.instanceUrl },
  });
  const core = await Org.create({ connection: await Connection.create({ authInfo }) });
  const options = new StreamingClient.DefaultOptions(core, "/event/Ping__e", (message) => ({
    completed: true,
    payload: (message as unknown as EventMessage).payload.Text__c,
  }));
  const client = await StreamingClient.create(options);
  assert.equal(await client.handshake(), StreamingClient.ConnectionState.CONNECTED);
  assert.equal(await client.subscribe(() => publish("core")), "core");
});

const bayeux = async (
  messages: unknown,
  token = connection.accessToken,
  path = "/cometd/65.0",
): Promise<Record<string, unknown>[]> => {
  const response = await fetch(org.instanceUrl + path, {
    method: "POST",
    headers: { Authorization: `OAuth ${token}`, "Content-Type": "application/json" },
    body: JSON.stringify(messages),
  });
  return (await response.json()) as Record<string, unknown>[];
};

const handshake = { channel: "/meta/handshake", version: "1.0", supportedConnectionTypes: ["long-polling"] };

test("refusals are those of the Streaming API", async () => {
  const [denied] = await bayeux([handshake], "none");
  assert.equal(denied?.["error"], "403::Handshake denied");
  assert.deepEqual(denied?.["ext"], { sfdc: { failureReason: "401::Authentication invalid" } });
  assert.match(String((await bayeux([handshake], undefined, "/cometd"))[0]?.["error"]), /^400::API version in the URI/);
  const [unknown] = await bayeux([{ channel: "/meta/connect", clientId: "x" }]);
  assert.deepEqual(
    [unknown?.["error"], unknown?.["advice"]],
    ["403::Unknown client", { interval: 0, reconnect: "handshake" }],
  );
  const [{ clientId } = {}] = await bayeux([handshake]);
  const subscribe = async (subscription: string): Promise<unknown> =>
    (await bayeux([{ channel: "/meta/subscribe", clientId, subscription }]))[0]?.["error"];
  assert.equal(
    await subscribe("/event/Nope__e"),
    "400::The channel you requested to subscribe to does not exist {/event/Nope__e}",
  );
  assert.match(String(await subscribe("/topic/Leads")), /streams platform events only/);
  assert.match(String(await subscribe("event/Ping__e")), /leading '\/'/);
});

test("only users who may read the event, and deliveries are counted", async () => {
  const profile = (await connection.query("SELECT Id FROM Profile WHERE Name = 'Standard User'")).records[0] as {
    Id: string;
  };
  const user = {
    Username: "rep@example.com",
    Email: "r@example.com",
    LastName: "Rep",
    Alias: "rep",
    ProfileId: profile.Id,
  };
  const zone = { TimeZoneSidKey: "GMT", LocaleSidKey: "en_US", LanguageLocaleKey: "en_US", EmailEncodingKey: "UTF-8" };
  assert.ok((await connection.sobject("User").create({ ...user, ...zone })).success);
  const token = await org.tokenFor("rep");
  const [{ clientId } = {}] = await bayeux([handshake], token);
  const [answer] = await bayeux([{ channel: "/meta/subscribe", clientId, subscription: "/event/Ping__e" }], token);
  assert.match(String(answer?.["error"]), /does not exist \{\/event\/Ping__e\}/);

  const { DailyDeliveredPlatformEvents: spent } = await connection.limits();
  // Two, three by -2, two by id, one kept, one to the other client.
  assert.equal((spent?.Max ?? 0) - (spent?.Remaining ?? 0), 9);
  const apex = "System.assertEquals(9, OrgLimits.getMap().get('DailyDeliveredPlatformEvents').getValue());";
  assert.equal((await connection.tooling.executeAnonymous(apex)).exceptionMessage, null);
});

test("events wait for a client whose request broke", async () => {
  const [{ clientId } = {}] = await bayeux([handshake]);
  await bayeux([{ channel: "/meta/connect", clientId }]);
  const controller = new AbortController();
  const waiting = fetch(`${org.instanceUrl}/cometd/65.0/connect`, {
    method: "POST",
    headers: { Authorization: `OAuth ${connection.accessToken}` },
    body: JSON.stringify([{ channel: "/meta/connect", clientId }]),
    signal: controller.signal,
  });
  await bayeux([{ channel: "/meta/subscribe", clientId, subscription: "/event/Ping__e" }]);
  controller.abort();
  await assert.rejects(waiting, /abort/);
  await new Promise((resolve) => setTimeout(resolve, 50));
  await publish("while away");
  const messages = await bayeux([{ channel: "/meta/connect", clientId }]);
  assert.ok(messages.some((each) => (each["data"] as EventMessage | undefined)?.payload.Text__c === "while away"));
});
