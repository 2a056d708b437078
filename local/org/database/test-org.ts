import { createExecution, withExecution } from "../execution/context.js";
import { emptyMetadata } from "../metadata/reader.js";
import type { Metadata, ObjectMetadata } from "../metadata/types.js";
import { parseXml } from "../metadata/xml.js";
import type { Org } from "../org.js";
import { installObjectLookup } from "../runtime/registry.js";
import { SObject } from "../runtime/sobject.js";
import { ApexDate } from "../runtime/values/date.js";
import { ApexDatetime } from "../runtime/values/datetime.js";
import { Decimal } from "../runtime/values/decimal.js";
import { createSchema } from "../schema/create.js";
import type { UserContext } from "../security/users.js";
import { engineOf, type Engine } from "./engine.js";
import { Store } from "./store.js";

/** A small org for tests of the database: metadata, schema and store, no compiler. */
export interface TestOrg {
  org: Org;
  engine: Engine;
  user: UserContext;
  /** Runs in a transaction of the user. */
  run<T>(work: () => T, user?: UserContext): T;
  record(object: string, values: Record<string, unknown>): SObject;
}

/** Metadata of objects written as XML: `{ "Thing__c": { object: "<...>", fields: { "A__c": "<type>Text</type>" } } }`. */
export interface TestObject {
  object?: string;
  fields?: Record<string, string>;
  recordTypes?: Record<string, string>;
  rules?: { name: string; formula: string; message: string; field?: string }[];
}

export function testMetadata(objects: Record<string, TestObject>, namespace: string | null = null): Metadata {
  const metadata = emptyMetadata(namespace);
  for (const [name, given] of Object.entries(objects)) {
    const node = (root: string, body: string) => parseXml(`<${root}>${body}</${root}>`, name);
    const entry: ObjectMetadata = {
      name,
      node: given.object === undefined ? null : node("CustomObject", given.object),
      fields: Object.entries(given.fields ?? {}).map(([field, body]) => ({
        name: field,
        node: node("CustomField", body),
      })),
      recordTypes: Object.entries(given.recordTypes ?? {}).map(([type, body]) => ({
        name: type,
        node: node("RecordType", body),
      })),
      validationRules: (given.rules ?? []).map((rule) => ({
        name: rule.name,
        active: true,
        formula: rule.formula,
        errorMessage: rule.message,
        errorField: rule.field ?? null,
      })),
      fieldSets: [],
      sharingReasons: [],
    };
    metadata.objects.set(name.toLowerCase(), entry);
  }
  return metadata;
}

export const ADMIN_ID = "005000000000001AAA";

/** A user who may do everything, unless told otherwise. */
export function testUser(changes: Partial<UserContext> = {}): UserContext {
  return {
    id: ADMIN_ID,
    name: "Ada Admin",
    username: "ada@example.com",
    email: "ada@example.com",
    userType: "Standard",
    profile: { id: "00e000000000001AAA", name: "System Administrator" },
    roleId: null,
    permissionSets: [],
    timeZone: "GMT",
    locale: "en_US",
    language: "en_US",
    isGuest: false,
    isAutomatedProcess: false,
    can: () => true,
    canField: () => true,
    hasCustomPermission: () => false,
    hasUserPermission: () => true,
    hasClassAccess: () => true,
    hasExternalCredentialPrincipal: () => true,
    ...changes,
  };
}

export function testOrg(metadata: Metadata, now = Date.UTC(2026, 4, 20, 12)): TestOrg {
  const schema = createSchema(metadata);
  const org = {
    metadata,
    schema,
    store: new Store(),
    namespace: metadata.namespace,
    program: { classes: [], triggers: [] },
    now: () => now,
    options: {},
    organizationId: "00D000000000001AAA",
  } as unknown as Org;
  const engine = engineOf(org);
  const user = testUser();
  return {
    org,
    engine,
    user,
    run: (work, as = user) => {
      const restore = installObjectLookup((name) => schema.object(name));
      try {
        return withExecution(createExecution(org, { user: as, entry: "anonymous" }), work);
      } finally {
        restore();
      }
    },
    record: (name, values) => {
      const object = schema.object(name);
      if (object === undefined) throw new Error(`No object ${name}`);
      const record = new SObject(object);
      for (const [field, value] of Object.entries(values)) record.putField(record.fieldNamed(field), apexValue(value));
      return record;
    },
  };
}

/** Plain numbers with a fraction become decimals, ISO texts dates and date-times. */
function apexValue(value: unknown): unknown {
  if (typeof value === "number" && !Number.isInteger(value)) return Decimal.parse(String(value));
  if (typeof value !== "string") return value;
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return new ApexDate(Date.parse(value) / 86_400_000);
  if (/^\d{4}-\d{2}-\d{2}T/.test(value)) return new ApexDatetime(Date.parse(value));
  return value;
}

/** A value in a readable form, for assertions. */
export function shown(value: unknown): unknown {
  if (value instanceof Decimal) return value.toPlainString();
  if (value instanceof ApexDate) return value.toString();
  if (value instanceof ApexDatetime) return new Date(value.ms).toISOString();
  return value;
}
