import assert from "node:assert/strict";
import path from "node:path";
import { after, before, test } from "node:test";
import { OfficialContract } from "../../local/intercom/contract/official.js";
import type { Schema } from "../../local/intercom/contract/schema.js";
import { conversation } from "../../local/intercom/contract/shapes-conversations.js";
import { Org } from "../../local/org/org.js";
import { ApexException } from "../../local/org/runtime/exceptions.js";
import { type Shape, shapesOf } from "./shapes.js";

/** Every shape that a description of Intercom's answers allows goes through the package's reader and is stored. */
const AT_ONCE = 60;
const root = path.resolve(import.meta.dirname, "../..");

let org: Org;

before(() => {
  org = Org.create({ sources: [path.join(root, "force-app/main")], cacheDir: path.join(root, ".cache/org") });
  assert.deepEqual(org.compileErrors, []);
  org.executeAnonymous(`
    insert new Intercom_Settings__c(SetupOwnerId = UserInfo.getOrganizationId(), Connected__c = true,
      Org_Id__c = UserInfo.getOrganizationId(), App_Id__c = 'app1', Region__c = 'US');
  `);
});

after(() => org.close());

const literal = (value: unknown): string =>
  `'${JSON.stringify(value).replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;

/** What the package does with an answer, less the callout: read, map, store; every refusal is thrown. */
const script = (shapes: readonly unknown[]): string => `
  List<IntercomConversation> sources = new List<IntercomConversation>();
  for (Object shape : (List<Object>) JSON.deserializeUntyped(${literal(shapes)})) {
    HttpResponse answer = new HttpResponse();
    answer.setStatusCode(200);
    answer.setBody(JSON.serialize(shape));
    sources.add((IntercomConversation) new IntercomResponse(answer)
      .readLeniently(IntercomConversation.class, JsonShape.of('conversation')));
  }
  HttpResponse listed = new HttpResponse();
  listed.setStatusCode(200);
  listed.setBody('{"conversations":' + ${literal(shapes)} + '}');
  IntercomConversationPage page = (IntercomConversationPage) new IntercomResponse(listed)
    .readLeniently(IntercomConversationPage.class, JsonShape.of('conversations'));
  if (page.conversations.size() != sources.size()) {
    throw new SyncException('LOST', page.conversations.size() + ' of ' + sources.size() + ' are in the list');
  }
  ConversationHeaders headers = new ConversationHeaders(sources, new TeammateDirectory());
  List<Intercom_Conversation__c> records = headers.prepare();
  List<SaveFailure> failures = headers.save(records);
  MessageMapper mapper = new MessageMapper();
  MessageStore messages = new MessageStore(records, mapper.longTexts);
  for (Integer index = 0; index < sources.size(); index++) {
    messages.put(records[index], mapper.toRecords(sources[index]));
  }
  failures.addAll(messages.save().values());
  if (!failures.isEmpty()) {
    throw new SyncException(failures[0].code, failures[0].message + ' ' + failures[0].record);
  }
`;

/** Why a batch is refused, or null. */
function refusal(shapes: readonly unknown[]): string | null {
  try {
    org.executeAnonymous(script(shapes));
    return null;
  } catch (error) {
    return error instanceof ApexException ? error.toString() : String(error);
  }
}

function store(shapes: readonly Shape[], firstId: number): void {
  const values = shapes.map(({ value }, index) => ({ ...value, id: String(firstId + index) }));
  for (let start = 0; start < values.length; start += AT_ONCE) {
    const some = values.slice(start, start + AT_ONCE);
    if (refusal(some) === null) continue;
    const guilty = some.findIndex((value) => refusal([value]) !== null);
    assert.fail(`${shapes[start + guilty]?.what ?? "several at once"}: ${refusal(guilty < 0 ? some : [some[guilty]])}`);
  }
}

test("every shape of the workspace's own description is stored", () => {
  const shapes = shapesOf(conversation, () => assert.fail("nothing is referred to"));
  assert.ok(shapes.length > 150, `${shapes.length} shapes`);
  store(shapes, 1_000_000);
});

const official = process.env["INTERCOM_OPENAPI"];

if (official)
  test("every shape of the official description is stored", () => {
    const contract = new OfficialContract(official);
    const resolve = (reference: string): Schema => contract.schema(reference.split("/").at(-1) ?? "");
    const shapes = shapesOf(contract.schema("conversation"), resolve);
    assert.ok(shapes.length > 150, `${shapes.length} shapes`);
    store(shapes, 2_000_000);
  });
