import { defineClass } from "./define.js";

/** A System.Cookie. */
export class ApexCookie {
  static readonly apexName = "System.Cookie";
  readonly name: string | null;
  readonly value: string | null;
  readonly path: string | null;
  /** Seconds; -1 lasts as long as the session. */
  readonly maxAge: number | null;
  readonly isSecure: boolean;
  readonly sameSite: string | null;
  readonly isHttpOnly: boolean;

  constructor(
    name: string | null,
    value: string | null,
    path: string | null,
    maxAge: number | null,
    isSecure: boolean | null,
    sameSite: string | null = null,
    isHttpOnly: boolean | null = false,
  ) {
    this.name = name;
    this.value = value;
    this.path = path;
    this.maxAge = maxAge;
    this.isSecure = isSecure === true;
    this.sameSite = sameSite;
    this.isHttpOnly = isHttpOnly === true;
  }
}

type Arguments = ConstructorParameters<typeof ApexCookie>;
const make = (...args: Arguments): ApexCookie => new ApexCookie(...args);

defineClass({
  name: "System.Cookie",
  js: ApexCookie,
  constructors: {
    "(String name, String value, String path, Integer maxAge, Boolean isSecure)": make,
    "(String name, String value, String path, Integer maxAge, Boolean isSecure, String sameSite)": make,
    "(String name, String value, String path, Integer maxAge, Boolean isSecure, String sameSite, Boolean isHttpOnly)":
      make,
  },
  methods: {
    "String getName()": (self: ApexCookie) => self.name,
    "String getValue()": (self: ApexCookie) => self.value,
    "String getPath()": (self: ApexCookie) => self.path,
    "String getDomain()": () => null,
    "Integer getMaxAge()": (self: ApexCookie) => self.maxAge,
    "Boolean isSecure()": (self: ApexCookie) => self.isSecure,
    "Boolean isHttpOnly()": (self: ApexCookie) => self.isHttpOnly,
    "String getSameSite()": (self: ApexCookie) => self.sameSite,
  },
});
