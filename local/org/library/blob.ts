import { throwApex } from "../runtime/exceptions.js";
import { apexEquals, hashOf } from "../runtime/equality.js";
import { Blob } from "../runtime/values/blob.js";
import { required } from "./arguments.js";
import { defineClass, seesNull, unsupported } from "./define.js";

/** The bytes as UTF-8 text. Throws StringException where they are none. */
export function blobText(blob: Blob): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(blob.bytes);
  } catch (error) {
    if (error instanceof TypeError) throwApex("System.StringException", "BLOB is not a valid UTF-8 string");
    throw error;
  }
}

defineClass({
  name: "Blob",
  js: Blob,
  statics: {
    "Blob valueOf(String text)": (text: string | null) => Blob.fromText(required(text)),
    "Blob toPdf(String text)": unsupported("Blob.toPdf"),
  },
  methods: {
    "Integer size()": seesNull((self: Blob | null) => required(self).bytes.length),
    "String toString()": seesNull((self: Blob | null) => blobText(required(self))),
    "Boolean equals(Object other)": (self: Blob, other: unknown) => apexEquals(self, other),
    "Integer hashCode()": hashOf,
  },
});
