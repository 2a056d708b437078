import { dml, type DmlOperation, type DmlOutcome } from "../../database/dml.js";
import { engineOf } from "../../database/engine.js";
import { orgUsage } from "../../execution/org-usage.js";
import { runTransaction } from "../../execution/transaction.js";
import type { Org } from "../../org.js";
import { ApexException } from "../../runtime/exceptions.js";
import type { RecordError, SObject } from "../../runtime/sobject.js";
import type { ObjectDescribe } from "../../schema/types.js";
import { type ErrorEntry, errorOf } from "../errors.js";
import type { Json } from "../record-json.js";
import { UnreadableValue } from "../record-values.js";
import { type Column, columnOf, recordOfRow } from "./columns.js";
import { readCsv, writeCsv } from "./csv.js";
import { BulkJob, type JobSettings } from "./job.js";

/** Rows of one transaction. Source: "How Requests Are Processed", Bulk API 2.0 guide. */
const CHUNK = 200;
/** Rows of a batch, by which the platform counts. */
const BATCH = 10_000;

export type IngestOperation = "insert" | "update" | "upsert" | "delete" | "hardDelete";

/** Writes the rows of an uploaded text, 200 a transaction, with triggers and the rights of whoever made the job. */
export class IngestJob extends BulkJob {
  readonly jobType = "V2Ingest";
  readonly externalIdField: string | null;
  private readonly org: Org;
  private readonly object: ObjectDescribe;
  private content: string | null = null;
  private header: string[] = [];
  private columns: Column[] = [];
  private rows: string[][] | null = null;
  private next = 0;
  private readonly succeeded: string[][] = [];
  private readonly failed: string[][] = [];

  constructor(org: Org, settings: JobSettings, object: ObjectDescribe, externalIdField: string | null) {
    super(settings, "Open", () => org.now());
    this.org = org;
    this.object = object;
    this.externalIdField = externalIdField;
  }

  get processed(): number {
    return this.succeeded.length + this.failed.length;
  }

  /** Takes the data of the job. Returns false when it has some already. */
  upload(text: string): boolean {
    if (this.content !== null) return false;
    this.content = text;
    return true;
  }

  protected work(): void {
    const rows = this.rows ?? this.read();
    const chunk = rows.slice(this.next, this.next + CHUNK);
    if (chunk.length > 0) this.save(chunk);
    this.next += chunk.length;
    if (this.next >= rows.length) this.become("JobComplete");
  }

  private read(): string[][] {
    const [header = [], ...rows] = this.parse();
    this.header = header;
    this.rows = rows;
    orgUsage(this.org).add("DailyBulkApiBatches", Math.ceil(rows.length / BATCH));
    this.columns = header.map((name) => {
      const column = columnOf(this.org.schema, this.object, name);
      if (column === undefined) throw new Error(`InvalidBatch : Field name not found : ${name}`);
      return column;
    });
    const { operation } = this.settings;
    const needed = operation === "upsert" ? (this.externalIdField ?? "Id") : operation === "insert" ? null : "Id";
    if (
      needed !== null &&
      !this.columns.some((each) => each.parent === null && each.field.key === needed.toLowerCase())
    )
      throw new Error(`InvalidBatch : Field name not found : ${needed}`);
    return rows;
  }

