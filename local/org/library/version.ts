import { throwApex } from "../runtime/exceptions.js";
import { required } from "./arguments.js";
import { defineClass } from "./define.js";

/** A System.Version of a package. */
export class ApexVersion {
  static readonly apexName = "System.Version";
  readonly major: number;
  readonly minor: number;
  readonly patch: number | null;

  constructor(major: number | null, minor: number | null, patch: number | null = null) {
    this.major = required(major);
    this.minor = required(minor);
    this.patch = patch;
    if (this.major < 0 || this.minor < 0)
      throwApex("System.IllegalArgumentException", "Version numbers must not be negative");
  }

  apexText(): string {
    return [this.major, this.minor, ...(this.patch === null ? [] : [this.patch])].join(".");
  }
}

/** Negative, zero or positive. A version without a patch number matches every patch. */
function compareTo(self: ApexVersion, other: ApexVersion | null): number {
  const than = required(other);
  const patch = self.patch === null || than.patch === null ? 0 : self.patch - than.patch;
  return Math.sign(self.major - than.major || self.minor - than.minor || patch);
}

defineClass({
  name: "System.Version",
  js: ApexVersion,
  constructors: {
    "(Integer major, Integer minor)": (major: number | null, minor: number | null) => new ApexVersion(major, minor),
    "(Integer major, Integer minor, Integer patch)": (
      major: number | null,
      minor: number | null,
      patch: number | null,
    ) => new ApexVersion(major, minor, patch),
  },
  methods: {
    "Integer compareTo(Version other)": compareTo,
    "Integer major()": (self: ApexVersion) => self.major,
    "Integer minor()": (self: ApexVersion) => self.minor,
    "Integer patch()": (self: ApexVersion) => self.patch,
  },
});
