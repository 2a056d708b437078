import { DETAILS, PREFIXES } from "./standard/details/index.js";

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/**
 * Gives every object its three-character key prefix: the platform's own where it is known, `a00`, `a01` … for custom objects in the order they are
 * met, `m00` … for custom metadata, `e00` … for events, and one from the unused range `yyy` for standard objects whose prefix is not known here.
 */
export class KeyPrefixes {
  private readonly counters = new Map<string, number>();

  custom(kind: "object" | "setting" | "metadata" | "event" | "big" | "external"): string {
    return this.next({ object: "a", setting: "a", metadata: "m", event: "e", big: "o", external: "x" }[kind]);
  }

  standard(apiName: string): string {
    return DETAILS[apiName]?.prefix ?? PREFIXES[apiName] ?? this.next("y");
  }

  /** Share rows of custom objects. */
  share(): string {
    return this.next("z");
  }

  private next(letter: string): string {
    const count = this.counters.get(letter) ?? 0;
    this.counters.set(letter, count + 1);
    return letter + DIGITS.charAt(Math.floor(count / 62) % 62) + DIGITS.charAt(count % 62);
  }
}
