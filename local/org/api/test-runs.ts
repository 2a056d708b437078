import { systemRows } from "../execution/system-rows.js";
import { Org } from "../org.js";
import type { TestRun } from "../testing/results.js";
import type { RunOptions } from "../testing/runner.js";
import { ApiError } from "./errors.js";
import type { Json } from "./record-json.js";

/** Which tests a client asks for: class names with the methods of each, none for all of the class; null for every test. */
export type TestSelection = ReadonlyMap<string, readonly string[]> | null;

/** Reads what `runTestsSynchronous` and `runTestsAsynchronous` are given. Throws 400 for what names no class. */
export function selectionOf(org: Org, body: Json): TestSelection {
  if (body["suiteids"] !== undefined || body["suiteNames"] !== undefined)
    throw new ApiError(501, "FUNCTIONALITY_NOT_ENABLED", "Test suites are not supported by the local org");
  const selection = new Map<string, readonly string[]>();
  const byId = (id: string): string => {
    const name = systemRows(org).find("ApexClass", "Id", id)?.get("Name");
    if (typeof name !== "string")
      throw new ApiError(
        400,
        "INVALID_INPUT",
        `This class name's value is invalid: ${id}. Provide the name of an Apex class that has test methods.`,
      );
    return name;
  };
  const named = (name: string): void => {
    selection.set(name.slice(name.lastIndexOf(".") + 1).toLowerCase(), []);
  };
  for (const name of words(body["classNames"] ?? body["classnames"])) named(name);
  for (const id of words(body["classids"])) named(byId(id));
  for (const each of (body["tests"] ?? []) as Json[]) {
    const name = typeof each["className"] === "string" ? each["className"] : byId(String(each["classId"]));
    const methods = (each["testMethods"] ?? []) as string[];
    selection.set(
      name.slice(name.lastIndexOf(".") + 1).toLowerCase(),
      methods.map((method) => method.toLowerCase()),
    );
  }
  if (selection.size > 0) return selection;
  const level = body["testLevel"];
  if (level === undefined || level === "RunSpecifiedTests")
    throw new ApiError(400, "INVALID_INPUT", "No tests are specified");
  return null;
}

function words(value: unknown): string[] {
  return typeof value === "string"
    ? value
        .split(",")
        .map((word) => word.trim())
        .filter((word) => word !== "")
    : [];
}

/** Runs tests in a fresh org of the same sources, so that they see no data of this one. */
export function runInFreshOrg(org: Org, selection: TestSelection): TestRun {
  const only = (className: string, method: string): boolean => {
    const methods = selection?.get(className.slice(className.lastIndexOf(".") + 1).toLowerCase());
    return (
      selection === null || (methods !== undefined && (methods.length === 0 || methods.includes(method.toLowerCase())))
    );
  };
  const options: RunOptions = { only };
  const fresh = Org.create({ ...org.options, database: ":memory:" });
  try {
    return fresh.runTests(options);
  } finally {
    fresh.close();
    org.activate();
  }
}

/** The answer of `runTestsSynchronous`. */
export function synchronousResult(org: Org, run: TestRun): Json {
  const failed = run.tests.filter((test) => test.outcome !== "Pass");
  const base = (test: TestRun["tests"][number]): Json => ({
    id: org.classId(test.class) ?? "",
    name: test.class,
    methodName: test.method,
    namespace: org.namespace,
    seeAllData: false,
    time: test.durationMs,
  });
  return {
    apexLogId: null,
    codeCoverage: run.coverage.classes.map((each) => ({
      id: org.classId(each.name) ?? "",
      name: each.name,
      namespace: org.namespace,
      type: "Class",
      numLocations: each.lines,
      numLocationsNotCovered: each.lines - each.covered,
      locationsNotCovered: each.uncovered.map((line) => ({ line, column: 0, numExecutions: 0, time: -1 })),
    })),
    codeCoverageWarnings: [],
    failures: failed.map((test) => ({
      ...base(test),
      message: test.message,
      stackTrace: test.stackTrace,
      packageName: test.class,
      type: "Class",
    })),
    flowCoverage: [],
    flowCoverageWarnings: [],
    numFailures: failed.length,
    numTestsRun: run.total,
    successes: run.tests.filter((test) => test.outcome === "Pass").map(base),
    totalTime: run.durationMs,
  };
}

/** Writes the rows that tell of a run which is about to start; returns the id by which a client asks for it. */
export function queueTestRun(org: Org, userId: string, selection: TestSelection): string {
  const rows = systemRows(org);
  const job = rows.insert("AsyncApexJob", { JobType: "TestRequest", Status: "Queued", CreatedById: userId });
  rows.insert("ApexTestRunResult", {
    AsyncApexJobId: job,
    UserId: userId,
    Status: "Queued",
    Source: "API",
    StartTime: org.now(),
    IsAllTests: selection === null,
    CreatedById: userId,
  });
  return job;
}

/** Runs the tests of a queued run and writes what came of them, as Salesforce keeps it: one row for the run, each class and each method. */
export function finishTestRun(org: Org, job: string, selection: TestSelection): void {
  const rows = systemRows(org);
  const runRow = rows.find("ApexTestRunResult", "AsyncApexJobId", job)?.id ?? "";
  const run = runInFreshOrg(org, selection);
  const classes = new Set(run.tests.map((test) => test.class));
  const items = new Map<string, string>();
  for (const name of classes) {
    const apexClass = org.classId(name);
    items.set(
      name,
      rows.insert("ApexTestQueueItem", {
        ApexClassId: apexClass,
        ParentJobId: job,
        TestRunResultId: runRow,
        Status: "Completed",
      }),
    );
  }
  for (const test of run.tests)
    rows.insert("ApexTestResult", {
      ApexClassId: org.classId(test.class),
      ApexTestRunResultId: runRow,
      AsyncApexJobId: job,
      QueueItemId: items.get(test.class) ?? null,
      MethodName: test.method,
      Outcome: test.outcome,
      Message: test.message,
      StackTrace: test.stackTrace,
      RunTime: Math.round(test.durationMs),
      TestTimestamp: org.now(),
      IsTestSetup: false,
    });
  rows.update("ApexTestRunResult", runRow, {
    Status: run.failed === 0 ? "Completed" : "Failed",
    EndTime: org.now(),
    TestTime: run.durationMs,
    ClassesCompleted: classes.size,
    ClassesEnqueued: classes.size,
    MethodsCompleted: run.total,
    MethodsEnqueued: run.total,
    MethodsFailed: run.failed,
  });
  rows.update("AsyncApexJob", job, {
    Status: "Completed",
    JobItemsProcessed: classes.size,
    TotalJobItems: classes.size,
    CompletedDate: org.now(),
  });
}
