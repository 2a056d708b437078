import type { HttpCall, HttpReply } from "./callouts/sync-http.js";
import { CredentialStore } from "./callouts/credential-store.js";
import { NamedCredentials } from "./callouts/named-credentials.js";
import type { CompileError, Program } from "./compiler/abi.js";
import { compileProgram } from "./compiler/index.js";
import type { DmlOperation } from "./database/dml/types.js";
import { EventBusService, type PublishFailure } from "./events/event-bus.js";
import { installExecutionAmbient } from "./execution/ambient.js";
import { PlatformCache } from "./execution/cache-store.js";
import { loadOrgUsers, type OrgUsers } from "./execution/org-users.js";
import { seedOrg } from "./execution/seed.js";
import type { SentEmail, SentNotification } from "./execution/outbox.js";
import { systemRows } from "./execution/system-rows.js";
import type { Execution } from "./execution/context.js";
import { runTransaction } from "./execution/transaction.js";
import { restoreJobs } from "./jobs/restore.js";
import { JobQueue } from "./jobs/queue.js";
import "./library/index.js";
import { loadMetadata } from "./metadata/reader.js";
import type { Metadata } from "./metadata/types.js";
import type { SObject } from "./runtime/sobject.js";
import { installClassLookup, installObjectLookup } from "./runtime/registry.js";
import { createSchema } from "./schema/create.js";
import type { OrgShape, Schema } from "./schema/types.js";
import { engineOf } from "./database/engine.js";
import { Store } from "./database/store.js";
import { Certificates } from "./security/certificates.js";
import type { UserContext } from "./security/users.js";
import { runTests, type RunOptions } from "./testing/runner.js";
import type { TestRun } from "./testing/results.js";

export interface OrgOptions {
  /** Folders in SFDX or MDAPI format. */
  sources: readonly string[];
  namespace?: string | null;
  /** A file, or `:memory:` (the default). */
  database?: string;
  shape?: OrgShape;
  /** Where parsed and compiled classes are kept between runs. */
  cacheDir?: string;
  /** Milliseconds since 1970; the machine's clock by default. */
  clock?: () => number;
  /** Addresses that callouts to an origin really go to: `{ 'https://api.example.com': 'http://127.0.0.1:4000' }`. */
  calloutRoutes?: Readonly<Record<string, string>>;
  /** User names that run event triggers, by trigger name; Automated Process runs the others. */
  eventTriggerUsers?: Readonly<Record<string, string>>;
  /** API names of certificates that an administrator made in the org; those among the sources need no entry. */
  certificates?: readonly string[];
  /** A public site that the host serves, with a guest user of its own; `secureUrl` is its address. */
  site?: { name: string; urlPathPrefix: string; secureUrl: string };
  /** Receives failures of jobs and event triggers that no caller sees. */
  onFailure?: (where: string, error: unknown) => void;
  /** Receives System.debug lines. */
  onDebug?: (level: string, text: string) => void;
  /** Told of every transaction that ended well, with what it spent; for benchmarks and health. */
  onTransaction?: (execution: Execution) => void;
  /** Answers callouts in place of the network, on this thread. */
  transport?: (call: HttpCall) => HttpReply;
  /** Told of every DML statement of Apex before it runs; what it throws ends the statement. */
  beforeStatement?: (operation: DmlOperation, records: readonly SObject[]) => void;
  /** Told of every row that an update writes, before and after; `changed` are the fields that differ, audit fields aside. */
  onRowUpdated?: (before: SObject, after: SObject, changed: readonly string[]) => void;
  /** Asked for every event before it is published: what it answers is why the event bus refuses it. */
  refusePublish?: (event: SObject) => PublishFailure | null;
  /** What `Math.random()` answers, from 0 to less than 1. */
  random?: () => number;
}

/** A Salesforce org on this machine: metadata, program, records, users, and what waits to run. Synchronous; one thread. */
export class Org {
  readonly options: OrgOptions;
  readonly namespace: string | null;
  readonly metadata: Metadata;
  readonly schema: Schema;
  readonly program: Program;
  readonly compileErrors: readonly CompileError[];
  readonly store: Store;
  readonly users: OrgUsers;
  readonly jobs: JobQueue;
  readonly events: EventBusService;
  readonly cache = new PlatformCache();
  /** E-mails and notifications that Apex sent, oldest first. */
  readonly outbox: SentEmail[] = [];
  readonly notifications: SentNotification[] = [];
  readonly certificates: Certificates;
  readonly credentials: CredentialStore;
  readonly namedCredentials: NamedCredentials;
  private deactivate: (() => void) | null = null;

