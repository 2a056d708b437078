import { CompileFailure } from "../compiler/abi.js";
import { Org } from "../org.js";
import { ApexException } from "../runtime/exceptions.js";
import type { TestRun } from "../testing/results.js";
import { type ApiCall, bodyObject } from "./call-context.js";
import { ApiError, json } from "./errors.js";
import type { ApiResponse } from "./protocol.js";
import type { Json } from "./record-json.js";
import { runText } from "./routes-query.js";

/** The Tooling API as far as it needs no deployment. */

/** `tooling/executeAnonymous?anonymousBody=`. Needs the Author Apex permission. */
export function executeAnonymous(call: ApiCall): ApiResponse {
  const text = call.params.get("anonymousBody") ?? "";
  requireAuthor(call);
  const failure: Json = {
    column: -1,
    compileProblem: null,
    compiled: true,
    exceptionMessage: null,
    exceptionStackTrace: null,
    line: -1,
    success: false,
  };
  try {
    call.org.executeAnonymous(text, call.user);
    return json({ ...failure, success: true });
  } catch (error) {
    if (error instanceof CompileFailure) {
      const [first] = error.errors;
      return json({
        ...failure,
        compiled: false,
        compileProblem: first?.message ?? error.message,
        line: first?.line ?? -1,
        column: first?.column ?? -1,
      });
    }
    if (error instanceof ApexException)
      return json({
        ...failure,
        exceptionMessage: error.toString(),
        exceptionStackTrace: error.trace,
        line: error.line,
      });
    throw error;
  }
}

function requireAuthor(call: ApiCall): void {
  if (!call.user.hasUserPermission("AuthorApex"))
    throw new ApiError(403, "INSUFFICIENT_ACCESS", "Author Apex is needed");
}

/** `tooling/runTestsSynchronous`: the tests run in a fresh org of the same sources, so that they see no data of this one. */
export function runTestsSynchronous(call: ApiCall): ApiResponse {
  requireAuthor(call);
  const names =
    call.request.method === "GET" ? (call.params.get("classnames") ?? "").split(",") : namesOf(bodyObject(call));
  const wanted = names.map((name) => name.trim()).filter((name) => name !== "");
  return json(toolingResult(runInFreshOrg(call.org, wanted)));
}

function namesOf(body: Json): string[] {
  const tests = body["tests"];
  if (Array.isArray(tests)) return tests.map((each: Json) => String(each["className"] ?? each["classId"]));
  return [];
}

/** Tests of the named classes (all without names), in an org of their own. */
export function runInFreshOrg(org: Org, classes: readonly string[]): TestRun {
  const fresh = Org.create({ ...org.options, database: ":memory:" });
  try {
    return fresh.runTests(classes.length === 0 ? {} : { classes });
  } finally {
    fresh.close();
    org.activate();
  }
}

function toolingResult(run: TestRun): Json {
  const failed = run.tests.filter((test) => test.outcome !== "Pass");
  const base = (test: TestRun["tests"][number]): Json => ({
    name: test.class,
    methodName: test.method,
    namespace: null,
    id: "",
    time: test.durationMs,
    seeAllData: false,
  });
  return {
    apexLogId: null,
    codeCoverage: run.coverage.classes.map((each) => ({
      id: "",
      name: each.name,
      namespace: null,
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

/** `tooling/query`. */
export function toolingQuery(call: ApiCall): ApiResponse {
  const text = call.params.get("q");
  if (text === null) throw new ApiError(400, "MALFORMED_QUERY", "A query string has to be specified");
  return json({ size: 0, entityTypeName: null, queryLocator: null, ...runText(call, text) });
}
