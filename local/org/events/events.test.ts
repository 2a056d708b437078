import assert from "node:assert/strict";
import { test } from "node:test";
import { engineOf } from "../database/engine.js";
import type { Org } from "../org.js";
import { withOrg } from "../testing/source-folder.js";

function eventObject(behavior: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata">
  <deploymentStatus>Deployed</deploymentStatus><eventType>HighVolume</eventType><label>Note</label><pluralLabel>Notes</pluralLabel>
  <publishBehavior>${behavior}</publishBehavior>
  <fields><fullName>Text__c</fullName><label>Text</label><length>20</length><type>Text</type></fields>
</CustomObject>`;
}

const TRIGGER = `
trigger NoteTrigger on Note__e (after insert) {
    Handler.handle(Trigger.new);
}`;

const HANDLER = `
public class Handler {
    public static void handle(List<Note__e> notes) {
        List<Account> made = new List<Account>();
        Integer count = 0;
        for (Note__e note : notes) {
            if (note.Text__c == 'retry' && EventBus.TriggerContext.currentContext().retries < 3) throw new EventBus.RetryableException('again');
            if (note.Text__c == 'never') throw new EventBus.RetryableException('again');
            if (note.Text__c == 'fail') throw new IllegalArgumentException('no');
            made.add(new Account(Name = note.Text__c, Description = UserInfo.getUserType()));
            count++;
            if (note.Text__c == 'checkpoint') {
                EventBus.TriggerContext.currentContext().setResumeCheckpoint(note.ReplayId);
                break;
            }
        }
        insert made;
    }
}`;

const sources = (behavior: string): Record<string, string> => ({
  "objects/Note__e/Note__e.object-meta.xml": eventObject(behavior).replace(/ {2}<fields>.*<\/fields>\n/, ""),
  "objects/Note__e/fields/Text__c.field-meta.xml": `<?xml version="1.0" encoding="UTF-8"?>
<CustomField xmlns="http://soap.sforce.com/2006/04/metadata"><fullName>Text__c</fullName><label>Text</label><length>20</length><type>Text</type></CustomField>`,
  "NoteTrigger.trigger": TRIGGER,
  "Handler.cls": HANDLER,
});

const column = (org: Org, field: string): string[] =>
  engineOf(org)
    .records.readAll(org.schema.object("Account")!)
    .map((record) => String(record.get(field)));
const names = (org: Org): string[] => column(org, "Name");
const publish = (texts: string[]): string =>
  `EventBus.publish(new List<Note__e>{ ${texts.map((text) => `new Note__e(Text__c = '${text}')`).join(", ")} });`;

test("events reach their trigger after the commit, as Automated Process", () => {
  withOrg(sources("PublishAfterCommit"), (org) => {
    org.executeAnonymous(publish(["one", "two"]));
    assert.deepEqual(names(org), []);
    assert.equal(org.runDueWork(), 1);
    assert.deepEqual(names(org), ["one", "two"]);
    assert.deepEqual(column(org, "Description"), ["AutomatedProcess", "AutomatedProcess"]);
    assert.throws(() => org.executeAnonymous(`${publish(["lost"])} throw new IllegalArgumentException('stop');`));
    assert.equal(org.runDueWork(), 0);
  });
});

test("an event that is published immediately survives a rollback", () => {
  withOrg(sources("PublishImmediately"), (org) => {
    assert.throws(() => org.executeAnonymous(`${publish(["kept"])} throw new IllegalArgumentException('stop');`));
    assert.equal(org.runDueWork(), 1);
    assert.deepEqual(names(org), ["kept"]);
  });
});

test("what follows a checkpoint comes again in a new run", () => {
  withOrg(sources("PublishAfterCommit"), (org) => {
    org.executeAnonymous(publish(["checkpoint", "rest"]));
    assert.equal(org.runDueWork(), 2);
    assert.deepEqual(names(org), ["checkpoint", "rest"]);
  });
});

test("RetryableException gives the events again; the tenth in a row ends the subscription", () => {
  withOrg(sources("PublishAfterCommit"), (org) => {
    org.executeAnonymous(publish(["retry"]));
    assert.equal(org.runDueWork(), 4);
    assert.deepEqual(names(org), ["retry"]);
    org.executeAnonymous(publish(["never"]));
    assert.equal(org.runDueWork(), 10);
    assert.equal(org.events.allSubscriptions()[0]?.status, "Error");
    assert.equal(org.events.pending(), 1);
  });
});

test("2,001 events are two batches", () => {
  withOrg(sources("PublishAfterCommit"), (org) => {
    org.executeAnonymous(
      "List<Note__e> notes = new List<Note__e>(); for (Integer i = 0; i < 2001; i++) notes.add(new Note__e(Text__c = 'n' + i)); EventBus.publish(notes);",
    );
    assert.equal(org.runDueWork(), 2);
    assert.equal(names(org).length, 2_001);
  });
});

const APEX_TESTS = `
@IsTest
private class NoteTest {
    @IsTest static void deliverRunsTheTriggerOnce() {
        Database.SaveResult result = EventBus.publish(new Note__e(Text__c = 'a'));
        Assert.isTrue(result.isSuccess());
        Assert.areEqual(0, [SELECT COUNT() FROM Account]);
        Test.getEventBus().deliver();
        Assert.areEqual(1, [SELECT COUNT() FROM Account]);
        Test.getEventBus().deliver();
        Assert.areEqual(1, [SELECT COUNT() FROM Account]);
    }
    @IsTest static void stopTestDelivers() {
        Test.startTest();
        EventBus.publish(new Note__e(Text__c = 'a'));
        Test.stopTest();
        Assert.areEqual(1, [SELECT COUNT() FROM Account]);
    }
    @IsTest static void publishAfterCommitCountsAsDml() {
        Integer before = Limits.getDmlStatements();
        EventBus.publish(new Note__e(Text__c = 'a'));
        Assert.areEqual(before + 1, Limits.getDmlStatements());
        Assert.areEqual(0, Limits.getPublishImmediateDML());
    }
    @IsTest static void tooLongTextIsAnErrorOfItsResult() {
        Database.SaveResult result = EventBus.publish(new Note__e(Text__c = 'a'.repeat(21)));
        Assert.isFalse(result.isSuccess());
        Assert.areEqual(StatusCode.STRING_TOO_LONG, result.getErrors()[0].getStatusCode());
    }
    @IsTest static void failingTriggerDoesNotFailTheTest() {
        EventBus.publish(new Note__e(Text__c = 'fail'));
        Test.getEventBus().deliver();
        Assert.areEqual(0, [SELECT COUNT() FROM Account]);
    }
}`;

test("events inside tests", () => {
  withOrg({ ...sources("PublishAfterCommit"), "NoteTest.cls": APEX_TESTS }, (org) => {
    const run = org.runTests();
    assert.deepEqual(
      run.tests.filter((each) => each.outcome !== "Pass"),
      [],
    );
    assert.equal(run.total, 5);
  });
});
