import assert from "node:assert/strict";
import { test } from "node:test";
import { stringOf } from "../runtime/text.js";
import { Blob } from "../runtime/values/blob.js";
import "./blob.js";
import "./map.js";
import "./cookie.js";
import "./crypto.js";
import "./encoding-util.js";
import "./http-request.js";
import "./http-response.js";
import "./page-reference.js";
import "./url.js";
import "./uuid.js";
import "./version.js";
import { call, callStatic, construct, thrown } from "./test-support.js";

const blob = (text: string): Blob => Blob.fromText(text);
const hex = (value: unknown): unknown => callStatic("EncodingUtil", "convertToHex", value);

const encodings: [name: string, args: unknown[], expected: string][] = [
  ["base64Encode", [blob("a?>")], "YT8+"],
  ["base64UrlEncode", [blob("a?>")], "YT8-"],
  ["urlEncode", ["a b&\u00e9*~", "UTF-8"], "a+b%26%C3%A9*%7E"],
  ["urlDecode", ["a+b%26%C3%A9", "UTF-8"], "a b&\u00e9"],
  ["convertToHex", [blob("Hi")], "4869"],
];
for (const [name, args, expected] of encodings) {
  test(`EncodingUtil.${name}`, () => assert.equal(callStatic("EncodingUtil", name, ...args), expected));
}

test("digests and message authentication codes", () => {
  assert.equal(hex(callStatic("Crypto", "generateDigest", "MD5", blob("abc"))), "900150983cd24fb0d6963f7d28e17f72");
  assert.equal(
    hex(callStatic("Crypto", "generateDigest", "SHA-256", blob(""))),
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  );
  const mac = callStatic("Crypto", "generateMac", "HmacSHA1", blob("data"), blob("key"));
  assert.equal(hex(mac), "104152c5bfdca07bc633eebd46199f0255c9f49d");
  assert.equal(callStatic("Crypto", "verifyHMac", "hmacSHA1", blob("data"), blob("key"), mac), true);
  assert.equal(callStatic("Crypto", "verifyHMac", "hmacSHA1", blob("other"), blob("key"), mac), false);
  assert.match(
    thrown(() => callStatic("Crypto", "generateDigest", "CRC", blob(""))),
    /Invalid algorithm name CRC/,
  );
});

test("encryption with a managed vector round-trips and differs each time", () => {
  const key = callStatic("Crypto", "generateAesKey", 256);
  const first = callStatic("Crypto", "encryptWithManagedIV", "AES256", key, blob("secret"));
  const second = callStatic("Crypto", "encryptWithManagedIV", "AES256", key, blob("secret"));
  assert.notEqual(hex(first), hex(second));
  assert.equal(call(callStatic("Crypto", "decryptWithManagedIV", "AES256", key, first), "toString"), "secret");
  assert.match(
    thrown(() => callStatic("Crypto", "encryptWithManagedIV", "AES128", key, blob("x"))),
    /Must be 16 bytes/,
  );
});

test("blobs that are no text", () => {
  const bytes = callStatic("EncodingUtil", "convertFromHex", "ff00");
  assert.equal(
    thrown(() => call(bytes, "toString")),
    "System.StringException: BLOB is not a valid UTF-8 string",
  );
  assert.equal(stringOf(bytes), "Blob[2]");
});

test("url parts", () => {
  const url = construct("Url", "https://me@example.com:8443/a/b?x=1#top");
  const parts = [
    "getProtocol",
    "getUserInfo",
    "getHost",
    "getPort",
    "getPath",
    "getQuery",
    "getRef",
    "getFile",
    "getDefaultPort",
  ];
  assert.deepEqual(
    parts.map((name) => call(url, name)),
    ["https", "me", "example.com", 8443, "/a/b", "x=1", "top", "/a/b?x=1", 443],
  );
  assert.equal(call(construct("Url", url, "c"), "toExternalForm"), "https://me@example.com:8443/a/c");
  assert.equal(
    thrown(() => construct("Url", "nothing")),
    "System.StringException: no protocol: nothing",
  );
});

test("uuids compare by text", () => {
  const one = callStatic("UUID", "fromString", "123E4567-e89b-12d3-a456-426614174000");
  assert.equal(call(one, "equals", callStatic("UUID", "fromString", stringOf(one))), true);
  assert.match(stringOf(callStatic("UUID", "randomUUID")), /^[0-9a-f-]{36}$/);
});

test("requests and responses", () => {
  const request = construct("HttpRequest");
  call(request, "setEndpoint", "https://x.test");
  call(request, "setMethod", "POST");
  call(request, "setHeader", "Content-Type", "text/plain");
  call(request, "setBody", "h\u00e9");
  assert.equal(call(request, "getHeader", "content-type"), "text/plain");
  assert.equal((call(request, "getBodyAsBlob") as Blob).bytes.length, 3);
  assert.equal(stringOf(request), "System.HttpRequest[Endpoint=https://x.test, Method=POST]");
  const response = construct("HttpResponse");
  call(response, "setStatusCode", 201);
  assert.equal(stringOf(response), "System.HttpResponse[Status=null, StatusCode=201]");
});

test("page references carry parameters", () => {
  const page = construct("PageReference", "/apex/Foo?a=1");
  call(call(page, "getParameters"), "put", "b", "x y");
  assert.equal(call(page, "getUrl"), "/apex/Foo?a=1&b=x+y");
});

test("versions", () => {
  assert.equal(call(construct("Version", 1, 2, 3), "compareTo", construct("Version", 1, 3)), -1);
  assert.equal(call(construct("Version", 1, 2, 3), "compareTo", construct("Version", 1, 2)), 0);
});
