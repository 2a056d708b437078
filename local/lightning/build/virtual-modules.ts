/** What `@salesforce/...` imports become. `host` is the object the page sets before any module runs (see platform/host.ts). */
export interface VirtualContext {
  labels: ReadonlyMap<string, string>;
  namespace: string | null;
}

const json = (value: unknown): string => JSON.stringify(value);

/** A custom API name (`X__c`) of the package gets its namespace; standard and already prefixed names stay. */
export function withNamespace(apiName: string, namespace: string | null): string {
  if (namespace === null) return apiName;
  const custom = /^(\w+?)__(\w+)$/.exec(apiName);
  return custom !== null && !custom[2]?.includes("__") ? `${namespace}__${apiName}` : apiName;
}

function schemaModule(reference: string, namespace: string | null): string {
  const [objectName = "", ...fields] = reference.split(".");
  const objectApiName = withNamespace(objectName, namespace);
  if (fields.length === 0) return `export default ${json({ objectApiName })};`;
  return `export default ${json({ fieldApiName: fields.map((field) => withNamespace(field, namespace)).join("."), objectApiName })};`;
}

function labelModule(name: string, context: VirtualContext): string | undefined {
  const value = context.labels.get(name);
  return value === undefined ? undefined : `export default ${json(value)};`;
}

/**
 * Source text of the module an `@salesforce/...` specifier stands for, or undefined when this host has no such module
 * (an unknown label among them): the build then names the import and its importer.
 */
export function virtualModule(specifier: string, context: VirtualContext): string | undefined {
  const [, kind = "", rest = ""] = /^@salesforce\/(\w+)(?:\/(.+))?$/.exec(specifier) ?? [];
  const name = rest.replace(/^\w+__/, "");
  switch (kind) {
    case "apex":
      if (rest === "") return `export { refreshApex, getSObjectValue } from 'host/apex';`;
      if (!/^(\w+\.)?\w+\.\w+$/.test(rest)) return undefined;
      return `import { apexMethod } from 'host/apex'; export default apexMethod(${json(rest)});`;
    case "schema":
      return rest === "" ? undefined : schemaModule(rest, context.namespace);
    case "label":
      return labelModule(rest.replace(/^\w+\./, ""), context);
    case "user":
      if (rest === "Id") return `export default globalThis.lightningHost.session.user.id;`;
      return rest === "isGuest" ? "export default false;" : undefined;
    case "customPermission":
      return `export default globalThis.lightningHost.session.customPermissions.includes(${json(name)}) ? true : undefined;`;
    case "userPermission":
      return `export default globalThis.lightningHost.session.userPermissions.includes(${json(name)}) ? true : undefined;`;
    case "resourceUrl":
      return `export default ${json(`/resource/${name}`)};`;
    case "contentAssetUrl":
      return `export default ${json(`/resource/${name}`)};`;
    case "messageChannel":
      return `export default ${json({ messageChannel: rest })};`;
    case "client":
      return rest === "formFactor" ? `export default globalThis.lightningHost.formFactor;` : undefined;
    case "i18n":
      return ["timeZone", "locale", "lang"].includes(rest)
        ? `export default globalThis.lightningHost.session.${rest};`
        : undefined;
    default:
      return undefined;
  }
}
