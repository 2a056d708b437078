import { throwApex } from "../runtime/exceptions.js";
import { defineClass } from "./define.js";

/** Largest signature in bytes. Source: "QueueableDuplicateSignature.Builder Class". */
const MAXIMUM_SIZE = 1_024;

/** What makes two queueable jobs the same. */
export class QueueableDuplicateSignature {
  static readonly apexName = "System.QueueableDuplicateSignature";
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

class SignatureBuilder {
  static readonly apexName = "System.QueueableDuplicateSignature.Builder";
  private readonly parts: string[] = [];
  size = 0;

  add(kind: string, value: unknown): this {
    const part = `${kind}:${String(value)}`;
    const size = Buffer.byteLength(String(value));
    if (this.size + size > MAXIMUM_SIZE)
      throwApex("System.IllegalArgumentException", `The signature is larger than ${MAXIMUM_SIZE} bytes`);
    this.size += size;
    this.parts.push(part);
    return this;
  }

  build(): QueueableDuplicateSignature {
    return new QueueableDuplicateSignature(JSON.stringify(this.parts));
  }
}

defineClass({
  name: "System.QueueableDuplicateSignature",
  js: QueueableDuplicateSignature,
  methods: { "String toString()": (self: QueueableDuplicateSignature) => self.text },
  statics: { "System.QueueableDuplicateSignature.Builder Builder()": () => new SignatureBuilder() },
});

defineClass({
  name: "System.QueueableDuplicateSignature.Builder",
  js: SignatureBuilder,
  constructors: { "()": () => new SignatureBuilder() },
  methods: {
    "System.QueueableDuplicateSignature.Builder addString(String value)": (
      self: SignatureBuilder,
      value: string | null,
    ) => self.add("s", value),
    "System.QueueableDuplicateSignature.Builder addId(Id value)": (self: SignatureBuilder, value: string | null) =>
      self.add("i", value),
    "System.QueueableDuplicateSignature.Builder addInteger(Integer value)": (
      self: SignatureBuilder,
      value: number | null,
    ) => self.add("n", value),
    "System.QueueableDuplicateSignature build()": (self: SignatureBuilder) => self.build(),
    "Integer getSize()": (self: SignatureBuilder) => self.size,
    "Integer getMaxSize()": () => MAXIMUM_SIZE,
    "Integer getRemainingSize()": (self: SignatureBuilder) => MAXIMUM_SIZE - self.size,
  },
});
