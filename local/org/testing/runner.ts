import { clearHeap } from "../execution/heap.js";
import { createExecution, type Execution, withExecution } from "../execution/context.js";
import { resetStatics } from "../execution/statics.js";
import type { Org } from "../org.js";
import type { ApexClass, ApexMethod } from "../runtime/classes.js";
import { asApex } from "../runtime/faults.js";
import { ApexException } from "../runtime/exceptions.js";
import { collectCoverage } from "./coverage.js";
import { findTests, type TestClass } from "./discovery.js";
import { hideOrgData } from "./org-data.js";
import { summarise, type TestResult, type TestRun } from "./results.js";
import { attachTestContext, createTestContext } from "./test-context.js";

export interface RunOptions {
  /** Only classes or `Class.method` whose name contains this text, any case. */
  filter?: string | null;
  /** Only classes at these positions: every `count`-th, starting at `index`. */
  shard?: { index: number; count: number };
  /** Only these classes, by name. */
  classes?: readonly string[];
  /** Only methods for which this is true. */
  only?: (className: string, method: string) => boolean;
  onResult?: (result: TestResult) => void;
}

/** Runs Apex tests in the org. Whatever they do to its records is rolled back. */
export function runTests(org: Org, options: RunOptions = {}): TestRun {
  const start = performance.now();
  const tests: TestResult[] = [];
  const report = (result: TestResult): void => {
    tests.push(result);
    options.onResult?.(result);
  };
  const selected = findTests(org).filter((each) => wanted(each, options));
  clearHeap();
  selected.forEach((testClass, index) => {
    if (options.shard !== undefined && index % options.shard.count !== options.shard.index) return;
    const { only } = options;
    const names = testClass.methods.filter(
      (method) =>
        matches(`${testClass.name}.${method}`, options.filter) && (only === undefined || only(testClass.name, method)),
    );
    if (names.length === 0) return;
    if (testClass.apexClass === null) for (const name of names) report(compileFailure(testClass, name));
    else runClass(org, testClass.apexClass, names, report);
  });
  return summarise(tests, collectCoverage(org.program), performance.now() - start);
}

function wanted(testClass: TestClass, options: RunOptions): boolean {
  if (
    options.classes !== undefined &&
    !options.classes.some((name) => name.toLowerCase() === testClass.name.toLowerCase())
  )
    return false;
  return testClass.methods.some((method) => matches(`${testClass.name}.${method}`, options.filter));
}

function matches(name: string, filter: string | null | undefined): boolean {
  return filter === null || filter === undefined || name.toLowerCase().includes(filter.toLowerCase());
}

function compileFailure(testClass: TestClass, method: string): TestResult {
  return {
    class: testClass.name,
    method,
    outcome: "CompileFail",
    message: testClass.compileError,
    stackTrace: null,
    durationMs: 0,
    limits: {},
  };
}

/** Runs the test methods of a class: those that may see the org's data apart from the others. */
function runClass(
  org: Org,
  apexClass: ApexClass,
  names: readonly string[],
  report: (result: TestResult) => void,
): void {
  org.activate();
  for (const seesData of [false, true]) {
    const some = names.filter((name) => seesAllData(apexClass, methodNamed(apexClass, name)) === seesData);
    if (some.length > 0) runMethods(org, apexClass, some, seesData, report);
  }
}

function methodNamed(apexClass: ApexClass, name: string): ApexMethod {
  const method = apexClass.methods.find((each) => each.isTest && each.name === name);
  if (method === undefined) throw new Error(`Test method ${apexClass.name}.${name} is missing from the compiled class`);
  return method;
}

/** Runs set-up methods once, then each test method on the state they left. */
function runMethods(
  org: Org,
  apexClass: ApexClass,
  names: readonly string[],
  seesData: boolean,
  report: (result: TestResult) => void,
): void {
  const outer = org.store.savepoint();
  try {
    if (!seesData) hideOrgData(org);
    const setup = apexClass.methods.filter((method) => hasAnnotation(method, "testsetup"));
    for (const method of setup) {
      const outcome = runMethod(org, apexClass, method, false);
      if (outcome.failure === null) continue;
      for (const name of names) {
        report({
          ...failureOf(apexClass, name, outcome.failure),
          message: `Test setup ${method.name} failed: ${messageOf(outcome.failure)}`,
        });
      }
      return;
    }
    for (const name of names) report(runTestMethod(org, apexClass, methodNamed(apexClass, name)));
  } finally {
    org.store.abandon(outer);
  }
}

function runTestMethod(org: Org, apexClass: ApexClass, method: ApexMethod): TestResult {
  const inner = org.store.savepoint();
  const start = performance.now();
  try {
    const { failure, limits } = runMethod(org, apexClass, method, true);
    const durationMs = Math.round(performance.now() - start);
    if (failure !== null) return { ...failureOf(apexClass, method.name, failure), durationMs, limits };
    return {
      class: apexClass.name,
      method: method.name,
      outcome: "Pass",
      message: null,
      stackTrace: null,
      durationMs,
      limits,
    };
  } finally {
    org.store.abandon(inner);
  }
}

/** One method in an execution of its own; statics start empty. */
function runMethod(
  org: Org,
  apexClass: ApexClass,
  method: ApexMethod,
  isTestMethod: boolean,
): { failure: unknown; limits: Record<string, number> } {
  const execution: Execution = createExecution(org, { user: org.testUser(), entry: "test", isTest: true });
  attachTestContext(execution, createTestContext(seesAllData(apexClass, method)));
  org.cache.clearTests();
  resetStatics();
  let failure: unknown = null;
  try {
    withExecution(execution, () => {
      try {
        method.call(null, []);
      } catch (error) {
        failure = asApex(error);
      }
    });
  } finally {
    resetStatics();
  }
  return { failure, limits: isTestMethod ? execution.limits.snapshot() : {} };
}

function seesAllData(apexClass: ApexClass, method: ApexMethod): boolean {
  const annotations = [...method.annotations, ...apexClass.annotations];
  return annotations.some(
    (each) => each.name === "istest" && String(each.parameters["seealldata"]).toLowerCase() === "true",
  );
}

function hasAnnotation(method: ApexMethod, name: string): boolean {
  return method.annotations.some((each) => each.name === name);
}

function failureOf(apexClass: ApexClass, method: string, failure: unknown): TestResult {
  return {
    class: apexClass.name,
    method,
    outcome: "Fail",
    message: messageOf(failure),
    stackTrace:
      failure instanceof ApexException ? failure.trace : failure instanceof Error ? (failure.stack ?? null) : null,
    durationMs: 0,
    limits: {},
  };
}

/** `System.DmlException: Insert failed...`, as Salesforce reports a failed test. */
function messageOf(failure: unknown): string {
  if (failure instanceof ApexException) return failure.toString();
  return failure instanceof Error ? `Fault in the local org: ${failure.message}` : String(failure);
}
