import { throwApex } from "../runtime/exceptions.js";
import { HeapEstimate } from "./heap.js";

/** What a transaction may spend. Sources: "Execution Governors and Limits" of the Apex Developer Guide. */
export type LimitKind =
  | "soql"
  | "soqlRows"
  | "aggregateQueries"
  | "queryLocatorRows"
  | "sosl"
  | "soslRows"
  | "dml"
  | "dmlRows"
  | "publishImmediate"
  | "callouts"
  | "futures"
  | "queueables"
  | "emails"
  | "pushes"
  | "cursorRows"
  | "fetchCallsOnCursor";

type Figures = Readonly<Record<LimitKind | "cpu" | "heap", number>>;

const SYNCHRONOUS: Figures = {
  soql: 100,
  soqlRows: 50_000,
  aggregateQueries: 300,
  queryLocatorRows: 10_000,
  sosl: 20,
  soslRows: 2_000,
  dml: 150,
  dmlRows: 10_000,
  publishImmediate: 150,
  callouts: 100,
  futures: 50,
  queueables: 50,
  emails: 10,
  pushes: 10,
  cursorRows: 50_000_000,
  fetchCallsOnCursor: 10,
  cpu: 10_000,
  heap: 6_000_000,
};

const ASYNCHRONOUS: Figures = { ...SYNCHRONOUS, soql: 200, queueables: 1, cpu: 60_000, heap: 12_000_000 };

const MESSAGES: Readonly<Record<LimitKind, string>> = {
  soql: "Too many SOQL queries",
  soqlRows: "Too many query rows",
  aggregateQueries: "Too many aggregate queries",
  queryLocatorRows: "Too many query locator rows",
  sosl: "Too many SOSL queries",
  soslRows: "Too many SOSL rows",
  dml: "Too many DML statements",
  dmlRows: "Too many DML rows",
  publishImmediate: "Too many publish immediate DML statements",
  callouts: "Too many callouts",
  futures: "Too many future calls",
  queueables: "Too many queueable jobs added to the queue",
  emails: "Too many Email Invocations",
  pushes: "Too many mobile Apex push calls",
  cursorRows: "Too many Apex cursor rows",
  fetchCallsOnCursor: "Too many fetch calls on cursor",
};

/** Longest total callout time of a transaction, in milliseconds. */
export const MAXIMUM_CALLOUT_TIME = 120_000;

/** Which maxima apply: `sync`, `async`, or `future`/`batch`, which are asynchronous and may not start @future methods. */
export type LimitRegime = "sync" | "async" | "future" | "batch";

/** The counters of one transaction (or of the block between `Test.startTest` and `stopTest`). */
export class GovernorLimits {
  readonly regime: LimitRegime;
  private readonly maxima: Figures;
  private counts: Record<string, number> = {};
  private readonly wallStart = performance.now();
  private readonly cpuStart = process.cpuUsage();
  private excluded = 0;
  private readonly heap: HeapEstimate;
  /** Milliseconds spent in callouts so far; at most {@link MAXIMUM_CALLOUT_TIME}. */
  calloutTime = 0;

  constructor(regime: LimitRegime = "sync", overrides: Partial<Record<LimitKind, number>> = {}) {
    this.regime = regime;
    const base = regime === "sync" ? SYNCHRONOUS : ASYNCHRONOUS;
    this.maxima = { ...base, ...(regime === "future" || regime === "batch" ? { futures: 0 } : {}), ...overrides };
    this.heap = new HeapEstimate(this.maxima.heap);
  }

  get isAsync(): boolean {
    return this.regime !== "sync";
  }

  /** Adds `amount` to a counter; throws the uncatchable LimitException (`Too many SOQL queries: 101`) when it passes the maximum. */
  count(kind: LimitKind, amount = 1): void {
    const total = (this.counts[kind] ?? 0) + amount;
    this.counts[kind] = total;
    if (total <= this.maxima[kind]) return;
    // A query stops at the first row too many; statements are counted with all their rows.
    const shown = kind === "soqlRows" ? this.maxima[kind] + 1 : total;
    throwApex("System.LimitException", `${MESSAGES[kind]}: ${shown}`);
  }

  /** The counters as they are, for {@link rollbackTo}. */
  mark(): Readonly<Record<string, number>> {
    return { ...this.counts };
  }

  /** Sets every counter back to what {@link mark} saw: a further attempt of a DML statement with partial success starts anew. */
  rollbackTo(mark: Readonly<Record<string, number>>): void {
    this.counts = { ...mark };
  }

  /** What `Limits.getX()` answers. */
  used(kind: LimitKind): number {
    return this.counts[kind] ?? 0;
  }

  /** What `Limits.getLimitX()` answers. */
  max(kind: LimitKind | "cpu" | "heap"): number {
    return this.maxima[kind];
  }

  /** Processor milliseconds spent in Apex; time in the database and in callouts is not counted on the platform. */
  cpuTime(): number {
    const wall = performance.now() - this.wallStart - this.excluded;
    const usage = process.cpuUsage(this.cpuStart);
    return Math.max(0, Math.floor(Math.min(wall, (usage.user + usage.system) / 1000)));
  }

  /** Runs database or network work whose time is not Apex processor time. */
  outsideCpu<T>(work: () => T): T {
    const start = performance.now();
    try {
      return work();
    } finally {
      this.excluded += performance.now() - start;
    }
  }

  /** Estimated bytes on the heap. */
  heapSize(): number {
    return this.heap.size(this.used("soqlRows"));
  }

  /** Tells of one large value just made (text, a body, rows of a query); throws when the transaction holds too much. */
  allocate(bytes: number): void {
    if (bytes > this.maxima.heap) this.heapTooLarge(bytes);
    if (this.heap.grow(bytes)) this.checkHeap();
  }

  private checkHeap(): void {
    if (this.heap.isExceeded(this.used("soqlRows"))) this.heapTooLarge(this.heapSize());
  }

  private heapTooLarge(bytes: number): never {
    return throwApex("System.LimitException", `Apex heap size too large: ${bytes}`);
  }

  /** Called by generated code every few thousand loop turns: the processor limit and the heap. */
  tick(): void {
    this.checkHeap();
    if (performance.now() - this.wallStart - this.excluded <= this.maxima.cpu) return;
    if (this.cpuTime() > this.maxima.cpu) throwApex("System.LimitException", "Apex CPU time limit exceeded");
  }

  /** Counters by name, for test reports. Counters at zero are left out. */
  snapshot(): Record<string, number> {
    const figures: Record<string, number> = {};
    for (const [kind, value] of Object.entries(this.counts)) if (value > 0) figures[kind] = value;
    figures["cpu"] = this.cpuTime();
    return figures;
  }
}
