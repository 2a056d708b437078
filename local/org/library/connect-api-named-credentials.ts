import type { ExternalCredential, NamedCredential } from "../callouts/named-credentials.js";
import type { StoredParameter } from "../callouts/credential-store.js";
import { current } from "../execution/context.js";
import { ApexList, ApexMap } from "../runtime/collections.js";
import { throwApex } from "../runtime/exceptions.js";
import type { EnumValue } from "../runtime/values/enum-value.js";
import { testContextOrNull } from "../testing/test-context.js";
import { required } from "./arguments.js";
import {
  newCalloutOptions,
  newCredential,
  newCredentialValue,
  newCustomHeader,
  newExternalCredential,
  newExternalCredentialList,
  newNamedCredential,
  newNamedCredentialList,
  newPrincipal,
} from "./connect-api-credential-types.js";
import { defineClass } from "./define.js";
import type { PlainObject } from "./plain-class.js";
import { enumConstant } from "./registry.js";

/** What every ConnectApi method checks first: in a test without SeeAllData it does not run. */
function begin(): ReturnType<typeof current> {
  const execution = current();
  if (testContextOrNull()?.seeAllData === false)
    throwApex(
      "System.UnsupportedOperationException",
      "ConnectApi methods are not supported in data siloed tests. Please use @IsTest(SeeAllData=true).",
    );
  return execution;
}

function requireSetupRights(): ReturnType<typeof current> {
  const execution = begin();
  const { user } = execution;
  if (!user.hasUserPermission("ManageNamedCredentials") && !user.hasUserPermission("CustomizeApplication"))
    throwApex(
      "ConnectApi.ConnectApiException",
      "You do not have access to this resource. Manage Named Credentials or Customize Application is needed.",
    );
  return execution;
}

function externalNamed(name: string | null): ExternalCredential {
  const found = current().org.namedCredentials.findExternal(required(name));
  if (found === undefined)
    throwApex("ConnectApi.NotFoundException", `The external credential "${name}" does not exist.`);
  return found;
}

function principalOf(external: ExternalCredential, name: string | null, type: string): { name: string; type: string } {
  const found = external.principals.find(
    (each) => each.name.toLowerCase() === name?.toLowerCase() && each.type === type,
  );
  if (found === undefined)
    throwApex("ConnectApi.NotFoundException", `The external credential "${external.name}" has no principal "${name}".`);
  return found;
}

interface Write {
  external: ExternalCredential;
  key: { credential: string; principal: string; type: string };
  parameters: StoredParameter[];
}

/** The input of create, update and patch after its checks. */
function readInput(input: PlainObject | null): Write {
  const given = required(input);
  const external = externalNamed(given["externalCredential"] as string | null);
  const type = required(given["principalType"] as EnumValue | null).name;
  const principal = principalOf(external, given["principalName"] as string | null, type);
  const values = required(given["credentials"] as ApexMap | null);
  const parameters: StoredParameter[] = [];
  for (const [name, value] of values) {
    const entry = required(value as PlainObject | null);
    parameters.push({
      name: name as string,
      value: (entry["value"] as string | null) ?? "",
      encrypted: entry["encrypted"] === true,
    });
  }
  return { external, key: { credential: external.name, principal: principal.name, type: principal.type }, parameters };
}

function createCredential(input: PlainObject | null): PlainObject {
  const { org } = requireSetupRights();
  const write = readInput(input);
  if (org.credentials.read(write.key).length > 0)
    throwApex(
      "ConnectApi.ConnectApiException",
      `A credential of "${write.key.principal}" exists already; update it instead.`,
    );
  return save(write);
}

function updateCredential(input: PlainObject | null): PlainObject {
  const { org } = requireSetupRights();
  const write = readInput(input);
  if (org.credentials.read(write.key).length === 0)
    throwApex("ConnectApi.NotFoundException", `There is no credential of "${write.key.principal}" to update.`);
  return save(write);
}

function save(write: Write): PlainObject {
  const execution = current();
  execution.org.credentials.write(write.key, write.parameters);
  execution.uncommittedWork = true;
  return credentialResult(write.external, write.key);
}

function deleteCredential(
  credential: string | null,
  principal: string | null,
  type: EnumValue | null,
  names: ApexList | null,
): void {
  const execution = requireSetupRights();
  const external = externalNamed(credential);
  const found = principalOf(external, principal, required(type).name);
  execution.org.credentials.remove(
    { credential: external.name, principal: found.name, type: found.type },
    names === null ? [] : (names.items as string[]),
  );
  execution.uncommittedWork = true;
}

