import { apexTypeOf, type FieldDescribe, type ObjectDescribe } from "../schema/types.js";
import { toId18 } from "../schema/ids.js";
import { ApexList } from "./values/list.js";
import { throwApex } from "./exceptions.js";
import { ApexDate } from "./values/date.js";
import { ApexDatetime } from "./values/datetime.js";
import { ApexTime } from "./values/time.js";
import { Blob } from "./values/blob.js";
import { Decimal } from "./values/decimal.js";
import { ApexDouble } from "./values/double.js";
import { typeNameOf } from "./types.js";

/** An error put on a record by `addError` or by a DML operation. */
export interface RecordError {
  message: string;
  fields: string[];
  statusCode: string;
  /** Of a refusal by a duplicate rule: what the rule found. */
  duplicates?: unknown;
}

/**
 * A record in memory. `values` holds what was assigned or read, keyed by `FieldDescribe.key`; a field that a query selected and found empty is in
 * `queried` only, so that it reads as null and yet is no populated field.
 */
export class SObject {
  readonly describe: ObjectDescribe;
  readonly values = new Map<string, unknown>();
  /** Keys a query selected; null for a record made in Apex, whose unset fields read as null. */
  queried: Set<string> | null = null;
  /** Parents by lower-case relationship name; null stands for "queried, there is none". */
  parents: Map<string, SObject | null> | null = null;
  /** Child lists by lower-case relationship name. */
  children: Map<string, ApexList> | null = null;
  errors: RecordError[] | null = null;
  /** Options for the next DML on this record (`setOptions`). */
  dmlOptions: unknown = null;
  /** Id of the record this one was cloned from; null when it is no clone. */
  cloneSourceId: string | null = null;
  cloned = false;
  /** Set while a trigger runs over records that Apex may not change (`Trigger.old`, after triggers). */
  readOnly = false;

  constructor(describe: ObjectDescribe) {
    this.describe = describe;
  }

  get id(): string | null {
    return (this.values.get("id") as string | undefined) ?? null;
  }

  /** The describe of a field by name; SObjectException `Invalid field x for Y` when there is none. */
  fieldNamed(name: string): FieldDescribe {
    const field = this.describe.field(name);
    if (field === undefined)
      return throwApex("System.SObjectException", `Invalid field ${name} for ${this.describe.apiName}`);
    return field;
  }

  /** Value of a field by any spelling of its name. */
  get(name: string): unknown {
    const field = this.describe.field(name);
    // A function of a query may carry an alias of its own: `toLabel(Status) shown`.
    if (field === undefined && this.queried?.has(name.toLowerCase()))
      return this.values.get(name.toLowerCase()) ?? null;
    return this.getKey((field ?? this.fieldNamed(name)).key);
  }

  /** Value of a field by key. Throws SObjectException when the record came from a query that did not select it. */
  getKey(key: string): unknown {
    const value = this.values.get(key);
    if (value !== undefined) return value;
    if (this.queried !== null && !this.queried.has(key)) return this.notQueried(key);
    const field = this.describe.fields.get(key);
    if (field?.type === "boolean" && !this.values.has(key)) return false;
    if (field?.type === "address" || field?.type === "location") return compoundReader(this, field);
    return null;
  }

  /** Assigns a field by name as `SObject.put` does: the value must suit the field, which must be editable in Apex. */
  put(name: string, value: unknown): unknown {
    const field = this.fieldNamed(name);
    if (this.readOnly) throwApex("System.FinalException", "Record is read-only");
    if (!isWriteable(field)) throwApex("System.SObjectException", `Field ${field.apiName} is not editable`);
    const former = this.values.get(field.key) ?? null;
    this.putField(field, value);
    return former;
  }

  /** Assigns a field from compiled code, which has checked the name and that the field is writeable. */
  setKey(key: string, value: unknown): void {
    if (this.readOnly) throwApex("System.FinalException", "Record is read-only");
    const field = this.describe.fields.get(key);
    if (field === undefined) throwApex("System.SObjectException", `Invalid field ${key} for ${this.describe.apiName}`);
    else this.putField(field, value);
  }

  /** Assigns a field after converting the value, read-only fields too: deserialisation, loading, the engine itself. */
  putField(field: FieldDescribe, value: unknown): void {
    this.values.set(field.key, convertForField(field, value));
    if (field.type === "reference" && field.relationshipName !== null && this.parents !== null) {
      const parent = this.parents.get(field.relationshipName.toLowerCase());
      if (parent && parent.id !== value) this.parents.delete(field.relationshipName.toLowerCase());
    }
  }

  /** True when the field has a value in memory, null included. */
  isSet(name: string): boolean {
    const field = this.describe.field(name);
    return field !== undefined && (this.values.has(field.key) || (this.queried?.has(field.key) ?? false));
  }

