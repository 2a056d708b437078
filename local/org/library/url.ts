import { throwApex } from "../runtime/exceptions.js";
import { required } from "./arguments.js";
import { defineClass } from "./define.js";

const DEFAULT_PORTS: Record<string, number> = { http: 80, https: 443, ftp: 21 };

/** A System.Url, taken apart as java.net.URL does: nothing is normalised. */
export class ApexUrl {
  static readonly apexName = "System.Url";
  readonly protocol: string;
  readonly authority: string;
  readonly userInfo: string | null;
  readonly host: string;
  /** -1 when the address names none. */
  readonly port: number;
  readonly path: string;
  readonly query: string | null;
  readonly ref: string | null;

  /** Throws StringException for a text without a known protocol. */
  constructor(text: string) {
    const match = /^([a-zA-Z][a-zA-Z0-9+.-]*):(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(text.trim());
    if (!match) throwApex("System.StringException", `no protocol: ${text}`);
    this.protocol = (match[1] as string).toLowerCase();
    if (!["http", "https", "ftp", "file", "mailto", "jar"].includes(this.protocol))
      throwApex("System.StringException", `unknown protocol: ${this.protocol}`);
    this.authority = match[2] ?? "";
    const parts = /^(?:(.*)@)?(.*?)(?::(\d*))?$/.exec(this.authority) as RegExpExecArray;
    this.userInfo = parts[1] ?? null;
    this.host = parts[2] as string;
    this.port = parts[3] ? Number(parts[3]) : -1;
    this.path = match[3] as string;
    this.query = match[4] ?? null;
    this.ref = match[5] ?? null;
  }

  get file(): string {
    return this.query === null ? this.path : `${this.path}?${this.query}`;
  }

  apexText(): string {
    const place = this.authority === "" ? "" : `//${this.authority}`;
    return `${this.protocol}:${place}${this.file}${this.ref === null ? "" : `#${this.ref}`}`;
  }

  apexEquals(other: unknown): boolean {
    return other instanceof ApexUrl && other.apexText() === this.apexText();
  }
}

/** A text relative to a base address. */
function relative(base: string, text: string): ApexUrl {
  if (/^[a-zA-Z][a-zA-Z0-9+.-]*:/.test(text)) return new ApexUrl(text);
  const from = new ApexUrl(base);
  const root = `${from.protocol}://${from.authority}`;
  if (text.startsWith("/")) return new ApexUrl(root + text);
  const folder = from.path.slice(0, from.path.lastIndexOf("/") + 1) || "/";
  return new ApexUrl(root + folder + text);
}

function fromParts(protocol: string | null, host: string | null, port: number | null, file: string | null): ApexUrl {
  const address = port === null || port === -1 ? required(host) : `${required(host)}:${port}`;
  return new ApexUrl(`${required(protocol)}://${address}${required(file)}`);
}

function sameFile(a: ApexUrl, b: ApexUrl): boolean {
  const port = (url: ApexUrl): number => (url.port === -1 ? (DEFAULT_PORTS[url.protocol] ?? -1) : url.port);
  return (
    a.protocol === b.protocol &&
    a.host.toLowerCase() === b.host.toLowerCase() &&
    port(a) === port(b) &&
    a.file === b.file
  );
}

/** Address of the org: a My Domain of a Developer Edition, with the name that this org gives itself. */
export const ORG_DOMAIN = "local-org-dev-ed.develop.my.salesforce.com";

const orgDomain = (): ApexUrl => new ApexUrl(`https://${ORG_DOMAIN}`);

defineClass({
  name: "System.Url",
  js: ApexUrl,
  constructors: {
    "(String text)": (text: string | null) => new ApexUrl(required(text)),
    "(Url context, String text)": (base: ApexUrl | null, text: string | null) =>
      relative(required(base).apexText(), required(text)),
    "(String protocol, String host, String file)": (
      protocol: string | null,
      host: string | null,
      file: string | null,
    ) => fromParts(protocol, host, null, file),
    "(String protocol, String host, Integer port, String file)": fromParts,
  },
  statics: {
    "Url getOrgDomainUrl()": orgDomain,
    "Url getSalesforceBaseUrl()": orgDomain,
    "Url getCurrentRequestUrl()": orgDomain,
  },
  methods: {
    "String getAuthority()": (self: ApexUrl) => self.authority,
    "Integer getDefaultPort()": (self: ApexUrl) => DEFAULT_PORTS[self.protocol] ?? -1,
    "String getFile()": (self: ApexUrl) => self.file,
    "String getHost()": (self: ApexUrl) => self.host,
    "String getPath()": (self: ApexUrl) => self.path,
    "Integer getPort()": (self: ApexUrl) => self.port,
    "String getProtocol()": (self: ApexUrl) => self.protocol,
    "String getQuery()": (self: ApexUrl) => self.query,
    "String getRef()": (self: ApexUrl) => self.ref,
    "String getUserInfo()": (self: ApexUrl) => self.userInfo,
    "Boolean sameFile(Url other)": (self: ApexUrl, other: ApexUrl | null) => sameFile(self, required(other)),
    "String toExternalForm()": (self: ApexUrl) => self.apexText(),
    "String toString()": (self: ApexUrl) => self.apexText(),
  },
});
