import assert from "node:assert/strict";
import { test } from "node:test";
import { engineOf } from "../database/engine.js";
import path from "node:path";
import { Org } from "../org.js";
import { withOrg, withSources } from "../testing/source-folder.js";

/** Rules of asynchronous Apex inside tests. Each Apex test asserts one of them; sources are named in the code they test. */
const RULES = `
@IsTest
private class AsyncRules {
    static Integer shared = 0;
    class Job implements Queueable {
        String label; transient String gone = 'x';
        Job(String label) { this.label = label; }
        public void execute(QueueableContext context) { insert new Account(Name = label + gone); shared++; }
    }
    class Chain implements Queueable {
        public void execute(QueueableContext context) { System.enqueueJob(new Job('child')); }
    }
    class Failing implements Queueable {
        public void execute(QueueableContext context) {
            System.attachFinalizer(new Last());
            insert new Account(Name = 'rolled back');
            Integer zero = 0;
            Integer x = 1 / zero;
        }
    }
    class Last implements Finalizer {
        public void execute(FinalizerContext context) {
            insert new Account(Name = context.getResult().name() + ': ' + context.getException()?.getMessage());
            System.enqueueJob(new Job('from finalizer'));
        }
    }
    class Tick implements Schedulable {
        public void execute(SchedulableContext context) { insert new Account(Name = 'tick'); System.enqueueJob(new Job('later')); }
    }
    class Rows implements Database.Batchable<Integer>, Database.Stateful {
        Integer sum = 0;
        public Iterable<Integer> start(Database.BatchableContext context) { return new List<Integer>{ 1, 2, 3 }; }
        public void execute(Database.BatchableContext context, List<Integer> scope) { for (Integer each : scope) sum += each; }
        public void finish(Database.BatchableContext context) { insert new Account(Name = 'sum ' + sum); }
    }
    @future static void later(String name) { insert new Account(Name = name); Assert.isTrue(System.isFuture()); }
    static Set<String> names() {
        Set<String> found = new Set<String>();
        for (Account each : [SELECT Name FROM Account]) found.add(each.Name);
        return found;
    }

    @IsTest static void stopTestRunsTheJob() {
        Test.startTest();
        Id jobId = System.enqueueJob(new Job('one'));
        Assert.areEqual(1, Limits.getQueueableJobs());
        Assert.areEqual(0, names().size());
        Test.stopTest();
        Assert.areEqual(new Set<String>{ 'onenull' }, names());
        Assert.areEqual('Completed', [SELECT Status FROM AsyncApexJob WHERE Id = :jobId].Status);
        Assert.areEqual(1, shared);
        Assert.areEqual(0, Limits.getQueueableJobs());
    }
    @IsTest static void jobsBeforeStartTestDoNotRun() {
        System.enqueueJob(new Job('early'));
        Test.startTest();
        Test.stopTest();
        Assert.areEqual(0, names().size());
    }
    @IsTest static void chainIsRefused() {
        Test.startTest();
        System.enqueueJob(new Chain());
        try { Test.stopTest(); Assert.fail('no exception'); }
        catch (System.AsyncException e) { Assert.areEqual('Maximum stack depth has been reached.', e.getMessage()); }
    }
    @IsTest static void failingJobRollsBackAndItsFinalizerRuns() {
        Test.startTest();
        System.enqueueJob(new Failing());
        try { Test.stopTest(); Assert.fail('no exception'); } catch (MathException e) { Assert.areEqual('Divide by 0', e.getMessage()); }
        Assert.areEqual(new Set<String>{ 'UNHANDLED_EXCEPTION: Divide by 0' }, names());
        Assert.areEqual('Failed', [SELECT Status FROM AsyncApexJob WHERE ApexClass.Name = 'AsyncRules' ORDER BY CreatedDate LIMIT 1].Status);
    }
    @IsTest static void scheduledJobRunsOnceAndWhatItEnqueuesWaits() {
        Test.startTest();
        String id = System.schedule('tick', '0 0 3 * * ?', new Tick());
        Test.stopTest();
        Assert.areEqual(new Set<String>{ 'tick' }, names());
        Assert.areEqual(3, [SELECT NextFireTime FROM CronTrigger WHERE Id = :id].NextFireTime.hour());
        System.abortJob(id);
        Assert.areEqual(0, [SELECT COUNT() FROM CronTrigger]);
    }
    @IsTest static void sameNameIsRefused() {
        System.schedule('tick', '0 0 3 * * ?', new Tick());
        try { System.schedule('tick', '0 0 4 * * ?', new Tick()); Assert.fail('no exception'); }
        catch (AsyncException e) { Assert.isTrue(e.getMessage().contains('already scheduled')); }
    }
    @IsTest static void batchRunsOneChunk() {
        Test.startTest();
        Database.executeBatch(new Rows(), 3);
        Test.stopTest();
        Assert.areEqual(new Set<String>{ 'sum 6' }, names());
    }
    @IsTest static void batchOfTwoChunksIsRefused() {
        Test.startTest();
        Database.executeBatch(new Rows(), 2);
        try { Test.stopTest(); Assert.fail('no exception'); } catch (UnexpectedException e) { Assert.isTrue(e.getMessage().startsWith('No more than one')); }
    }
    @IsTest static void futureRunsAtStopTest() {
        Test.startTest();
        later('future');
        Assert.areEqual(0, names().size());
        Test.stopTest();
        Assert.areEqual(new Set<String>{ 'future' }, names());
    }
    @IsTest static void duplicateSignatureIsRefused() {
        AsyncOptions options = new AsyncOptions();
        options.DuplicateSignature = QueueableDuplicateSignature.Builder().addString('lane').build();
        Test.startTest();
        System.enqueueJob(new Job('a'), options);
        try { System.enqueueJob(new Job('b'), options); Assert.fail('no exception'); }
        catch (DuplicateMessageException e) { Assert.areEqual('Attempt to enqueue job with duplicate queueable signature', e.getMessage()); }
        Test.stopTest();
    }
    @IsTest static void fiftyFirstJobIsOneTooMany() {
        Test.startTest();
        for (Integer i = 0; i < 50; i++) System.enqueueJob(new Job('n'));
        Assert.areEqual(Limits.getLimitQueueableJobs(), Limits.getQueueableJobs());
        Test.stopTest();
    }
    @IsTest static void limitExceptionPassesEveryCatch() {
        try { for (Integer i = 0; i < 101; i++) Integer n = [SELECT COUNT() FROM Account]; } catch (Exception e) { Assert.fail('caught'); }
    }
}`;

