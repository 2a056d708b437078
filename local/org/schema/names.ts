/** Suffixes of names that a namespace can stand before. */
const SUFFIXED = /__(c|r|e|mdt|x|b|xo|kav|pc|pr|s|share|history|feed|changeevent|tag|latitude__s|longitude__s)$/i;
const QUALIFIED = /^[a-z][a-z0-9]*(?:_[a-z0-9]+)*__\w+__[a-z]+$/i;

/** Whether the name is a custom name without namespace (`Thing__c`, `Loc__Latitude__s`). */
export function isUnqualifiedCustom(name: string): boolean {
  if (!SUFFIXED.test(name)) return false;
  const bare = name.replace(/__(latitude|longitude)__s$/i, "__s");
  return !QUALIFIED.test(bare);
}

/** The full API name of a custom name in a namespace; other names stay as they are. */
export function qualify(name: string, namespace: string | null): string {
  return namespace !== null && isUnqualifiedCustom(name) ? `${namespace}__${name}` : name;
}

/** The namespace of a full API name, or null. */
export function namespaceOf(name: string): string | null {
  const bare = name.replace(/__(Latitude|Longitude)__s$/i, "__s");
  return QUALIFIED.test(bare) ? (name.split("__")[0] as string) : null;
}

/** `ns__Thing__c` -> `Thing__c`. */
export function withoutNamespace(name: string): string {
  const namespace = namespaceOf(name);
  return namespace === null ? name : name.slice(namespace.length + 2);
}
