import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  randomBytes,
  sign,
  timingSafeEqual,
  verify,
} from "node:crypto";
import { current } from "../execution/context.js";
import type { CertificateKeys } from "../security/certificates.js";
import { throwApex } from "../runtime/exceptions.js";
import { Blob } from "../runtime/values/blob.js";
import { required } from "./arguments.js";
import { defineClass } from "./define.js";

type Bytes = Blob | null;

const DIGESTS: Record<string, string> = {
  md5: "md5",
  sha1: "sha1",
  "sha-1": "sha1",
  sha256: "sha256",
  "sha-256": "sha256",
  sha384: "sha384",
  "sha-384": "sha384",
  sha512: "sha512",
  "sha-512": "sha512",
  "sha3-256": "sha3-256",
  "sha3-384": "sha3-384",
  "sha3-512": "sha3-512",
};
const MACS: Record<string, string> = {
  hmacmd5: "md5",
  hmacsha1: "sha1",
  hmacsha256: "sha256",
  hmacsha384: "sha384",
  hmacsha512: "sha512",
};
const SIGNATURES: Record<string, string> = {
  rsa: "sha1",
  "rsa-sha1": "sha1",
  "rsa-sha256": "sha256",
  "rsa-sha384": "sha384",
  "rsa-sha512": "sha512",
  "ecdsa-sha256": "sha256",
  "ecdsa-sha384": "sha384",
  "ecdsa-sha512": "sha512",
};
const KEY_BYTES: Record<string, number> = { aes128: 16, aes192: 24, aes256: 32 };

/** The entry for an algorithm name of any case. Throws as the platform does for unknown ones. */
function algorithm<T>(table: Record<string, T>, name: string | null): T {
  const found = table[required(name).toLowerCase()];
  if (found === undefined) throwApex("System.InvalidParameterValueException", `Invalid algorithm name ${name}`);
  return found;
}

function checkedKey(name: string | null, key: Blob): string {
  const size = algorithm(KEY_BYTES, name);
  if (key.bytes.length !== size)
    throwApex("System.InvalidParameterValueException", `Invalid private key. Must be ${size} bytes.`);
  return `aes-${size * 8}-cbc`;
}

function checkedVector(vector: Blob): Uint8Array {
  if (vector.bytes.length !== 16)
    throwApex("System.InvalidParameterValueException", "Invalid initialization vector. Must be 16 bytes.");
  return vector.bytes;
}

function encrypt(name: string | null, key: Bytes, vector: Bytes, data: Bytes): Blob {
  const cipher = createCipheriv(checkedKey(name, required(key)), required(key).bytes, checkedVector(required(vector)));
  return new Blob(Buffer.concat([cipher.update(required(data).bytes), cipher.final()]));
}

function decrypt(name: string | null, key: Bytes, vector: Bytes, data: Bytes): Blob {
  const cipher = createDecipheriv(
    checkedKey(name, required(key)),
    required(key).bytes,
    checkedVector(required(vector)),
  );
  const bytes = required(data).bytes;
  if (bytes.length === 0 || bytes.length % 16 !== 0)
    throwApex("System.SecurityException", "Input length must be multiple of 16 when decrypting with padded cipher");
  try {
    return new Blob(Buffer.concat([cipher.update(bytes), cipher.final()]));
  } catch (error) {
    if (error instanceof Error)
      throwApex(
        "System.SecurityException",
        "Given final block not properly padded. Such issues can arise if a bad key is used during decryption.",
      );
    throw error;
  }
}

/** The initialisation vector is the first block of the result. */
function encryptWithManagedIV(name: string | null, key: Bytes, data: Bytes): Blob {
  const vector = new Blob(randomBytes(16));
  return new Blob(Buffer.concat([vector.bytes, encrypt(name, key, vector, data).bytes]));
}

function decryptWithManagedIV(name: string | null, key: Bytes, data: Bytes): Blob {
  const bytes = required(data).bytes;
  if (bytes.length < 32)
    throwApex(
      "System.InvalidParameterValueException",
      "Data must be at least 2 blocks (32 bytes) with a managed initialization vector.",
    );
  return decrypt(name, key, new Blob(bytes.subarray(0, 16)), new Blob(bytes.subarray(16)));
}