test("asynchronous Apex inside tests", () => {
  withOrg({ "AsyncRules.cls": RULES }, (org) => {
    const run = org.runTests();
    const outcomes = Object.fromEntries(
      run.tests.map((each) => [each.method, each.outcome === "Pass" ? "Pass" : each.message]),
    );
    const expected = Object.fromEntries(run.tests.map((each) => [each.method, "Pass"]));
    expected["limitExceptionPassesEveryCatch"] = "System.LimitException: Too many SOQL queries: 101";
    assert.deepEqual(outcomes, expected);
    assert.equal(run.total, 12);
  });
});

const RUNNING = `
public class Work implements Queueable {
    Integer left;
    public Work(Integer left) { this.left = left; }
    public void execute(QueueableContext context) {
        insert new Account(Name = 'step ' + left);
        if (left > 1) System.enqueueJob(new Work(left - 1), left == 2 ? 5 : 0);
    }
    public static void enqueueAndFail() {
        System.enqueueJob(new Work(1));
        throw new IllegalArgumentException('stop');
    }
}`;

test("the running org chains jobs, waits for delays and forgets jobs that were rolled back", () => {
  let now = Date.parse("2026-03-10T09:30:00Z");
  withOrg(
    { "Work.cls": RUNNING },
    (org) => {
      const accounts = (): number => engineOf(org).records.count(org.schema.object("Account")!);
      org.executeAnonymous("System.enqueueJob(new Work(3));");
      assert.equal(org.runDueWork(), 2);
      assert.equal(accounts(), 2);
      now += 5 * 60_000;
      assert.equal(org.runDueWork(), 1);
      assert.equal(accounts(), 3);
      assert.throws(() => org.executeAnonymous("Work.enqueueAndFail();"));
      assert.equal(org.runDueWork(), 0);
      org.executeAnonymous(
        "Savepoint before = Database.setSavepoint(); System.enqueueJob(new Work(1)); Database.rollback(before);",
      );
      assert.equal(org.runDueWork(), 0);
    },
    { clock: () => now },
  );
});

const TICK = `
public class Tick implements Schedulable {
    public void execute(SchedulableContext context) { insert new Account(Name = 'tick'); }
}`;

test("a scheduled class goes on in the next run of the same database; a queued job does not", () => {
  let now = Date.parse("2026-03-10T09:30:00Z");
  withSources({ "Tick.cls": TICK, "Work.cls": RUNNING }, (folder) => {
    const database = path.join(folder, "org.sqlite");
    const options = { sources: [folder], database, clock: () => now };
    const first = Org.create(options);
    first.executeAnonymous("System.schedule('tick', '0 0 * * * ?', new Tick()); System.enqueueJob(new Work(1), 5);");
    first.close();
    const second = Org.create(options);
    try {
      assert.deepEqual(
        second.jobs.scheduledEntries().map((entry) => entry.name),
        ["tick"],
      );
      assert.equal(second.jobs.pending().length, 0);
      now += 60 * 60_000;
      assert.equal(second.runDueWork(), 1);
      assert.equal(engineOf(second).records.count(second.schema.object("Account")!), 1);
      assert.equal(second.testUser().username, "admin@local.example");
    } finally {
      second.close();
    }
  });
});
