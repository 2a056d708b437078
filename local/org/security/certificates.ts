import { generateKeyPairSync, type KeyObject } from "node:crypto";

export interface CertificateKeys {
  publicKey: KeyObject;
  privateKey: KeyObject;
}

/**
 * The certificates of an org by API name. Their private keys never leave a real org, so each has a key pair of its own here, made when it is first used
 * and forgotten with the process: what it signs, only this org can verify.
 */
export class Certificates {
  private readonly names: ReadonlySet<string>;
  private readonly keys = new Map<string, CertificateKeys>();

  constructor(names: Iterable<string>) {
    this.names = new Set([...names].map((name) => name.toLowerCase()));
  }

  /** Keys of that certificate, undefined where the org has none of that name. */
  find(name: string): CertificateKeys | undefined {
    const key = name.toLowerCase();
    if (!this.names.has(key)) return undefined;
    const known = this.keys.get(key) ?? generateKeyPairSync("rsa", { modulusLength: 2048 });
    this.keys.set(key, known);
    return known;
  }
}
