let onBytes: (count: number) => void = () => undefined;

/** Lets the limits of a transaction know of binary data; `library/large-text.ts` installs it. */
export function installBlobCounter(counter: (count: number) => void): void {
  onBytes = counter;
}

/** Binary data. Never changed after construction. */
export class Blob {
  static readonly apexName = "Blob";
  readonly bytes: Uint8Array;
  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    onBytes(bytes.length);
  }

  static fromText(text: string): Blob {
    return new Blob(new TextEncoder().encode(text));
  }
}
