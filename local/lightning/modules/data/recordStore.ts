import { DATA_PATH } from "host/hostContext";
import { request } from "host/orgApi";

export interface FieldValue {
  value: unknown;
  displayValue: string | null;
}

/** A record as the User Interface API shows it. */
export interface RecordUi {
  apiName: string;
  id: string;
  fields: Record<string, FieldValue>;
  recordTypeId?: string | null;
  lastModifiedDate?: string | null;
}

export interface RecordState {
  data?: RecordUi;
  error?: unknown;
}

export interface RecordRequest {
  recordId: string;
  fields: string[];
  optionalFields: string[];
}

const observers = new Set<RecordObserver>();
const listeners = new Set<(ids: ReadonlySet<string>) => void>();

const short = (id: string): string => id.slice(0, 15);

/** Reads a record, optional fields left out where the user may not see them. */
export function fetchRecord(wanted: RecordRequest): Promise<RecordUi> {
  const parameters = new URLSearchParams();
  if (wanted.fields.length > 0) parameters.set("fields", wanted.fields.join(","));
  if (wanted.optionalFields.length > 0) parameters.set("optionalFields", wanted.optionalFields.join(","));
  return request<RecordUi>("GET", `${DATA_PATH}/ui-api/records/${wanted.recordId}?${parameters.toString()}`);
}

/** Keeps one reader of a record up to date: it is asked again whenever the record is said to have changed. */
export class RecordObserver {
  readonly #emit: (state: RecordState) => void;
  #wanted: RecordRequest | undefined;
  #turn = 0;

  constructor(emit: (state: RecordState) => void) {
    this.#emit = emit;
  }

  observe(wanted: RecordRequest): void {
    this.#wanted = wanted;
    observers.add(this);
    void this.refresh();
  }

  stop(): void {
    observers.delete(this);
    this.#turn += 1;
  }

  concerns(ids: ReadonlySet<string>): boolean {
    return this.#wanted !== undefined && ids.has(short(this.#wanted.recordId));
  }

  async refresh(): Promise<void> {
    if (this.#wanted === undefined) return;
    this.#turn += 1;
    const turn = this.#turn;
    let state: RecordState;
    try {
      state = { data: await fetchRecord(this.#wanted) };
    } catch (error) {
      state = { error };
    }
    if (turn === this.#turn) this.#emit(state); // else a newer answer is on its way, or nobody listens
  }
}

/** Says that records changed: readers of these records read again, listeners hear of it. */
export async function recordsChanged(recordIds: readonly string[]): Promise<void> {
  const ids = new Set(recordIds.map(short));
  for (const listener of [...listeners]) listener(ids);
  await Promise.all([...observers].filter((observer) => observer.concerns(ids)).map((observer) => observer.refresh()));
}

/** Hears of every change made on this page; returns how to stop. */
export function onRecordsChanged(listener: (ids: ReadonlySet<string>) => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