  private constructor(options: OrgOptions) {
    this.options = options;
    this.namespace = options.namespace ?? null;
    this.metadata = loadMetadata(options.sources, { namespace: this.namespace, shape: options.shape ?? {} });
    this.schema = createSchema(this.metadata, options.shape);
    const { program, errors } = compileProgram({
      files: this.metadata.apex.filter((each) => each.status === "Active"),
      schema: this.schema,
      namespace: this.namespace,
      labels: this.metadata.labels,
      ...(options.cacheDir === undefined ? {} : { cacheDir: options.cacheDir }),
    });
    this.program = program;
    this.compileErrors = errors;
    this.jobs = new JobQueue(this);
    this.events = new EventBusService(this);
    this.store = new Store(options.database ?? ":memory:");
    seedOrg(this);
    this.users = loadOrgUsers(this);
    this.certificates = new Certificates([...this.metadata.certificates, ...(options.certificates ?? [])]);
    this.credentials = new CredentialStore(this);
    this.namedCredentials = new NamedCredentials(this);
    restoreJobs(this);
  }

  /** Reads the sources, compiles them and opens the database. Classes that do not compile are in `compileErrors`; they do not stop the others. */
  static create(options: OrgOptions): Org {
    return new Org(options);
  }

  get organizationId(): string {
    return this.users.organizationId;
  }

  /** Milliseconds since 1970 by the org's clock. */
  now(): number {
    return (this.options.clock ?? Date.now)();
  }

  /** Makes this the org whose classes, clock and users the thread sees. */
  activate(): void {
    if (active === this) return;
    active?.deactivate?.();
    active = this;
    const undoLookup = installClassLookup((name) => this.program.findClass(name));
    const undoObjects = installObjectLookup((name) => this.schema.object(name));
    const undoAmbient = installExecutionAmbient(this);
    this.deactivate = () => {
      undoAmbient();
      undoObjects();
      undoLookup();
      this.deactivate = null;
    };
  }

  /** A user with everything granted to them now. Throws for an unknown id. */
  userContext(id: string): UserContext {
    return this.users.byId(id);
  }

  /** The user of that user name or alias, or undefined. */
  findUser(name: string): UserContext | undefined {
    return this.users.byName(name);
  }

  /** The user who runs tests: a system administrator. */
  testUser(): UserContext {
    return this.users.administrator();
  }

  /** The user an event trigger runs as: the configured one, else Automated Process. */
  eventTriggerUser(trigger: string | null): UserContext {
    const name = trigger === null ? undefined : this.options.eventTriggerUsers?.[trigger];
    const user = name === undefined ? undefined : this.findUser(name);
    return user ?? this.users.automatedProcess();
  }

  /** Id of the ApexClass row, or null. */
  classId(name: string): string | null {
    return systemRows(this).find("ApexClass", "Name", bareName(name))?.id ?? null;
  }

  /** The address a callout really goes to. */
  routeCallout(url: string): string {
    for (const [from, to] of Object.entries(this.options.calloutRoutes ?? {})) {
      if (url === from || url.startsWith(`${from}/`) || url.startsWith(`${from}?`)) return to + url.slice(from.length);
    }
    return url;
  }

  /** Tells the host of a failure that no Apex code can see. */
  reportFailure(where: string, error: unknown): void {
    this.options.onFailure?.(where, error);
  }

  /** Runs anonymous Apex as a user, in one transaction. Throws CompileFailure, or what the Apex threw. */
  executeAnonymous(text: string, user: UserContext = this.testUser()): void {
    runTransaction(this, { user, entry: "anonymous" }, () => this.program.runAnonymous(text));
  }

  /** Runs Apex tests; the org's records stay as they are. */
  runTests(options: RunOptions = {}): TestRun {
    this.activate();
    return runTests(this, options);
  }

  /** Runs one unit of waiting work: a batch of events or a due job. Returns false when nothing is due. */
  runNextWork(): boolean {
    return this.events.runNext() || this.jobs.runNext();
  }

  /** Runs waiting events and due jobs until none is left, at most `limit` units. Returns how many ran. */
  runDueWork(limit = Number.POSITIVE_INFINITY): number {
    let count = 0;
    while (count < limit && this.runNextWork()) count++;
    return count;
  }

  /**
   * Takes a point to come back to and answers the way back, which may be gone any number of times: records, jobs, events, the cache and ids are then as
   * they were. Throws while events or jobs other than queueables wait, because their state cannot be kept.
   */
  checkpoint(): () => void {
    const jobs = this.jobs.checkpoint();
    const events = this.events.checkpoint();
    const savepoint = this.store.savepoint();
    const sent = [this.outbox.length, this.notifications.length] as const;
    return () => {
      this.store.rollbackTo(savepoint);
      engineOf(this).records.forgetIds();
      jobs();
      events();
      this.cache.clear();
      this.outbox.length = sent[0];
      this.notifications.length = sent[1];
    };
  }

  /** Closes the database. */
  close(): void {
    if (active === this) {
      this.deactivate?.();
      active = null;
    }
    this.store.close();
  }
}

/** The name of a class without its namespace. */
function bareName(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}

let active: Org | null = null;
