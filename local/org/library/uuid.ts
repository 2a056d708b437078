import { randomUUID } from "node:crypto";
import { textHash } from "../runtime/equality.js";
import { throwApex } from "../runtime/exceptions.js";
import { required } from "./arguments.js";
import { defineClass } from "./define.js";

/** A System.UUID. */
export class ApexUuid {
  static readonly apexName = "System.UUID";
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  apexText(): string {
    return this.text;
  }
  apexEquals(other: unknown): boolean {
    return other instanceof ApexUuid && other.text === this.text;
  }
  apexHash(): number {
    return textHash(this.text);
  }
}

function fromString(text: string | null): ApexUuid {
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(required(text)))
    throwApex("System.IllegalArgumentException", `Invalid UUID string: ${text}`);
  return new ApexUuid((text as string).toLowerCase());
}

defineClass({
  name: "System.UUID",
  js: ApexUuid,
  statics: {
    "UUID randomUUID()": () => new ApexUuid(randomUUID()),
    "UUID fromString(String text)": fromString,
  },
  methods: {
    "Boolean equals(Object other)": (self: ApexUuid, other: unknown) => self.apexEquals(other),
    "Integer hashCode()": (self: ApexUuid) => self.apexHash(),
    "String toString()": (self: ApexUuid) => self.text,
  },
});
