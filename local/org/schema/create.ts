import { keptByHost } from "../runtime/host-memory.js";
import type { Metadata, ObjectMetadata } from "../metadata/types.js";
import { first, textOf } from "../metadata/xml.js";
import { childrenOf, type SchemaParts } from "./children.js";
import { customFacts, customKind, customObjectFields, recordTypeField } from "./custom-objects.js";
import { customFields, readValues } from "./custom-fields.js";
import { derivedFacts, derivedFields, derivedFrom, derivedName, type DerivedKind } from "./derived.js";
import { DescribedObject } from "./describe.js";
import type { FieldDraft } from "./fields.js";
import { qualify } from "./names.js";
import { KeyPrefixes } from "./prefixes.js";
import { accountRecordTypes, RecordTypeIds, recordTypesOf } from "./record-types.js";
import { DETAILS } from "./standard/details/index.js";
import { standardFacts } from "./standard/facts.js";
import { standardFields } from "./standard/fields.js";
import { generatedObjects } from "./standard/load.js";
import { applyValueSets } from "./standard/value-sets.js";
import type { ChildRelationship, ObjectDescribe, OrgShape, RecordTypeDescribe, Schema } from "./types.js";

/** Objects whose metadata adds fields to others: activities share the fields of tasks and events. */
const FIELDS_ALSO_FROM: Record<string, string> = { task: "activity", event: "activity" };

/** Objects that the platform has and the type jars lack, in the generated form. */
const EXTRA: Record<string, string> = {
  AggregateResult: "",
  ExternalCredential: "Id:i DeveloperName:s MasterLabel:s NamespacePrefix:s Language:s",
};

class OrgSchema implements Schema, SchemaParts {
  readonly namespace: string | null;
  readonly shape: Required<OrgShape>;
  private readonly metadata: Metadata;
  private readonly built = new Map<string, ObjectDescribe | null>();
  private readonly prefixes = new Map<string, string>();
  private readonly byPrefix = new Map<string, string>();
  private readonly recordTypes = new Map<string, RecordTypeDescribe[]>();
  private readonly makePrefix = new KeyPrefixes();

  constructor(metadata: Metadata, shape: OrgShape) {
    this.metadata = metadata;
    this.namespace = metadata.namespace;
    this.shape = {
      // Metadata of person accounts deploys only to an org that has them.
      personAccounts: shape.personAccounts || metadata.shape.personAccounts || metadata.objects.has("personaccount"),
      multiCurrency: shape.multiCurrency ?? metadata.shape.multiCurrency ?? false,
      statePicklists: shape.statePicklists ?? metadata.shape.statePicklists ?? false,
      middleNames: shape.middleNames ?? metadata.shape.middleNames ?? false,
      nameSuffixes: shape.nameSuffixes ?? metadata.shape.nameSuffixes ?? false,
    };
    const ids = new RecordTypeIds();
    for (const entry of metadata.objects.values()) {
      const apiName = this.fullName(entry.name);
      this.recordTypes.set(apiName.toLowerCase(), recordTypesOf(entry, this.namespace, ids));
      if (isCustom(apiName)) this.givePrefix(apiName, this.makePrefix.custom(customKind(apiName, entry.node)));
    }
    if (this.shape.personAccounts)
      this.recordTypes.set(
        "account",
        accountRecordTypes(metadata.objects.get("account"), metadata.objects.get("personaccount"), this.namespace, ids),
      );
    for (const { name } of generatedObjects().values()) this.givePrefix(name, this.makePrefix.standard(name));
    for (const name of Object.keys(EXTRA)) this.givePrefix(name, this.makePrefix.standard(name));
  }

  object(name: string): ObjectDescribe | undefined {
    const key = name.toLowerCase();
    const known = this.built.get(key);
    if (known !== undefined) return known ?? undefined;
    const full = this.namespace === null ? key : qualify(key, this.namespace.toLowerCase());
    const found = full !== key ? this.object(full) : keptByHost(() => this.build(key));
    this.built.set(key, found ?? null);
    return found;
  }

  objects(): ObjectDescribe[] {
    const names = new Set<string>();
    for (const { name, derived } of generatedObjects().values()) {
      names.add(name);
      for (const [letter, kind] of DERIVED_LETTERS) if (derived.includes(letter)) names.add(derivedName(name, kind));
    }
    for (const name of this.customNames()) {
      names.add(name);
      const object = this.object(name) as ObjectDescribe;
      for (const kind of this.derivedKinds(object)) names.add(derivedName(name, kind));
    }
    for (const hidden of ["Name", "AggregateResult", "Address", "Location"]) names.delete(hidden);
    return [...names].flatMap((name) => this.object(name) ?? []);
  }

  objectByPrefix(prefix: string): ObjectDescribe | undefined {
    const name = this.byPrefix.get(prefix);
    return name === undefined ? undefined : this.object(name);
  }

  customNames(): string[] {
    return [...this.metadata.objects.values()].map((entry) => this.fullName(entry.name)).filter(isCustom);
  }

