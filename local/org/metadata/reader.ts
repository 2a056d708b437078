import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { OrgShape } from "../schema/types.js";
import { filesUnder, metadataName } from "./files.js";
import { readCustomMetadata } from "./custom-metadata.js";
import { readLabels, readTranslations } from "./labels.js";
import { readObjectFile, readObjectPart } from "./objects.js";
import { readPermissions } from "./permissions.js";
import type { ApexSource, CustomMetadataRecord, Metadata, NamedNode, XmlNode } from "./types.js";
import { all, isTrue, readXml, textOf } from "./xml.js";

type Reader = (metadata: Metadata, name: string, file: string) => void;
type NodeMap = {
  [Key in keyof Metadata]: Metadata[Key] extends Map<string, NamedNode> ? Key : never;
}[keyof Metadata];

function rawInto(key: NodeMap): Reader {
  return (metadata, name, file) => metadata[key].set(name.toLowerCase(), { name, node: readXml(file), file });
}

/** The reader of each metadata suffix. A suffix that is not here is counted in `Metadata.unread`. */
const READERS: Record<string, Reader> = {
  object: (metadata, name, file) => readObjectFile(metadata, objectOf(name, file), file),
  field: (metadata, name, file) => readObjectPart(metadata, parentName(file), name, "field", file),
  recordType: (metadata, name, file) => readObjectPart(metadata, parentName(file), name, "recordType", file),
  validationRule: (metadata, name, file) => readObjectPart(metadata, parentName(file), name, "validationRule", file),
  sharingReason: (metadata, name, file) => readObjectPart(metadata, parentName(file), name, "sharingReason", file),
  fieldSet: (metadata, name, file) => readObjectPart(metadata, parentName(file), name, "fieldSet", file),
  permissionset: (metadata, name, file) =>
    metadata.permissionSets.set(name.toLowerCase(), readPermissions(name, readXml(file))),
  profile: (metadata, name, file) => metadata.profiles.set(name.toLowerCase(), readPermissions(name, readXml(file))),
  permissionsetgroup: (metadata, name, file) => {
    const node = readXml(file);
    metadata.permissionSetGroups.set(name.toLowerCase(), {
      name,
      label: textOf(node, "label") ?? name,
      permissionSets: all(node, "permissionSets").map((set) => set.text),
    });
  },
  md: (metadata, name, file) => addCustomMetadata(metadata, readCustomMetadata(name, readXml(file))),
  labels: (metadata, _name, file) => readLabels(metadata, readXml(file)),
  translation: (metadata, name, file) => readTranslations(metadata, name, readXml(file)),
  customPermission: (metadata, name, file) => {
    const node = readXml(file);
    const permission = { name, label: textOf(node, "label") ?? name, description: textOf(node, "description") };
    metadata.customPermissions.set(name.toLowerCase(), permission);
  },
  namedCredential: (metadata, name, file) => {
    const node = readXml(file);
    metadata.namedCredentials.set(name.toLowerCase(), {
      name,
      label: textOf(node, "label") ?? name,
      url: credentialUrl(node),
      node,
    });
  },
  remoteSite: (metadata, name, file) => {
    const node = readXml(file);
    const site = { name, url: textOf(node, "url") ?? "", active: isTrue(node, "isActive") };
    metadata.remoteSites.set(name.toLowerCase(), site);
  },
  globalValueSet: (metadata, name, file) => metadata.globalValueSets.set(name.toLowerCase(), readXml(file)),
  standardValueSet: (metadata, name, file) => metadata.standardValueSets.set(name.toLowerCase(), readXml(file)),
  site: (metadata, name, file) => {
    const node = readXml(file);
    metadata.sites.set(name.toLowerCase(), {
      name,
      label: textOf(node, "masterLabel") ?? name,
      active: textOf(node, "active") !== "false",
      urlPathPrefix: textOf(node, "urlPathPrefix") ?? "",
      guestProfile: `${textOf(node, "masterLabel") ?? name} Profile`,
      node,
    });
  },
  crt: (metadata, name) => metadata.certificates.add(name),
  externalCredential: rawInto("externalCredentials"),
  settings: rawInto("settings"),
  queue: rawInto("queues"),
  group: rawInto("groups"),
  role: rawInto("roles"),
  assignmentRules: rawInto("assignmentRules"),
  duplicateRule: rawInto("duplicateRules"),
  // Several files may hold rules of one object; all of them count.
  matchingRule: (metadata, name, file) => metadata.matchingRules.set(file, { name, node: readXml(file), file }),
  sharingRules: rawInto("sharingRules"),
  cachePartition: rawInto("cachePartitions"),
  flow: rawInto("flows"),
  notiftype: rawInto("customNotificationTypes"),
  flexipage: rawInto("flexipages"),
  app: rawInto("applications"),
  tab: rawInto("tabs"),
  layout: rawInto("layouts"),
  quickAction: rawInto("quickActions"),
};

