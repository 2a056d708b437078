import { type ApiCall, bodyObject } from "./call-context.js";
import { json } from "./errors.js";
import type { ApiResponse } from "./protocol.js";
import { requireAuthor } from "./routes-tooling.js";
import { finishTestRun, queueTestRun, runInFreshOrg, selectionOf, synchronousResult } from "./test-runs.js";

/** Apex tests over the Tooling API; they run in a fresh org of the same sources and see no data of this one. */

/** `tooling/runTestsSynchronous`: GET with `classnames`, or POST with `tests`. */
export function runTestsSynchronous(call: ApiCall): ApiResponse {
  requireAuthor(call);
  const body = call.request.method === "GET" ? { classNames: call.params.get("classnames") ?? "" } : bodyObject(call);
  return json(synchronousResult(call.org, runInFreshOrg(call.org, selectionOf(call.org, body))));
}

/** `tooling/runTestsAsynchronous`: answers the id of the run; ApexTestRunResult, ApexTestQueueItem and ApexTestResult tell of it. */
export function runTestsAsynchronous(call: ApiCall): ApiResponse {
  requireAuthor(call);
  const { org } = call;
  const body =
    call.request.method === "GET"
      ? { classNames: call.params.get("classnames") ?? "", classids: call.params.get("classids") ?? "" }
      : bodyObject(call);
  const selection = selectionOf(org, body);
  const job = queueTestRun(org, call.user.id, selection);
  setImmediate(() => {
    try {
      finishTestRun(org, job, selection);
    } catch (error) {
      org.reportFailure(`Test run ${job}`, error);
    }
  });
  return json(job);
}