  extendedNames(): string[] {
    const names = [...this.metadata.objects.values()]
      .map((entry) => this.fullName(entry.name))
      .filter((name) => !isCustom(name));
    return names.flatMap((name) => (name.toLowerCase() === "activity" ? ["Task", "Event"] : [name]));
  }

  private fullName(name: string): string {
    return qualify(name, this.namespace);
  }

  private givePrefix(apiName: string, prefix: string): void {
    this.prefixes.set(apiName.toLowerCase(), prefix);
    if (!this.byPrefix.has(prefix)) this.byPrefix.set(prefix, apiName);
  }

  private entryOf(key: string): ObjectMetadata | undefined {
    const direct = this.metadata.objects.get(key);
    if (direct !== undefined) return direct;
    for (const entry of this.metadata.objects.values())
      if (this.fullName(entry.name).toLowerCase() === key) return entry;
    return undefined;
  }

  private build(key: string): ObjectDescribe | undefined {
    if (!this.shape.multiCurrency && /^(datedconversionrate|currencytype)$/.test(key)) return undefined;
    const generated = generatedObjects().get(key);
    if (generated !== undefined) return this.standard(key, generated.name, generated.fields);
    const extra = Object.keys(EXTRA).find((name) => name.toLowerCase() === key);
    if (extra !== undefined) return this.standard(key, extra, EXTRA[extra] as string);
    const entry = this.entryOf(key);
    if (entry !== undefined && isCustom(entry.name)) return this.custom(entry);
    return this.derived(key);
  }

  private standard(key: string, name: string, compact: string): ObjectDescribe {
    const known = generatedObjects().get(key) ?? { name, fields: compact, children: "", derived: "" };
    const generated = { ...known, children: `${known.children} ${MORE_CHILDREN[name] ?? ""}`.trim() };
    const details = DETAILS[name];
    const entry = this.entryOf(key);
    const facts = { ...standardFacts(generated, details, this.prefixes.get(key) as string) };
    if (facts.keyPrefix === null) this.byPrefix.delete(this.prefixes.get(key) as string);
    const model = entry?.node ? textOf(entry.node, "sharingModel") : null;
    if (model !== null) facts.sharingModel = model as ObjectDescribe["sharingModel"];
    const fields = standardFields(name, compact, details, this.shape);
    applyValueSets(this.metadata, name, fields);
    for (const field of fields) this.addTargets(name, field);
    this.extend(name, fields, entry);
    const shared = FIELDS_ALSO_FROM[key];
    if (shared !== undefined) this.extend(name, fields, this.entryOf(shared));
    if (name === "Account" && this.shape.personAccounts) this.personFields(fields);
    const recordTypes = this.recordTypes.get(key) ?? [];
    if (recordTypes.length === 0) removeField(fields, "RecordTypeId", name);
    else if (!fields.some((field) => field.key === "recordtypeid")) fields.push(recordTypeField(name));
    return new DescribedObject(facts, fields, recordTypes, this.namespace, () =>
      childrenOf(this, name, generated.children, details),
    );
  }

  /** What an activity, a file or an attachment can belong to: every object that lists them, custom objects included. */
  private addTargets(name: string, field: FieldDraft): void {
    const rule = OPEN_REFERENCES[`${name}.${field.apiName}`];
    if (rule === undefined) {
      // Elsewhere the objects that list this one and that no field of it names are the targets of its one open reference.
      if (field.type === "reference" && field.relationshipName !== null && field.referenceTo.length === 0) {
        field.referenceTo = openTargets(name);
        field.polymorphicForeignKey = true;
      }
      return;
    }
    const targets = new Set(field.referenceTo);
    for (const object of generatedObjects().values())
      if (` ${object.children} `.includes(` ${rule}>${name} `)) targets.add(object.name);
    for (const not of ["Contact", "Lead"]) if (field.apiName === "WhatId") targets.delete(not);
    for (const entry of this.metadata.objects.values()) {
      const apiName = this.fullName(entry.name);
      if (!/__c$/i.test(apiName) || customKind(apiName, entry.node) !== "object") continue;
      if (field.apiName !== "WhatId" || (entry.node !== null && textOf(entry.node, "enableActivities") === "true"))
        targets.add(apiName);
    }
    field.referenceTo = [...targets];
    field.polymorphicForeignKey = true;
  }

  /** Adds the custom fields of a standard object and lets metadata adjust its standard ones. */
  private extend(name: string, fields: FieldDraft[], entry: ObjectMetadata | undefined): void {
    for (const { name: fieldName, node } of entry?.fields ?? []) {
      if (fieldName.includes("__")) {
        fields.push(...customFields(this.metadata, name, fieldName, node));
        continue;
      }
      const field = fields.find((each) => each.apiName.toLowerCase() === fieldName.toLowerCase());
      const set = first(node, "valueSet");
      const values = set && first(set, "valueSetDefinition");
      if (field && values) field.picklist = readValues([...(values.children.get("value") ?? [])], set);
      if (field && textOf(node, "required") === "true") field.nillable = false;
    }
  }

