import { throwApex } from "../runtime/exceptions.js";
import { Blob } from "../runtime/values/blob.js";
import { required, requiredAt } from "./arguments.js";
import { defineClass } from "./define.js";

function hexBytes(text: string): Blob {
  if (text.length % 2 !== 0 || !/^[0-9a-fA-F]*$/.test(text)) throwApex("System.TypeException", "Invalid hex input");
  return new Blob(Buffer.from(text, "hex"));
}

/** Node's name of a Java charset. */
function charset(name: string | null): BufferEncoding {
  const known: Record<string, BufferEncoding> = {
    "utf-8": "utf8",
    utf8: "utf8",
    "iso-8859-1": "latin1",
    "us-ascii": "ascii",
    "utf-16le": "utf16le",
  };
  const found = known[required(name).toLowerCase()];
  if (!found) throwApex("System.StringException", `Unsupported encoding: ${name}`);
  return found;
}

/** application/x-www-form-urlencoded, as java.net.URLEncoder writes it. */
function urlEncode(text: string | null, encoding: string | null): string {
  const bytes = Buffer.from(requiredAt(text, 1), charset(encoding));
  let result = "";
  for (const byte of bytes) {
    const character = String.fromCharCode(byte);
    if (/[a-zA-Z0-9.*_-]/.test(character)) result += character;
    else result += byte === 32 ? "+" : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  }
  return result;
}

function urlDecode(text: string | null, encoding: string | null): string {
  const name = charset(encoding);
  return requiredAt(text, 1)
    .replaceAll("+", " ")
    .replace(/(?:%[0-9a-fA-F]{2})+|%/g, (run) => {
      if (run === "%")
        throwApex("System.IllegalArgumentException", "URLDecoder: Illegal hex characters in escape (%) pattern");
      return Buffer.from(run.replaceAll("%", ""), "hex").toString(name);
    });
}

defineClass({
  name: "System.EncodingUtil",
  statics: {
    "Blob base64Decode(String text)": (text: string | null) => new Blob(Buffer.from(required(text), "base64")),
    "String base64Encode(Blob data)": (data: Blob | null) => Buffer.from(required(data).bytes).toString("base64"),
    "Blob base64UrlDecode(String text)": (text: string | null) => new Blob(Buffer.from(required(text), "base64url")),
    "String base64UrlEncode(Blob data)": (data: Blob | null) => Buffer.from(required(data).bytes).toString("base64url"),
    "Blob convertFromHex(String text)": (text: string | null) => hexBytes(required(text)),
    "String convertToHex(Blob data)": (data: Blob | null) => Buffer.from(required(data).bytes).toString("hex"),
    "String urlEncode(String text, String encoding)": urlEncode,
    "String urlDecode(String text, String encoding)": urlDecode,
  },
});