/** Names of the stored parameters; values that are encrypted are never given back. */
function credentialResult(external: ExternalCredential, key: Write["key"]): PlainObject {
  const { org } = current();
  const stored = org.credentials.read(key);
  const credentials = new ApexMap("String", "ConnectApi.CredentialValue");
  for (const each of stored)
    credentials.put(
      each.name,
      newCredentialValue({ encrypted: each.encrypted, value: each.encrypted ? null : each.value }),
    );
  return newCredential({
    authenticationProtocol: protocolOf(external),
    authenticationStatus: statusOf(stored.length > 0),
    credentials,
    externalCredential: external.name,
    principalName: key.principal,
    principalType: enumConstant("ConnectApi.CredentialPrincipalType", key.type),
  });
}

function protocolOf(external: ExternalCredential): EnumValue {
  return enumConstant("ConnectApi.CredentialAuthenticationProtocol", external.protocol);
}

function statusOf(configured: boolean): EnumValue {
  return enumConstant("ConnectApi.CredentialAuthenticationStatus", configured ? "Configured" : "NotConfigured");
}

function getCredential(credential: string | null, principal: string | null, type: EnumValue | null): PlainObject {
  begin();
  const external = externalNamed(credential);
  const found = principalOf(external, principal, required(type).name);
  return credentialResult(external, { credential: external.name, principal: found.name, type: found.type });
}

function headers(list: readonly { name: string; value: string }[]): ApexList {
  const made = list.map((each, index) =>
    newCustomHeader({ headerName: each.name, headerValue: each.value, sequenceNumber: index + 1 }),
  );
  return new ApexList("ConnectApi.CredentialCustomHeader", made);
}

function externalResult(external: ExternalCredential): PlainObject {
  const { org } = current();
  const principals = external.principals.map((each, index) => {
    const stored = org.credentials.read({ credential: external.name, principal: each.name, type: each.type });
    return newPrincipal({
      principalName: each.name,
      principalType: enumConstant("ConnectApi.CredentialPrincipalType", each.type),
      authenticationStatus: statusOf(stored.length > 0),
      sequenceNumber: index + 1,
      parameters: new ApexList("ConnectApi.ExternalCredentialParameter"),
      principalAccess: new ApexList("ConnectApi.ExternalCredentialPrincipalAccess"),
    });
  });
  const related = [...org.namedCredentials.named.values()].filter(
    (each) =>
      each.externalCredential !== null &&
      org.namedCredentials.key(each.externalCredential) === external.name.toLowerCase(),
  );
  return newExternalCredential({
    developerName: external.name,
    masterLabel: external.label,
    authenticationProtocol: protocolOf(external),
    authenticationStatus: statusOf(
      principals.some((each) => (each["authenticationStatus"] as EnumValue).name === "Configured"),
    ),
    customHeaders: headers(external.headers),
    parameters: new ApexList("ConnectApi.ExternalCredentialParameter"),
    principals: new ApexList("ConnectApi.ExternalCredentialPrincipal", principals),
    relatedNamedCredentials: new ApexList(
      "ConnectApi.NamedCredential",
      related.map((each) =>
        newNamedCredential({ developerName: each.name, masterLabel: each.label, calloutUrl: each.url }),
      ),
    ),
  });
}

function namedResult(credential: NamedCredential): PlainObject {
  const { org } = current();
  const external =
    credential.externalCredential === null
      ? undefined
      : org.namedCredentials.findExternal(credential.externalCredential);
  return newNamedCredential({
    developerName: credential.name,
    masterLabel: credential.label,
    calloutUrl: credential.url,
    calloutStatus: enumConstant("ConnectApi.CalloutStatus", credential.enabled ? "Enabled" : "Disabled"),
    type: enumConstant("ConnectApi.NamedCredentialType", credential.legacy === null ? "SecuredEndpoint" : "Legacy"),
    customHeaders: headers(credential.headers),
    calloutOptions: newCalloutOptions({
      generateAuthorizationHeader: credential.generateAuthorizationHeader,
      allowMergeFieldsInHeader: credential.allowsHeaderFormulas,
    }),
    externalCredentials: new ApexList(
      "ConnectApi.ExternalCredential",
      external === undefined ? [] : [externalResult(external)],
    ),
    parameters: new ApexList("ConnectApi.NamedCredentialParameter"),
  });
}

