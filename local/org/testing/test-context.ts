import { current, currentOrNull, type Execution } from "../execution/context.js";
import type { GovernorLimits } from "../execution/limits.js";
import type { Job } from "../jobs/job.js";
import type { PublishedEvent } from "../events/published-event.js";

/** What one running test method collects: mocks, jobs and events that wait for `Test.stopTest`. */
export interface TestContext {
  /** `before` until `Test.startTest`, `inside` until `Test.stopTest`, then `after`. */
  phase: "before" | "inside" | "after";
  /** Counters of the code outside the startTest/stopTest block, kept while the block runs. */
  outerLimits: GovernorLimits | null;
  outerUncommittedWork: boolean;
  /** Jobs enqueued inside the block, in order. */
  jobs: Job[];
  /** True while stopTest runs jobs: what those enqueue stays queued, except by finalizers. */
  draining: boolean;
  /** Published events that were not delivered. */
  events: PublishedEvent[];
  /** Mocks by lower-case canonical name of the mocked interface. */
  mocks: Map<string, unknown>;
  fixedSearchResults: string[] | null;
  /** Whether the test may see the org's data. */
  seeAllData: boolean;
  /** Stands for `Test.setReadOnlyApplicationMode`. */
  readOnlyMode: boolean;
}

export function createTestContext(seeAllData: boolean): TestContext {
  return {
    phase: "before",
    outerLimits: null,
    outerUncommittedWork: false,
    jobs: [],
    draining: false,
    events: [],
    mocks: new Map(),
    fixedSearchResults: null,
    seeAllData,
    readOnlyMode: false,
  };
}

const SLOT = "test-context";

/** Ties the context to the execution of a test method. */
export function attachTestContext(execution: Execution, context: TestContext): void {
  execution.slots.set(SLOT, context);
}

/** The context of the running test, also from jobs that the test runs, or null outside tests. */
export function testContextOrNull(): TestContext | null {
  for (let execution = currentOrNull(); execution !== null; execution = execution.parent) {
    const context = execution.slots.get(SLOT);
    if (context !== undefined) return context as TestContext;
  }
  return null;
}

/** The context of the running test. Throws outside tests: callers ask `current().isTest` first. */
export function testContext(): TestContext {
  const context = testContextOrNull();
  if (context === null) throw new Error(`No test runs here (entry ${current().entry})`);
  return context;
}