/** A record that a later folder defines again replaces the earlier one. */
function addCustomMetadata(metadata: Metadata, record: CustomMetadataRecord): void {
  const same = (each: CustomMetadataRecord): boolean =>
    each.type.toLowerCase() === record.type.toLowerCase() &&
    each.developerName.toLowerCase() === record.developerName.toLowerCase();
  const index = metadata.customMetadata.findIndex(same);
  if (index >= 0) metadata.customMetadata[index] = record;
  else metadata.customMetadata.push(record);
}

/** An org has one class or trigger of a name: the one deployed last. */
function addApex(metadata: Metadata, source: ApexSource): void {
  const key = source.name.toLowerCase();
  const index = metadata.apex.findIndex((each) => each.kind === source.kind && each.name.toLowerCase() === key);
  if (index >= 0) metadata.apex[index] = source;
  else metadata.apex.push(source);
}

/** Suffixes of files that are no metadata of their own, or that belong to another file. */
const COMPANIONS = new Set([
  "cls",
  "trigger",
  "resource",
  "email",
  "component",
  "page",
  "js",
  "html",
  "css",
  "svg",
  "ts",
  "json",
  "md5",
  "txt",
  "png",
  "yml",
  "yaml",
  "sh",
  "cmp",
  "design",
  "auradoc",
  "evt",
]);

/** An empty set of metadata, as of an org where nothing is deployed. */
export function emptyMetadata(namespace: string | null = null, shape: OrgShape = {}): Metadata {
  return {
    namespace,
    shape,
    objects: new Map(),
    permissionSets: new Map(),
    permissionSetGroups: new Map(),
    profiles: new Map(),
    customMetadata: [],
    labels: new Map(),
    customPermissions: new Map(),
    namedCredentials: new Map(),
    externalCredentials: new Map(),
    remoteSites: new Map(),
    globalValueSets: new Map(),
    standardValueSets: new Map(),
    sites: new Map(),
    settings: new Map(),
    queues: new Map(),
    groups: new Map(),
    roles: new Map(),
    assignmentRules: new Map(),
    duplicateRules: new Map(),
    matchingRules: new Map(),
    sharingRules: new Map(),
    staticResources: new Map(),
    emailTemplates: new Map(),
    cachePartitions: new Map(),
    flows: new Map(),
    customNotificationTypes: new Map(),
    flexipages: new Map(),
    applications: new Map(),
    tabs: new Map(),
    layouts: new Map(),
    quickActions: new Map(),
    certificates: new Set(),
    apex: [],
    problems: [],
    unread: new Map(),
  };
}

/**
 * Reads source trees in SFDX or MDAPI format; later folders add to earlier ones and win where both define a thing.
 * Throws with the file name where a file cannot be read.
 */
export function loadMetadata(
  folders: readonly string[],
  options: { namespace?: string | null; shape?: OrgShape } = {},
): Metadata {
  const metadata = emptyMetadata(options.namespace ?? null, options.shape ?? {});
  for (const file of filesUnder(folders)) readFile(metadata, file);
  for (const { name, node } of metadata.sharingRules.values())
    if (node.children.size > 0)
      metadata.problems.push(
        `Sharing rules of ${name} are not applied: the org shares by owner, role and manual share.`,
      );
  return metadata;
}