  /** The parent record by relationship name; null when there is none, SObjectException when a query did not ask for it. */
  getParent(relationship: string): SObject | null {
    const key = relationship.toLowerCase();
    const known = this.parents?.get(key);
    if (known !== undefined) return known;
    const field = this.describe.parentRelationship(relationship);
    if (field === undefined)
      return throwApex("System.SObjectException", `Invalid relationship ${relationship} for ${this.describe.apiName}`);
    const fullKey = (field.relationshipName as string).toLowerCase();
    const parent = this.parents?.get(fullKey);
    if (parent !== undefined) return parent;
    if (this.queried !== null && !this.values.has(field.key)) return this.notQueried(fullKey) as null;
    return null;
  }

  /** Sets the parent record in memory; the reference field itself stays as it is (as on the platform). */
  putParent(relationship: string, parent: SObject | null): void {
    const field = this.describe.parentRelationship(relationship);
    const key = (field?.relationshipName ?? relationship).toLowerCase();
    (this.parents ??= new Map()).set(key, parent);
  }

  /** The child list by relationship name, or null when no query loaded it. */
  getChildren(relationship: string): ApexList | null {
    const child = this.describe.childRelationship(relationship);
    const key = (child?.relationshipName ?? relationship).toLowerCase();
    return this.children?.get(key) ?? null;
  }

  putChildren(relationship: string, list: ApexList): void {
    const child = this.describe.childRelationship(relationship);
    const key = (child?.relationshipName ?? relationship).toLowerCase();
    (this.children ??= new Map()).set(key, list);
  }

  addError(message: string, fields: string[] = [], statusCode = "FIELD_CUSTOM_VALIDATION_EXCEPTION"): void {
    (this.errors ??= []).push({ message, fields, statusCode });
  }

  /** A copy that shares nothing that can be changed, except parents and child lists. Keeps every value, the id too. */
  copy(): SObject {
    const twin = new SObject(this.describe);
    for (const [key, value] of this.values) twin.values.set(key, value);
    twin.queried = this.queried === null ? null : new Set(this.queried);
    twin.parents = this.parents === null ? null : new Map(this.parents);
    twin.children = this.children === null ? null : new Map(this.children);
    return twin;
  }

  protected notQueried(key: string): unknown {
    const field = this.describe.fields.get(key);
    const shown = field?.apiName ?? this.describe.parentRelationship(key)?.relationshipName ?? key;
    return throwApex(
      "System.SObjectException",
      `SObject row was retrieved via SOQL without querying the requested field: ${this.describe.apiName}.${shown}`,
    );
  }
}

/** A row of an aggregate query: values by alias (`expr0`, `total`), keyed in lower case; `names` keeps the spelling. */
export class AggregateResult extends SObject {
  readonly names = new Map<string, string>();

  override get(name: string): unknown {
    const key = name.toLowerCase();
    if (!this.names.has(key)) throwApex("System.SObjectException", `Invalid field ${name} for AggregateResult`);
    return this.values.get(key) ?? null;
  }

  override getKey(key: string): unknown {
    return this.get(key);
  }
}

type CompoundReader = (record: SObject, field: FieldDescribe) => unknown;
let compoundReader: CompoundReader = () => null;

/** Installs the function that builds `Address` and `Location` values from their component fields. */
export function installCompoundReader(reader: CompoundReader): void {
  compoundReader = reader;
}

/** Whether Apex may assign the field: the id, and whatever can be created or updated. */
export function isWriteable(field: FieldDescribe): boolean {
  return field.key === "id" || field.createable || field.updateable;
}

/** The value as the field stores it; SObjectException `Illegal assignment from A to B` when it does not suit. */
export function convertForField(field: FieldDescribe, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  switch (field.type) {
    case "id":
    case "reference":
      if (typeof value === "string") return value === "" ? null : field.metadataRelationship ? value : checkedId(value);
      break;
    case "boolean":
      if (typeof value === "boolean") return value;
      break;
    case "int":
      if (typeof value === "number") return value;
      break;
    case "long":
      if (typeof value === "bigint") return value;
      if (typeof value === "number") return BigInt(value);
      break;
    case "double":
    case "currency":
    case "percent":
      if (value instanceof Decimal) return value;
      if (value instanceof ApexDouble) return Decimal.fromDouble(value.value);
      if (typeof value === "number") return Decimal.fromInteger(value);
      if (typeof value === "bigint") return Decimal.fromInteger(value);
      break;
    case "date":
      if (value instanceof ApexDate) return value;
      if (value instanceof ApexDatetime) return new ApexDate(Math.floor(value.ms / 86_400_000));
      break;
    case "datetime":
      if (value instanceof ApexDatetime) return value;
      if (value instanceof ApexDate) return new ApexDatetime(value.days * 86_400_000);
      break;
    case "time":
      if (value instanceof ApexTime) return value;
      break;
    case "base64":
      if (value instanceof Blob) return value;
      break;
    case "idlist":
      if (value instanceof ApexList) return value;
      break;
    case "address":
    case "location":
    case "anytype":
    case "complexvalue":
      return value;
    default:
      if (typeof value === "string") return value;
  }
  return throwApex("System.SObjectException", `Illegal assignment from ${typeNameOf(value)} to ${apexTypeOf(field)}`);
}

/** The 18-character id; StringException `Invalid id: x` when the text is none. */
export function checkedId(text: string): string {
  return toId18(text) ?? throwApex("System.StringException", `Invalid id: ${text}`);
}
