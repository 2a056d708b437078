import type { SObject } from "../runtime/sobject.js";
import type { ApexList } from "../runtime/values/list.js";
import { ApexMap } from "../runtime/values/map.js";
import { required } from "./arguments.js";
import type { ApexCookie } from "./cookie.js";
import { defineClass, unsupported } from "./define.js";

/** A System.PageReference: an address with parameters. Rendering pages is not part of the local org. */
export class PageReference {
  static readonly apexName = "System.PageReference";
  readonly parameters = new ApexMap("String", "String");
  readonly headers = new ApexMap("String", "String");
  readonly cookies = new ApexMap("String", "System.Cookie");
  anchor: string | null = null;
  redirect = false;
  /** Address without parameters and anchor. */
  readonly base: string;

  constructor(url: string) {
    const [, base = "", query, anchor] = /^([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(url) ?? [];
    this.base = base;
    this.anchor = anchor ?? null;
    for (const [name, value] of new URLSearchParams(query ?? "")) this.parameters.put(name, value);
  }

  url(): string {
    const query = new URLSearchParams(
      [...this.parameters].filter(([, value]) => value !== null) as [string, string][],
    ).toString();
    return `${this.base}${query === "" ? "" : `?${query}`}${this.anchor === null ? "" : `#${this.anchor}`}`;
  }

  apexText(): string {
    return `System.PageReference[${this.url()}]`;
  }
}

function setCookies(self: PageReference, cookies: ApexList | null): void {
  for (const cookie of required(cookies).items as ApexCookie[]) self.cookies.put(cookie.name, cookie);
}

defineClass({
  name: "System.PageReference",
  js: PageReference,
  constructors: {
    "(String url)": (url: string | null) => new PageReference(required(url)),
    "(SObject record)": (record: SObject | null) => new PageReference(`/${required(record).id ?? ""}`),
  },
  statics: {
    "PageReference forResource(String name)": (name: string | null) => new PageReference(`/resource/${required(name)}`),
    "PageReference forResource(String name, String path)": (name: string | null, path: string | null) =>
      new PageReference(`/resource/${required(name)}/${required(path)}`),
  },
  methods: {
    "String getAnchor()": (self: PageReference) => self.anchor,
    "Blob getContent()": unsupported("PageReference.getContent"),
    "Blob getContentAsPDF()": unsupported("PageReference.getContentAsPDF"),
    "Map<String, Cookie> getCookies()": (self: PageReference) => self.cookies,
    "Map<String, String> getHeaders()": (self: PageReference) => self.headers,
    "Map<String, String> getParameters()": (self: PageReference) => self.parameters,
    "Boolean getRedirect()": (self: PageReference) => self.redirect,
    "String getUrl()": (self: PageReference) => self.url(),
    "PageReference setAnchor(String anchor)": (self: PageReference, anchor: string | null) => {
      self.anchor = anchor;
      return self;
    },
    "void setCookies(List<Cookie> cookies)": setCookies,
    "PageReference setRedirect(Boolean redirect)": (self: PageReference, redirect: boolean | null) => {
      self.redirect = required(redirect);
      return self;
    },
    "String toString()": (self: PageReference) => self.apexText(),
  },
});
