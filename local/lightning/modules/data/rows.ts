import { describeObject, nameFieldOf, type Field, type ObjectInfo } from "host/describe";
import { query, quoted, type Row } from "host/orgApi";
import { onRecordsChanged } from "host/recordStore";

export type RecordRow = Row;

/** Fields that exist for the user, in the order asked. */
export function visibleFields(info: ObjectInfo, names: readonly string[]): Field[] {
  return names.flatMap((name) => info.field(name) ?? []);
}

/** Path of what a reference field is shown as: `AccountId` is `Account.Name`. */
export function referencePath(field: Field): string | undefined {
  if (field.type !== "reference" || field.relationshipName === null) return undefined;
  return `${field.relationshipName}.${field.referenceTo.length === 1 ? nameFieldOf(field.referenceTo[0] ?? "") : "Name"}`;
}

const ADDRESS_PARTS = ["Street", "City", "State", "PostalCode", "Country"];

/** Parts of a compound address field: `MailingAddress` is `MailingStreet`, ... */
export function addressParts(info: ObjectInfo, name: string): Field[] {
  const prefix = name.replace(/Address$/, "");
  return visibleFields(
    info,
    ADDRESS_PARTS.map((part) => prefix + part),
  );
}

export const isAddress = (name: string): boolean => /Address$/.test(name) && !/^Email/.test(name);

/** SOQL paths for showing and editing the named fields, parts of compound fields and names of references with them. */
export function pathsOf(info: ObjectInfo, names: readonly string[]): string[] {
  const paths = new Set<string>(["Id"]);
  for (const name of names) {
    if (isAddress(name) && addressParts(info, name).length > 0) {
      for (const part of addressParts(info, name)) paths.add(part.name);
      continue;
    }
    if (name.includes(".")) {
      paths.add(name);
      continue;
    }
    const field = info.field(name);
    if (field === undefined) continue;
    paths.add(name);
    const reference = referencePath(field);
    if (reference !== undefined) paths.add(reference);
    if (name === "Name")
      for (const part of visibleFields(info, ["Salutation", "FirstName", "LastName"])) paths.add(part.name);
    if (name === "CreatedById" && info.field("CreatedDate") !== undefined) paths.add("CreatedDate");
    if (name === "LastModifiedById" && info.field("LastModifiedDate") !== undefined) paths.add("LastModifiedDate");
  }
  return [...paths];
}

export class RecordMissing extends Error {
  constructor() {
    super("The record may have been deleted, or you may not have access to it.");
  }
}

/** One record's fields; a RecordMissing error when the user cannot see the record. */
export async function loadRow(objectApiName: string, recordId: string, names: readonly string[]): Promise<RecordRow> {
  const info = await describeObject(objectApiName);
  const [row] = await query(
    `SELECT ${pathsOf(info, names).join(", ")} FROM ${objectApiName} WHERE Id = ${quoted(recordId)}`,
  );
  if (row === undefined) throw new RecordMissing();
  return row;
}

/** Reads one record, and again whenever this page changes it. */
export class RowObserver {
  readonly #read: () => Promise<RecordRow>;
  readonly #emit: (row: RecordRow | undefined, error: unknown) => void;
  readonly #stop: () => void;
  #turn = 0;

  constructor(
    objectApiName: string,
    recordId: string,
    names: readonly string[],
    emit: (row: RecordRow | undefined, error: unknown) => void,
  ) {
    this.#read = () => loadRow(objectApiName, recordId, names);
    this.#emit = emit;
    this.#stop = onRecordsChanged((ids) => {
      if (ids.has(recordId.slice(0, 15))) void this.refresh();
    });
    void this.refresh();
  }

  async refresh(): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    try {
      const row = await this.#read();
      if (turn === this.#turn) this.#emit(row, undefined);
    } catch (error) {
      if (turn === this.#turn) this.#emit(undefined, error);
    }
  }

  stop(): void {
    this.#turn += 1;
    this.#stop();
  }
}