function readFile(metadata: Metadata, file: string): void {
  const named = metadataName(file);
  if (named === null) return;
  const { name, suffix } = named;
  const isMeta = file.endsWith("-meta.xml");
  if (!isMeta && (suffix === "cls" || suffix === "trigger")) {
    addApex(metadata, readApex(name, suffix, file));
    return;
  }
  if (suffix === "resource" && isMeta) {
    metadata.staticResources.set(name.toLowerCase(), {
      name,
      contentType: textOf(readXml(file), "contentType") ?? "",
      file: resourceFile(file, name),
    });
    return;
  }
  if (suffix === "email" && isMeta) {
    metadata.emailTemplates.set(name.toLowerCase(), { name, node: readXml(file), file });
    return;
  }
  const reader = READERS[suffix];
  if (reader !== undefined && (isMeta || isMetadataFolder(file))) {
    reader(metadata, name, file);
    return;
  }
  if (!isMeta && COMPANIONS.has(suffix)) return;
  if (isMeta && COMPANIONS.has(suffix)) return;
  if (isMeta) metadata.unread.set(suffix, (metadata.unread.get(suffix) ?? 0) + 1);
}

/** MDAPI files carry no `-meta.xml`: only what stands in a folder of that name is metadata (a `README.md` is no custom metadata record). */
function isMetadataFolder(file: string): boolean {
  const folder = path.basename(path.dirname(file));
  return /^(objects|permissionsets|permissionsetgroups|profiles|customMetadata|labels|translations|customPermissions|namedCredentials|externalCredentials|remoteSiteSettings|globalValueSets|standardValueSets|sites|settings|queues|groups|roles|assignmentRules|duplicateRules|matchingRules|sharingRules|cachePartitions|flows|notificationtypes|certs|flexipages|applications|tabs|layouts|quickActions)$/.test(
    folder,
  );
}

function readApex(name: string, suffix: "cls" | "trigger" | string, file: string): ApexSource {
  const meta = `${file}-meta.xml`;
  const node = existsSync(meta) ? readXml(meta) : null;
  return {
    name,
    kind: suffix === "cls" ? "class" : "trigger",
    path: file,
    text: readFileSync(file, "utf8"),
    apiVersion: Number((node && textOf(node, "apiVersion")) ?? projectVersion(file)),
    status: ((node && textOf(node, "status")) ?? "Active") as ApexSource["status"],
  };
}

const DEFAULT_VERSION = 65;

/** The `sourceApiVersion` of the project a file without `-meta.xml` belongs to. */
function projectVersion(file: string): number {
  for (let folder = path.dirname(file); folder !== path.dirname(folder); folder = path.dirname(folder)) {
    const project = path.join(folder, "sfdx-project.json");
    if (!existsSync(project)) continue;
    const { sourceApiVersion } = JSON.parse(readFileSync(project, "utf8")) as { sourceApiVersion?: string };
    return Number(sourceApiVersion ?? DEFAULT_VERSION);
  }
  return DEFAULT_VERSION;
}

/** The object folder of a decomposed file: `objects/Account/fields/X.field-meta.xml` belongs to `Account`. */
function parentName(file: string): string {
  return path.basename(path.dirname(path.dirname(file)));
}

function objectOf(name: string, file: string): string {
  return path.basename(path.dirname(file)) === "objects" || name !== "" ? name : parentName(file);
}

function resourceFile(metaFile: string, name: string): string {
  const folder = path.dirname(metaFile);
  const exact = metaFile.slice(0, -"-meta.xml".length);
  if (existsSync(exact)) return exact;
  const sibling = filesUnder([folder]).find(
    (file) => path.dirname(file) === folder && path.basename(file).startsWith(`${name}.`) && file !== metaFile,
  );
  return sibling ?? path.join(folder, name);
}

function credentialUrl(node: XmlNode): string {
  const endpoint = textOf(node, "endpoint");
  if (endpoint !== null) return endpoint;
  const parameter = all(node, "namedCredentialParameters").find((each) => textOf(each, "parameterType") === "Url");
  return parameter ? (textOf(parameter, "parameterValue") ?? "") : "";
}
