import { Blob } from "../runtime/values/blob.js";

/** Headers and body, which requests and responses share. Header names match without case; the first spelling is kept. */
export class HttpMessage {
  body = new Blob(new Uint8Array());
  private readonly headers = new Map<string, { name: string; value: string }>();

  setHeader(name: string, value: string): void {
    const key = name.toLowerCase();
    this.headers.set(key, { name: this.headers.get(key)?.name ?? name, value });
  }

  getHeader(name: string): string | null {
    return this.headers.get(name.toLowerCase())?.value ?? null;
  }

  removeHeader(name: string): void {
    this.headers.delete(name.toLowerCase());
  }

  /** Names as they were first written, with their values. */
  headerEntries(): [name: string, value: string][] {
    return [...this.headers.values()].map(({ name, value }) => [name, value]);
  }

  /** The body as UTF-8; malformed bytes become replacement characters. */
  get bodyText(): string {
    return Buffer.from(this.body.bytes).toString("utf8");
  }

  set bodyText(text: string) {
    this.body = Blob.fromText(text);
  }
}
