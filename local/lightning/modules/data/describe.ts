import { DATA_PATH, host } from "host/hostContext";
import { request } from "host/orgApi";
import { standardObject } from "host/standardUi";

export interface PicklistEntry {
  label: string;
  value: string;
  active: boolean;
  defaultValue: boolean;
}

export interface Field {
  name: string;
  label: string;
  type: string;
  length: number;
  precision: number;
  scale: number;
  nillable: boolean;
  createable: boolean;
  updateable: boolean;
  calculated: boolean;
  nameField: boolean;
  htmlFormatted?: boolean;
  defaultedOnCreate: boolean;
  inlineHelpText: string | null;
  picklistValues: PicklistEntry[];
  referenceTo: string[];
  relationshipName: string | null;
  compoundFieldName?: string | null;
}

export interface ChildRelationship {
  childSObject: string;
  field: string;
  relationshipName: string | null;
}

interface RawDescribe {
  name: string;
  label: string;
  labelPlural: string;
  keyPrefix: string | null;
  createable: boolean;
  updateable: boolean;
  deletable: boolean;
  fields: Field[];
  childRelationships: ChildRelationship[];
}

/** An object as the current user may see it. */
export class ObjectInfo {
  readonly apiName: string;
  readonly label: string;
  readonly labelPlural: string;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly deletable: boolean;
  readonly fields: ReadonlyMap<string, Field>;
  readonly childRelationships: ChildRelationship[];

  constructor(raw: RawDescribe) {
    this.apiName = raw.name;
    this.label = raw.label;
    this.labelPlural = raw.labelPlural;
    this.createable = raw.createable;
    this.updateable = raw.updateable;
    this.deletable = raw.deletable;
    this.fields = new Map(raw.fields.map((field) => [field.name, field]));
    this.childRelationships = raw.childRelationships;
  }

  field(name: string): Field | undefined {
    return this.fields.get(name);
  }

  get nameField(): string {
    for (const field of this.fields.values()) if (field.nameField) return field.name;
    return this.fields.has("Name") ? "Name" : "Id";
  }

  get icon(): string {
    return iconOf(this.apiName);
  }
}

const described = new Map<string, Promise<ObjectInfo>>();

/** Describes an object for the current user; asked once per page load. */
export function describeObject(apiName: string): Promise<ObjectInfo> {
  let info = described.get(apiName);
  if (info === undefined) {
    info = request<RawDescribe>("GET", `${DATA_PATH}/sobjects/${apiName}/describe`).then((raw) => new ObjectInfo(raw));
    described.set(apiName, info);
    info.catch(() => described.delete(apiName));
  }
  return info;
}

interface GlobalDescribe {
  sobjects: { name: string; label: string; labelPlural: string; keyPrefix: string | null; queryable: boolean }[];
}

let all: Promise<GlobalDescribe> | undefined;

/** Names and labels of all objects the user may see. */
export function describeGlobal(): Promise<GlobalDescribe> {
  all ??= request<GlobalDescribe>("GET", `${DATA_PATH}/sobjects`);
  all.catch(() => (all = undefined));
  return all;
}

/** API name of the object a record id belongs to. */
export async function objectOfId(id: string): Promise<string> {
  const found = (await describeGlobal()).sobjects.find((object) => object.keyPrefix === id.slice(0, 3));
  if (found === undefined) throw new Error(`No object has ids that start with ${id.slice(0, 3)}`);
  return found.name;
}

/** Icon name of an object: its tab's, the standard one, or the general custom one. */
export function iconOf(apiName: string): string {
  return (
    host.metadata.objects[apiName]?.icon ??
    standardObject(apiName)?.icon ??
    (apiName.includes("__") ? "standard:custom" : "standard:default")
  );
}

/** Other objects that people are named with. */
export const NAME_FIELDS: Readonly<Record<string, string>> = {
  Case: "CaseNumber",
  Task: "Subject",
  Event: "Subject",
  Contract: "ContractNumber",
  Order: "OrderNumber",
};

/** Name field of a referenced object without describing it. */
export function nameFieldOf(apiName: string): string {
  return NAME_FIELDS[apiName] ?? "Name";
}
