import { current, type Execution } from "../execution/context.js";
import { GovernorLimits } from "../execution/limits.js";
import { throwApex } from "../runtime/exceptions.js";
import { testContext } from "./test-context.js";
import { deliverTestEvents } from "./test-events.js";

/** `Test.startTest`: from here to stopTest the code has governor limits of its own. Once per test method. */
export function startTest(): void {
  const execution = current();
  const context = testContext();
  if (context.phase !== "before") throwApex("System.FinalException", "Testing already started");
  context.phase = "inside";
  context.outerLimits = execution.limits;
  context.outerUncommittedWork = execution.uncommittedWork;
  execution.limits = new GovernorLimits(execution.limits.regime);
  execution.uncommittedWork = false;
  // Setup objects and others may be changed on either side of startTest.
  execution.slots.delete("mixed-dml");
}

/**
 * `Test.stopTest`: delivers the events published so far, then runs the jobs enqueued since startTest, one after the other. Jobs that those enqueue stay
 * in the queue, but for jobs enqueued by finalizers. The first job that fails ends stopTest with its exception.
 */
export function stopTest(): void {
  const execution = current();
  const context = testContext();
  if (context.phase !== "inside") throwApex("System.FinalException", "Testing has not started");
  try {
    deliverTestEvents(execution);
    runTestJobs();
  } finally {
    endBlock(execution);
  }
}

/** Runs the jobs that the test enqueued, in order; also finalizers' jobs, which join the end. */
function runTestJobs(): void {
  const context = testContext();
  context.draining = true;
  try {
    for (let job = context.jobs.shift(); job !== undefined; job = context.jobs.shift()) job.run(true);
  } finally {
    context.jobs = [];
    context.draining = false;
  }
}

function endBlock(execution: Execution): void {
  const context = testContext();
  context.phase = "after";
  if (context.outerLimits !== null) execution.limits = context.outerLimits;
  execution.uncommittedWork = context.outerUncommittedWork;
  context.outerLimits = null;
  execution.slots.delete("mixed-dml");
}