  private parse(): string[][] {
    try {
      return readCsv(this.content ?? "", this.settings.layout);
    } catch (error) {
      throw new Error(`ClientInputError : ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** One transaction: rows that cannot be read fail at once, the others go through DML with partial success. */
  private save(rows: readonly string[][]): void {
    const outcomes: (DmlOutcome | null)[] = rows.map(() => null);
    const records: SObject[] = [];
    const places: number[] = [];
    const ids = new Set<string>();
    rows.forEach((row, index) => {
      try {
        const record = recordOfRow(this.object, this.columns, row);
        if (record.id !== null && ids.has(record.id))
          throw new RefusedRow("DUPLICATE_VALUE", `Duplicate id in list: ${record.id}`);
        if (record.id !== null) ids.add(record.id);
        records.push(record);
        places.push(index);
      } catch (error) {
        outcomes[index] = failure(errorOfRow(error));
      }
    });
    this.write(records).forEach((outcome, at) => (outcomes[places[at] as number] = outcome));
    rows.forEach((row, index) => this.note(row, outcomes[index] as DmlOutcome));
  }

  private write(records: SObject[]): DmlOutcome[] {
    const { operation, ownerId } = this.settings;
    const user = this.org.userContext(ownerId);
    const statement = (operation === "hardDelete" ? "delete" : operation) as DmlOperation;
    const external = this.externalIdField === null ? {} : { externalIdField: this.externalIdField };
    try {
      return runTransaction(this.org, { user, entry: "api" }, () => {
        const outcomes = dml(statement, records, { allOrNone: false, mode: "user", ...external });
        if (operation === "hardDelete") {
          const gone = outcomes.flatMap((outcome) => (outcome.success && outcome.id !== null ? [outcome.id] : []));
          engineOf(this.org).records.remove(this.object, gone);
        }
        return outcomes;
      });
    } catch (error) {
      // An exception that no trigger may catch (a limit) loses the chunk, not the job.
      if (!(error instanceof ApexException)) throw error;
      const [entry] = errorOf(error).entries;
      return records.map(() => failure(entry as ErrorEntry));
    }
  }

  private note(row: string[], outcome: DmlOutcome): void {
    const id = outcome.id ?? "";
    const cells = this.header.map((_name, index) => row[index] ?? "");
    if (outcome.success) {
      const created = this.settings.operation === "insert" || (this.settings.operation === "upsert" && outcome.created);
      this.succeeded.push([id, String(created), ...cells]);
    } else this.failed.push([id, outcome.errors.map(errorText).join(";"), ...cells]);
  }

  /** The rows that were saved: `sf__Id`, `sf__Created`, then the uploaded columns. */
  successfulResults(): string {
    return writeCsv([["sf__Id", "sf__Created", ...this.header], ...this.succeeded], this.settings.layout);
  }

  /** The rows that were refused: `sf__Id`, `sf__Error`, then the uploaded columns. */
  failedResults(): string {
    return writeCsv([["sf__Id", "sf__Error", ...this.header], ...this.failed], this.settings.layout);
  }

  /** The rows that an aborted or failed job did not come to, as uploaded. */
  unprocessedRecords(): string {
    return writeCsv([this.header, ...(this.rows ?? []).slice(this.next)], this.settings.layout);
  }

  override summary(): Json {
    const { version, id } = this.settings;
    return {
      ...super.summary(),
      ...(this.externalIdField === null ? {} : { externalIdFieldName: this.externalIdField }),
      ...(this.state === "Open" ? { contentUrl: `services/data/v${version}/jobs/ingest/${id}/batches` } : {}),
    };
  }

  override details(): Json {
    return {
      ...super.details(),
      numberRecordsFailed: this.failed.length,
      apiActiveProcessingTime: 0,
      apexProcessingTime: 0,
    };
  }
}

class RefusedRow extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

function errorOfRow(error: unknown): ErrorEntry {
  if (error instanceof RefusedRow) return { errorCode: error.code, message: error.message };
  if (error instanceof UnreadableValue)
    return { errorCode: "INVALID_TYPE_ON_FIELD_IN_RECORD", message: error.message, fields: [error.field] };
  throw error;
}

function failure(entry: ErrorEntry): DmlOutcome {
  const error = { statusCode: entry.errorCode, message: entry.message, fields: entry.fields ?? [] };
  return { success: false, id: null, errors: [error], created: false };
}

/** `CODE:message:Field1 Field2 --` */
function errorText(error: RecordError): string {
  return `${error.statusCode}:${error.message}:${error.fields.length === 0 ? "" : `${error.fields.join(" ")} `}--`;
}
