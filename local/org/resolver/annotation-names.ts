/** Every annotation the compiler knows, those of Salesforce's own packages included. Source: "Annotations", Apex Developer Guide. */
const KNOWN = new Set(
  (
    "allowcertifiedapex auraenabled deprecated future hiddenfromdoc httpdelete httpget httppatch httppost httpput invocablemethod " +
    "invocablevariable istest jsonaccess namespaceaccessible namespaceguard permguard privateapi readonly remoteaction restresource " +
    "sfdconly suppresswarnings testsetup testvisible useconnectdeserializer useconnectserializer visibleapiversion"
  ).split(" "),
);

/** Whether the platform has an annotation of that name, given in lower case. */
export function isAnnotation(name: string): boolean {
  return KNOWN.has(name);
}
