import type { Json } from "../record-json.js";
import type { CsvLayout } from "./csv.js";

type JobState = "Open" | "UploadComplete" | "InProgress" | "JobComplete" | "Aborted" | "Failed";

/** What every bulk job has, whichever way the data goes. */
export interface JobSettings {
  id: string;
  /** insert, update … or query, queryAll. */
  operation: string;
  object: string;
  /** The user who made the job: it runs with their rights. */
  ownerId: string;
  /** `65.0`. */
  version: string;
  /** Milliseconds since 1970. */
  createdAt: number;
  layout: CsvLayout;
}

/** A job of the Bulk API 2.0. It works in steps, one transaction each, between the requests that the org answers. */
export abstract class BulkJob {
  readonly settings: JobSettings;
  protected readonly clock: () => number;
  state: JobState;
  errorMessage: string | null = null;
  /** Milliseconds spent in steps so far. */
  private spent = 0;
  private modifiedAt: number;

  protected constructor(settings: JobSettings, state: JobState, clock: () => number) {
    this.settings = settings;
    this.state = state;
    this.clock = clock;
    this.modifiedAt = settings.createdAt;
  }

  /** `V2Ingest` or `V2Query`. */
  abstract readonly jobType: string;

  /** How many records were worked on. */
  abstract get processed(): number;

  /** Does the next part of the work. */
  protected abstract work(): void;

  /** True while there is something to do without anybody asking. */
  get waits(): boolean {
    return this.state === "UploadComplete" || this.state === "InProgress";
  }

  get ended(): boolean {
    return this.state === "JobComplete" || this.state === "Aborted" || this.state === "Failed";
  }

  /** Runs one part; what it throws ends the job as failed. */
  step(): void {
    const start = performance.now();
    this.become("InProgress");
    try {
      this.work();
    } catch (error) {
      this.fail(error instanceof Error ? error.message : String(error));
    }
    this.spent += performance.now() - start;
  }

  become(state: JobState): void {
    this.state = state;
    this.modifiedAt = this.clock();
  }

  protected fail(message: string): void {
    this.errorMessage = message;
    this.become("Failed");
  }

  /** The description that creating and changing a job answers. */
  summary(): Json {
    const { id, operation, object, ownerId, createdAt, version, layout } = this.settings;
    return {
      id,
      operation,
      object,
      createdById: ownerId,
      createdDate: timestamp(createdAt),
      systemModstamp: timestamp(this.modifiedAt),
      state: this.state,
      concurrencyMode: "Parallel",
      contentType: "CSV",
      apiVersion: Number(version),
      lineEnding: layout.lineEnding,
      columnDelimiter: layout.columnDelimiter,
    };
  }

  /** The description that asking for a job answers. */
  details(): Json {
    return {
      ...this.summary(),
      jobType: this.jobType,
      numberRecordsProcessed: this.processed,
      retries: 0,
      totalProcessingTime: Math.round(this.spent),
      ...(this.errorMessage === null ? {} : { errorMessage: this.errorMessage }),
    };
  }
}

function timestamp(ms: number): string {
  return new Date(ms).toISOString().replace("Z", "+0000");
}
