import { qualify } from "./names.js";
import type { ChildRelationship, FieldDescribe, ObjectDescribe, RecordTypeDescribe } from "./types.js";

/** Everything of an object that is settled when it is built. */
export type ObjectFacts = Omit<
  ObjectDescribe,
  "fields" | "nameField" | "childRelationships" | "recordTypes" | "field" | "parentRelationship" | "childRelationship"
>;

/** One object of the schema. Lists that need the rest of the schema are computed when first asked for. */
export class DescribedObject implements ObjectDescribe {
  declare readonly apiName: string;
  declare readonly key: string;
  declare readonly label: string;
  declare readonly labelPlural: string;
  declare readonly keyPrefix: string | null;
  declare readonly custom: boolean;
  declare readonly isCustomSetting: boolean;
  declare readonly customSettingType: ObjectDescribe["customSettingType"];
  declare readonly isCustomMetadata: boolean;
  declare readonly isPlatformEvent: boolean;
  declare readonly isBigObject: boolean;
  declare readonly derivedKind: ObjectDescribe["derivedKind"];
  declare readonly associateEntity: string | null;
  declare readonly publishBehavior: ObjectDescribe["publishBehavior"];
  declare readonly sharingModel: ObjectDescribe["sharingModel"];
  declare readonly visibility: ObjectDescribe["visibility"];
  declare readonly createable: boolean;
  declare readonly updateable: boolean;
  declare readonly deletable: boolean;
  declare readonly undeletable: boolean;
  declare readonly queryable: boolean;
  declare readonly searchable: boolean;
  declare readonly mergeable: boolean;
  declare readonly enableActivities: boolean;
  declare readonly enableHistory: boolean;
  declare readonly deprecatedAndHidden: boolean;
  readonly fields: Map<string, FieldDescribe>;
  readonly recordTypes: readonly RecordTypeDescribe[];
  readonly nameField: FieldDescribe | null;
  private readonly namespace: string | null;
  private readonly findChildren: () => ChildRelationship[];
  private children: ChildRelationship[] | null = null;
  private parents: Map<string, FieldDescribe> | null = null;

  constructor(
    facts: ObjectFacts,
    fields: FieldDescribe[],
    recordTypes: RecordTypeDescribe[],
    namespace: string | null,
    findChildren: () => ChildRelationship[],
  ) {
    Object.assign(this, facts);
    this.fields = new Map(fields.map((field) => [field.key, field]));
    this.recordTypes = recordTypes;
    this.nameField = fields.find((field) => field.nameField) ?? null;
    this.namespace = namespace;
    this.findChildren = findChildren;
  }

  get childRelationships(): readonly ChildRelationship[] {
    return (this.children ??= this.findChildren());
  }

  field(name: string): FieldDescribe | undefined {
    const key = name.toLowerCase();
    const exact = this.fields.get(key);
    if (exact !== undefined || this.namespace === null) return exact;
    return this.fields.get(qualify(key, this.namespace.toLowerCase()));
  }

  parentRelationship(name: string): FieldDescribe | undefined {
    if (this.parents === null) {
      this.parents = new Map();
      for (const field of this.fields.values())
        if (field.relationshipName !== null) this.parents.set(field.relationshipName.toLowerCase(), field);
    }
    const key = name.toLowerCase();
    return (
      this.parents.get(key) ??
      (this.namespace === null ? undefined : this.parents.get(qualify(key, this.namespace.toLowerCase())))
    );
  }

  childRelationship(name: string): ChildRelationship | undefined {
    const key = name.toLowerCase();
    const full = this.namespace === null ? key : qualify(key, this.namespace.toLowerCase());
    return this.childRelationships.find((child) => {
      const known = child.relationshipName?.toLowerCase();
      return known === key || known === full;
    });
  }
}