function createExternalCredential(input: PlainObject | null): PlainObject {
  const { org } = requireSetupRights();
  const given = required(input);
  const name = required(given["developerName"] as string | null);
  const key = org.namedCredentials.key(name);
  if (org.namedCredentials.external.has(key))
    throwApex("ConnectApi.ConnectApiException", `The external credential "${name}" exists already.`);
  const principals = ((given["principals"] as ApexList | null)?.items ?? []) as PlainObject[];
  const made: ExternalCredential = {
    name,
    label: (given["masterLabel"] as string | null) ?? name,
    protocol: required(given["authenticationProtocol"] as EnumValue | null).name,
    principals: principals.map((each) => ({
      name: required(each["principalName"] as string | null),
      type: required(each["principalType"] as EnumValue | null).name as "NamedPrincipal" | "PerUserPrincipal",
    })),
    headers: headersOf(given["customHeaders"] as ApexList | null),
  };
  org.namedCredentials.external.set(key, made);
  current().uncommittedWork = true;
  return externalResult(made);
}

function createNamedCredential(input: PlainObject | null): PlainObject {
  const { org } = requireSetupRights();
  const given = required(input);
  const name = required(given["developerName"] as string | null);
  const key = org.namedCredentials.key(name);
  if (org.namedCredentials.named.has(key))
    throwApex("ConnectApi.ConnectApiException", `The named credential "${name}" exists already.`);
  const externals = ((given["externalCredentials"] as ApexList | null)?.items ?? []) as PlainObject[];
  const options = given["calloutOptions"] as PlainObject | null;
  const made: NamedCredential = {
    name,
    label: (given["masterLabel"] as string | null) ?? name,
    url: required(given["calloutUrl"] as string | null),
    externalCredential: (externals[0]?.["developerName"] as string | null | undefined) ?? null,
    headers: headersOf(given["customHeaders"] as ApexList | null),
    generateAuthorizationHeader: options?.["generateAuthorizationHeader"] !== false,
    allowsHeaderFormulas: options?.["allowMergeFieldsInHeader"] === true,
    enabled: true,
    legacy: null,
  };
  org.namedCredentials.named.set(key, made);
  current().uncommittedWork = true;
  return namedResult(made);
}

function headersOf(list: ApexList | null): { name: string; value: string }[] {
  return ((list?.items ?? []) as PlainObject[]).map((each) => ({
    name: String(each["headerName"]),
    value: String(each["headerValue"]),
  }));
}

defineClass({
  name: "ConnectApi.NamedCredentials",
  abstract: true,
  statics: {
    "ConnectApi.Credential createCredential(ConnectApi.CredentialInput input)": createCredential,
    "ConnectApi.Credential createCredential(ConnectApi.CredentialInput input, ConnectApi.CreateCredentialAction action)":
      createCredential,
    "ConnectApi.Credential updateCredential(ConnectApi.CredentialInput input)": updateCredential,
    "ConnectApi.Credential patchCredential(ConnectApi.CredentialInput input)": updateCredential,
    "void deleteCredential(String externalCredential, String principalName, ConnectApi.CredentialPrincipalType principalType)":
      (credential: string | null, principal: string | null, type: EnumValue | null) =>
        deleteCredential(credential, principal, type, null),
    "void deleteCredential(String externalCredential, String principalName, ConnectApi.CredentialPrincipalType principalType, List<String> names)":
      deleteCredential,
    "ConnectApi.Credential getCredential(String externalCredential, String principalName, ConnectApi.CredentialPrincipalType principalType)":
      getCredential,
    "ConnectApi.ExternalCredential getExternalCredential(String developerName)": (name: string | null) => {
      begin();
      return externalResult(externalNamed(name));
    },
    "ConnectApi.ExternalCredentialList getExternalCredentials()": () => {
      const { org } = begin();
      const list = [...org.namedCredentials.external.values()].map(externalResult);
      return newExternalCredentialList({ externalCredentials: new ApexList("ConnectApi.ExternalCredential", list) });
    },
    "ConnectApi.NamedCredential getNamedCredential(String developerName)": (name: string | null) => {
      const { org } = begin();
      const found = org.namedCredentials.findNamed(required(name));
      if (found === undefined)
        throwApex("ConnectApi.NotFoundException", `The named credential "${name}" does not exist.`);
      return namedResult(found);
    },
    "ConnectApi.NamedCredentialList getNamedCredentials()": () => {
      const { org } = begin();
      const list = [...org.namedCredentials.named.values()].map(namedResult);
      return newNamedCredentialList({ namedCredentials: new ApexList("ConnectApi.NamedCredential", list) });
    },
    "ConnectApi.ExternalCredential createExternalCredential(ConnectApi.ExternalCredentialInput input)":
      createExternalCredential,
    "ConnectApi.NamedCredential createNamedCredential(ConnectApi.NamedCredentialInput input)": createNamedCredential,
  },
});