  /** Custom fields of Contact appear on person accounts as `X__pc`. */
  private personFields(fields: FieldDraft[]): void {
    const contact = this.object("Contact") as ObjectDescribe;
    for (const field of contact.fields.values())
      if (field.custom && field.apiName.endsWith("__c")) {
        const apiName = field.apiName.replace(/__c$/, "__pc");
        const relationshipName = field.relationshipName?.replace(/__r$/, "__pr") ?? null;
        // A formula of the contact is computed on the person's contact.
        const formula = field.formula === null ? null : `PersonContact.${field.apiName}`;
        fields.push({
          ...field,
          formula,
          apiName,
          key: apiName.toLowerCase(),
          objectName: "Account",
          relationshipName,
          childRelationshipName: null,
        });
      }
  }

  private custom(entry: ObjectMetadata): ObjectDescribe {
    const apiName = this.fullName(entry.name);
    const key = apiName.toLowerCase();
    const recordTypes = this.recordTypes.get(key) ?? [];
    const fields = customObjectFields(this.metadata, apiName, entry, recordTypes.length > 0);
    const isDetail = fields.some((field) => field.relationshipOrder !== null);
    const facts = customFacts(apiName, this.prefixes.get(key) as string, entry.node, isDetail);
    return new DescribedObject(facts, fields, recordTypes, this.namespace, () =>
      childrenOf(this, apiName, "", undefined),
    );
  }

  private derived(key: string): ObjectDescribe | undefined {
    const parts = derivedFrom(key);
    if (parts === null) return undefined;
    const base = this.object(parts.base);
    if (base === undefined || !this.derivedKinds(base).includes(parts.kind)) return undefined;
    const prefix = this.makePrefix.share();
    const object = new DescribedObject(
      derivedFacts(base, parts.kind, prefix),
      derivedFields(base, parts.kind, this.sharingReasons(base)),
      [],
      this.namespace,
      () => [],
    );
    this.givePrefix(object.apiName, prefix);
    return object;
  }

  private sharingReasons(base: ObjectDescribe): string[] {
    return (this.entryOf(base.key)?.sharingReasons ?? []).map((name) =>
      this.fullName(name.endsWith("__c") ? name : `${name}__c`),
    );
  }

  derivedKinds(object: ObjectDescribe): DerivedKind[] {
    const generated = generatedObjects().get(object.key);
    if (generated !== undefined)
      return DERIVED_LETTERS.filter(([letter]) => generated.derived.includes(letter)).map(([, kind]) => kind);
    if (!object.custom || !object.apiName.endsWith("__c") || object.isCustomSetting) return [];
    const kinds: DerivedKind[] = ["Feed", "ChangeEvent"];
    if (object.fields.has("ownerid")) kinds.push("Share");
    if (object.enableHistory) kinds.push("History");
    return kinds;
  }

  children(object: string): ChildRelationship[] {
    return [...(this.object(object)?.childRelationships ?? [])];
  }
}

const DERIVED_LETTERS: [string, DerivedKind][] = [
  ["H", "History"],
  ["F", "Feed"],
  ["S", "Share"],
  ["E", "ChangeEvent"],
];

/** Child lists that the type jars leave out. Source: EntityDefinition, Object Reference. */
const MORE_CHILDREN: Readonly<Record<string, string>> = { EntityDefinition: "Fields>FieldDefinition" };

/** References without a fixed set of targets, with the child list by which an object shows that it is one. */
const OPEN_REFERENCES: Readonly<Record<string, string>> = {
  "Task.WhatId": "Tasks",
  "Event.WhatId": "Events",
  "Attachment.ParentId": "Attachments",
  "Note.ParentId": "Notes",
  "ContentDocumentLink.LinkedEntityId": "ContentDocumentLinks",
  "ContentVersion.FirstPublishLocationId": "ContentDocumentLinks",
  "FeedItem.ParentId": "Feeds",
  "TopicAssignment.EntityId": "TopicAssignments",
};

/** Standard objects with a child list of `child` that none of its typed references explains. */
function openTargets(child: string): string[] {
  const own = generatedObjects().get(child.toLowerCase())?.fields ?? "";
  const found: string[] = [];
  for (const object of generatedObjects().values())
    if (` ${object.children} `.includes(`>${child} `) && !new RegExp(`>${object.name}(?: |$)`).test(own))
      found.push(object.name);
  return found;
}

function isCustom(apiName: string): boolean {
  return /__(c|mdt|e|b|x)$/i.test(apiName);
}

/** A standard object without record types has no RecordTypeId in the describe, except where the platform always shows one. */
function removeField(fields: FieldDraft[], name: string, object: string): void {
  if (["Account", "Contact", "Opportunity", "Case", "Lead", "Campaign", "Task", "Event", "Product2"].includes(object))
    return;
  const index = fields.findIndex((field) => field.apiName === name);
  if (index >= 0) fields.splice(index, 1);
}

/** Builds the schema of an org: its metadata over the standard objects. Objects are built when first asked for. */
export function createSchema(metadata: Metadata, shape: OrgShape = {}): Schema {
  return new OrgSchema(metadata, shape);
}
