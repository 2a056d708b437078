import type { OrgShape } from "../schema/types.js";

/** One XML element as read from source: text, or elements by name. Every element is a list, so that one and many look alike. */
export interface XmlNode {
  readonly text: string;
  readonly children: ReadonlyMap<string, readonly XmlNode[]>;
}

export interface FieldMetadata {
  name: string;
  node: XmlNode;
}

export interface RecordTypeMetadata {
  name: string;
  node: XmlNode;
}

export interface ValidationRuleMetadata {
  name: string;
  active: boolean;
  formula: string;
  errorMessage: string;
  /** Field beside which the message stands, null for the top of the page. */
  errorField: string | null;
}

/** One object of the source: a custom object in full, or the additions to a standard one. */
export interface ObjectMetadata {
  /** API name as the file states it, without the namespace of the tree. */
  name: string;
  node: XmlNode | null;
  fields: FieldMetadata[];
  recordTypes: RecordTypeMetadata[];
  validationRules: ValidationRuleMetadata[];
  fieldSets: XmlNode[];
  /** Names of Apex sharing reasons, with `__c`. */
  sharingReasons: string[];
}

export interface ObjectPermission {
  object: string;
  read: boolean;
  create: boolean;
  edit: boolean;
  delete: boolean;
  viewAll: boolean;
  modifyAll: boolean;
}

export interface FieldPermission {
  /** `Object.Field` as stated. */
  field: string;
  read: boolean;
  edit: boolean;
}

/** A permission set, a profile, or a muting set: what it grants. */
export interface PermissionMetadata {
  name: string;
  label: string;
  description: string | null;
  license: string | null;
  objects: ObjectPermission[];
  fields: FieldPermission[];
  classes: string[];
  customPermissions: string[];
  userPermissions: string[];
  /** `ExternalCredential-Principal` names as stated. */
  externalCredentialPrincipals: string[];
  applications: string[];
  tabs: { name: string; visibility: string }[];
  recordTypes: { name: string; visible: boolean; isDefault: boolean }[];
  customMetadataTypes: string[];
  customSettings: string[];
}

export interface PermissionSetGroupMetadata {
  name: string;
  label: string;
  permissionSets: string[];
}

export interface CustomMetadataRecord {
  /** Type without namespace and with `__mdt`. */
  type: string;
  developerName: string;
  label: string;
  isProtected: boolean;
  /** Values as text by field name; null stands for an empty field. */
  values: Map<string, string | null>;
}

export interface LabelMetadata {
  name: string;
  value: string;
  language: string;
  isProtected: boolean;
  categories: string | null;
  shortDescription: string | null;
  translations: Map<string, string>;
}

export interface NamedCredentialMetadata {
  name: string;
  label: string;
  /** Endpoint or the `Url` parameter. */
  url: string;
  node: XmlNode;
}

export interface NamedNode {
  name: string;
  node: XmlNode;
  file: string;
}

export interface SiteMetadata {
  name: string;
  label: string;
  active: boolean;
  urlPathPrefix: string;
  guestProfile: string;
  node: XmlNode;
}

/** A class, trigger or other source file whose text others read. */
export interface ApexSource {
  name: string;
  kind: "class" | "trigger";
  path: string;
  text: string;
  apiVersion: number;
  status: "Active" | "Inactive" | "Deleted";
}

export interface StaticResourceMetadata {
  name: string;
  contentType: string;
  file: string;
}

/** Everything read from source trees. Maps are keyed by lower-case name without the namespace of the tree. */
export interface Metadata {
  namespace: string | null;
  shape: OrgShape;
  objects: Map<string, ObjectMetadata>;
  permissionSets: Map<string, PermissionMetadata>;
  permissionSetGroups: Map<string, PermissionSetGroupMetadata>;
  profiles: Map<string, PermissionMetadata>;
  customMetadata: CustomMetadataRecord[];
  labels: Map<string, LabelMetadata>;
  customPermissions: Map<string, { name: string; label: string; description: string | null }>;
  namedCredentials: Map<string, NamedCredentialMetadata>;
  externalCredentials: Map<string, NamedNode>;
  remoteSites: Map<string, { name: string; url: string; active: boolean }>;
  globalValueSets: Map<string, XmlNode>;
  standardValueSets: Map<string, XmlNode>;
  sites: Map<string, SiteMetadata>;
  settings: Map<string, NamedNode>;
  queues: Map<string, NamedNode>;
  groups: Map<string, NamedNode>;
  roles: Map<string, NamedNode>;
  assignmentRules: Map<string, NamedNode>;
  duplicateRules: Map<string, NamedNode>;
  matchingRules: Map<string, NamedNode>;
  sharingRules: Map<string, NamedNode>;
  staticResources: Map<string, StaticResourceMetadata>;
  emailTemplates: Map<string, NamedNode>;
  cachePartitions: Map<string, NamedNode>;
  flows: Map<string, NamedNode>;
  customNotificationTypes: Map<string, NamedNode>;
  flexipages: Map<string, NamedNode>;
  applications: Map<string, NamedNode>;
  tabs: Map<string, NamedNode>;
  layouts: Map<string, NamedNode>;
  quickActions: Map<string, NamedNode>;
  /** API names of the declared certificates. */
  certificates: Set<string>;
  apex: ApexSource[];
  /** Metadata that could not be taken in, with the reason; the rest of the org works without it. */
  problems: string[];
  /** Files whose metadata type nothing here reads, by type suffix: shown, never silently used. */
  unread: Map<string, number>;
}
