import type { XmlNode } from "../metadata/types.js";
import type { Org } from "../org.js";
import { throwApex } from "../runtime/exceptions.js";
import type { UserContext } from "../security/users.js";
import { fillCredentialFormula } from "./credential-formula.js";

/** A header as metadata states it. */
export interface HeaderTemplate {
  name: string;
  value: string;
}

export interface ExternalCredential {
  name: string;
  label: string;
  protocol: string;
  principals: { name: string; type: "NamedPrincipal" | "PerUserPrincipal" }[];
  headers: HeaderTemplate[];
}

export interface NamedCredential {
  name: string;
  label: string;
  url: string;
  /** External credential, or null for a credential without one. */
  externalCredential: string | null;
  headers: HeaderTemplate[];
  generateAuthorizationHeader: boolean;
  /** Without it a header goes out with its formula as it is written. */
  allowsHeaderFormulas: boolean;
  enabled: boolean;
  /** Credentials of the older kind: user name and password in one. */
  legacy: { protocol: string; username: string; password: string } | null;
}

export interface ResolvedEndpoint {
  url: string;
  headers: Record<string, string>;
}

/** Named and external credentials of an org: from metadata, and those Apex created. */
export class NamedCredentials {
  private readonly org: Org;
  readonly named = new Map<string, NamedCredential>();
  readonly external = new Map<string, ExternalCredential>();

  constructor(org: Org) {
    this.org = org;
    for (const [key, entry] of org.metadata.namedCredentials)
      this.named.set(key, readNamed(entry.name, entry.label, entry.url, entry.node));
    for (const [key, entry] of org.metadata.externalCredentials)
      this.external.set(key, readExternal(entry.name, entry.node));
  }

  /** Lower-case name without the org's namespace. */
  key(name: string): string {
    const lower = name.toLowerCase();
    const prefix = this.org.namespace === null ? null : `${this.org.namespace.toLowerCase()}__`;
    return prefix !== null && lower.startsWith(prefix) ? lower.slice(prefix.length) : lower;
  }

  findNamed(name: string): NamedCredential | undefined {
    return this.named.get(this.key(name));
  }

  findExternal(name: string): ExternalCredential | undefined {
    return this.external.get(this.key(name));
  }

  /** The address and the headers of `callout:Name/path` for a user; CalloutException when the credential is missing or its principal is not the user's. */
  resolve(endpoint: string, user: UserContext): ResolvedEndpoint {
    const [, name, rest] = /^callout:([\w]+)(.*)$/is.exec(endpoint) ?? ["", "", ""];
    const credential = this.findNamed(name ?? "");
    if (credential === undefined || !credential.enabled) {
      return throwApex(
        "System.CalloutException",
        `The callout couldn't access the endpoint. You might not have the required permissions, or the named credential "${name}" might not exist.`,
      );
    }
    const url = credential.url.replace(/\/$/, "") + (rest ?? "");
    const headers: Record<string, string> = {};
    if (
      credential.legacy !== null &&
      credential.legacy.protocol === "Password" &&
      credential.generateAuthorizationHeader
    ) {
      const pair = `${credential.legacy.username}:${credential.legacy.password}`;
      headers["Authorization"] = `Basic ${Buffer.from(pair).toString("base64")}`;
    }
    const lookup =
      credential.externalCredential === null ? noCredential : this.principalLookup(credential.externalCredential, user);
    const external =
      credential.externalCredential === null ? undefined : this.findExternal(credential.externalCredential);
    // Custom headers go with every callout; "Generate Authorization Header" only rules what the protocol itself makes.
    // Formulas in them, those of the external credential too, want "Allow Formulas in HTTP Header": Salesforce Help,
    // "Guidelines for Authenticating HTTP Callout Actions".
    const templates = [...(external?.headers ?? []), ...credential.headers];
    for (const { name: header, value } of templates)
      headers[header] = credential.allowsHeaderFormulas ? fillCredentialFormula(value, lookup) : value;
    if (
      external?.protocol === "Basic" &&
      credential.generateAuthorizationHeader &&
      headers["Authorization"] === undefined
    ) {
      const pair = `${lookup(external.name, "Username")}:${lookup(external.name, "Password")}`;
      headers["Authorization"] = `Basic ${Buffer.from(pair).toString("base64")}`;
    }
    return { url, headers };
  }

  /** The lookup of secrets for the first principal of the credential that the user may use. */
  private principalLookup(name: string, user: UserContext): (credential: string, parameter: string) => string {
    const external = this.findExternal(name);
    if (external === undefined) return refuse(name);
    if (external.protocol === "NoAuthentication") return noCredential;
    const principal = external.principals.find((each) =>
      user.hasExternalCredentialPrincipal(`${external.name}-${each.name}`),
    );
    if (principal === undefined) return refuse(external.name);
    const stored = this.org.credentials.read({
      credential: external.name,
      principal: principal.name,
      type: principal.type,
    });
    if (stored.length === 0) return refuse(external.name);
    return (credential, parameter) => {
      if (this.key(credential) !== external.name.toLowerCase()) return refuse(credential);
      const found = stored.find((each) => each.name.toLowerCase() === parameter.toLowerCase());
      return found === undefined ? refuse(external.name) : found.value;
    };
  }
}

function refuse(name: string): never {
  return throwApex(
    "System.CalloutException",
    `We couldn't access the credential(s). You might not have the required permissions, or the external credential "${name}" might not exist.`,
  );
}

function noCredential(credential: string): string {
  return refuse(credential);
}

/** Text of the first child element of that name, or empty. */
function textOf(node: XmlNode, name: string): string {
  return node.children.get(name)?.[0]?.text ?? "";
}

function readNamed(name: string, label: string, url: string, node: XmlNode): NamedCredential {
  const parameters = node.children.get("namedCredentialParameters") ?? [];
  const authentication = parameters.find((each) => textOf(each, "parameterType") === "Authentication");
  const legacyProtocol = textOf(node, "protocol");
  return {
    name,
    label,
    url,
    externalCredential: authentication === undefined ? null : textOf(authentication, "externalCredential"),
    headers: parameters
      .filter((each) => textOf(each, "parameterType") === "HttpHeader")
      .map((each) => ({ name: textOf(each, "parameterName"), value: textOf(each, "parameterValue") })),
    generateAuthorizationHeader: textOf(node, "generateAuthorizationHeader") !== "false",
    allowsHeaderFormulas: textOf(node, "allowMergeFieldsInHeader") === "true",
    enabled: textOf(node, "calloutStatus") !== "Disabled",
    legacy:
      legacyProtocol === ""
        ? null
        : { protocol: legacyProtocol, username: textOf(node, "username"), password: textOf(node, "password") },
  };
}

function readExternal(name: string, node: XmlNode): ExternalCredential {
  const parameters = node.children.get("externalCredentialParameters") ?? [];
  const principals: ExternalCredential["principals"] = [];
  const headers: HeaderTemplate[] = [];
  for (const each of parameters) {
    const type = textOf(each, "parameterType");
    if (type === "NamedPrincipal" || type === "PerUserPrincipal")
      principals.push({ name: textOf(each, "parameterName"), type });
    if (type === "AuthHeader")
      headers.push({ name: textOf(each, "parameterName"), value: textOf(each, "parameterValue") });
  }
  return {
    name,
    label: textOf(node, "label") || name,
    protocol: textOf(node, "authenticationProtocol"),
    principals,
    headers,
  };
}
