import { objectOfId } from "host/describe";
import { createRecord as create, deleteRecord as remove, updateRecord as update } from "host/orgApi";
import { fetchRecord, RecordObserver, recordsChanged, type RecordState, type RecordUi } from "host/recordStore";

interface FieldReference {
  fieldApiName: string;
  objectApiName: string;
}
type FieldInput = string | FieldReference;

interface Config {
  recordId?: string;
  fields?: FieldInput | FieldInput[];
  optionalFields?: FieldInput | FieldInput[];
  layoutTypes?: unknown;
}

const qualified = (field: FieldInput): string =>
  typeof field === "string" ? field : `${field.objectApiName}.${field.fieldApiName}`;
const list = (fields: FieldInput | FieldInput[] | undefined): string[] =>
  fields === undefined ? [] : (Array.isArray(fields) ? fields : [fields]).map(qualified);

/** Wire adapter: a record's fields, read again whenever this page changes the record. */
export class getRecord {
  readonly #emit: (state: { data: RecordUi | undefined; error: unknown }) => void;
  readonly #observer: RecordObserver;
  #key = "";

  constructor(emit: (state: { data: RecordUi | undefined; error: unknown }) => void) {
    this.#emit = emit;
    this.#observer = new RecordObserver((state: RecordState) => emit({ data: state.data, error: state.error }));
    emit({ data: undefined, error: undefined });
  }

  update(config: Config): void {
    if (config.layoutTypes !== undefined) {
      this.#emit({
        data: undefined,
        error: new Error("getRecord with layoutTypes is not supported by this local host; name the fields instead"),
      });
      return;
    }
    const fields = list(config.fields);
    const optionalFields = list(config.optionalFields);
    if (config.recordId === undefined || config.recordId === null || fields.length + optionalFields.length === 0)
      return;
    const key = JSON.stringify([config.recordId, fields, optionalFields]);
    if (key === this.#key) return;
    this.#key = key;
    this.#observer.observe({ recordId: config.recordId, fields, optionalFields });
  }

  connect(): void {
    this.#key = "";
  }

  disconnect(): void {
    this.#observer.stop();
  }
}

interface FieldHolder {
  fields?: Record<string, { value: unknown; displayValue: string | null }>;
}

function find(
  record: FieldHolder | undefined,
  field: FieldInput,
): { value: unknown; displayValue: string | null } | undefined {
  const name = typeof field === "string" ? field.slice(field.indexOf(".") + 1) : field.fieldApiName;
  const path = name.split(".");
  let holder: FieldHolder | null | undefined = record;
  for (const step of path.slice(0, -1)) holder = holder?.fields?.[step]?.value as FieldHolder | null | undefined;
  return holder?.fields?.[path.at(-1) ?? ""];
}

export function getFieldValue(record: FieldHolder | undefined, field: FieldInput): unknown {
  const found = find(record, field);
  return found === undefined ? undefined : found.value;
}

export function getFieldDisplayValue(record: FieldHolder | undefined, field: FieldInput): string | null | undefined {
  return find(record, field)?.displayValue;
}

/** Saves fields of a record; `Id` is among the fields. */
export async function updateRecord(input: { fields: Record<string, unknown> }): Promise<RecordUi> {
  const { Id: id, ...fields } = input.fields;
  if (typeof id !== "string") throw new Error("updateRecord needs fields.Id");
  const objectApiName = await objectOfId(id);
  await update(objectApiName, id, fields);
  await recordsChanged([id]);
  return fetchRecord({
    recordId: id,
    fields: Object.keys(fields).map((name) => `${objectApiName}.${name}`),
    optionalFields: [],
  });
}

export async function createRecord(input: { apiName: string; fields: Record<string, unknown> }): Promise<RecordUi> {
  const id = await create(input.apiName, input.fields);
  await recordsChanged([id]);
  return fetchRecord({
    recordId: id,
    fields: [`${input.apiName}.Id`],
    optionalFields: Object.keys(input.fields).map((name) => `${input.apiName}.${name}`),
  });
}

export async function deleteRecord(recordId: string): Promise<void> {
  await remove(await objectOfId(recordId), recordId);
  await recordsChanged([recordId]);
}

/** Says that the server changed records, so that everything on the page reads them again. */
export async function notifyRecordUpdateAvailable(records: { recordId: string }[]): Promise<void> {
  await recordsChanged(records.map((record) => record.recordId));
}

/** The old name of notifyRecordUpdateAvailable. */
export function getRecordNotifyChange(records: { recordId: string }[]): void {
  void notifyRecordUpdateAvailable(records);
}