function generateMac(name: string | null, data: Bytes, key: Bytes): Blob {
  return new Blob(createHmac(algorithm(MACS, name), required(key).bytes).update(required(data).bytes).digest());
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Reads a DER key. Throws InvalidParameterValueException where the bytes are none. */
function readKey(read: () => KeyObject): KeyObject {
  try {
    return read();
  } catch (error) {
    if (error instanceof Error) throwApex("System.InvalidParameterValueException", "Invalid private key.");
    throw error;
  }
}

function signWith(name: string | null, data: Bytes, key: Bytes): Blob {
  const privateKey = readKey(() =>
    createPrivateKey({ key: Buffer.from(required(key).bytes), format: "der", type: "pkcs8" }),
  );
  return new Blob(sign(algorithm(SIGNATURES, name), required(data).bytes, privateKey));
}

function verifyWith(name: string | null, data: Bytes, signature: Bytes, key: Bytes): boolean {
  const publicKey = readKey(() =>
    createPublicKey({ key: Buffer.from(required(key).bytes), format: "der", type: "spki" }),
  );
  return verify(algorithm(SIGNATURES, name), required(data).bytes, publicKey, required(signature).bytes);
}

/** The keys of a certificate of the org. Throws NoDataFoundException where it has none of that name. */
function keysOf(certificate: string | null): CertificateKeys {
  const keys = current().org.certificates.find(required(certificate));
  return (
    keys ??
    throwApex(
      "System.NoDataFoundException",
      `Data Not Available: The data you were trying to access could not be found. ${certificate}`,
    )
  );
}

function generateAesKey(size: number | null): Blob {
  if (![128, 192, 256].includes(required(size)))
    throwApex("System.InvalidParameterValueException", "Invalid AES key size. Must be 128, 192 or 256.");
  return new Blob(randomBytes((size as number) / 8));
}

defineClass({
  name: "System.Crypto",
  statics: {
    "Blob encrypt(String algorithm, Blob key, Blob initializationVector, Blob data)": encrypt,
    "Blob decrypt(String algorithm, Blob key, Blob initializationVector, Blob data)": decrypt,
    "Blob encryptWithManagedIV(String algorithm, Blob key, Blob data)": encryptWithManagedIV,
    "Blob decryptWithManagedIV(String algorithm, Blob key, Blob data)": decryptWithManagedIV,
    "Blob generateAesKey(Integer size)": generateAesKey,
    "Blob generateDigest(String algorithm, Blob data)": (name: string | null, data: Bytes) =>
      new Blob(createHash(algorithm(DIGESTS, name)).update(required(data).bytes).digest()),
    "Blob generateMac(String algorithm, Blob data, Blob key)": generateMac,
    "Boolean verifyHMac(String algorithm, Blob data, Blob key, Blob mac)": (
      name: string | null,
      data: Bytes,
      key: Bytes,
      mac: Bytes,
    ) => sameBytes(generateMac(name, data, key).bytes, required(mac).bytes),
    "Integer getRandomInteger()": () => randomBytes(4).readInt32BE(),
    "Long getRandomLong()": () => randomBytes(8).readBigInt64BE(),
    "Blob sign(String algorithm, Blob data, Blob key)": signWith,
    "Boolean verify(String algorithm, Blob data, Blob signature, Blob key)": verifyWith,
    "Boolean verify(String algorithm, Blob data, Blob signature, String certificate)": (
      name: string | null,
      data: Bytes,
      signature: Bytes,
      certificate: string | null,
    ) =>
      verify(
        algorithm(SIGNATURES, name),
        required(data).bytes,
        keysOf(certificate).publicKey,
        required(signature).bytes,
      ),
    "Blob signWithCertificate(String algorithm, Blob data, String certificate)": (
      name: string | null,
      data: Bytes,
      certificate: string | null,
    ) => new Blob(sign(algorithm(SIGNATURES, name), required(data).bytes, keysOf(certificate).privateKey)),
  },
});
