/** A seeded source of choices: the same seed parts always give the same sequence. */
export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number in [minimum, maximum], both included. */
  integer(minimum: number, maximum: number): number;
  pick<Item>(list: readonly Item[]): Item;
  chance(probability: number): boolean;
  /** Lower-case hexadecimal digits. */
  hex(length: number): string;
}

/** A 32-bit hash of a text (FNV-1a with a final mix). */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return mix(hash);
}

/** Combines a hash with a number; cheap enough to call once per generated record. */
export function hashNumber(hash: number, value: number): number {
  return mix(Math.imul(hash ^ (value >>> 0), 0x9e3779b1) + Math.floor(value / 0x100000000));
}

function mix(hash: number): number {
  let value = hash | 0;
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

/** Random choices from a 32-bit state (the mulberry32 generator). */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
  const integer = (minimum: number, maximum: number): number => minimum + Math.floor(next() * (maximum - minimum + 1));
  return {
    next,
    integer,
    pick: (list) => {
      const item = list[Math.floor(next() * list.length)];
      if (item === undefined) throw new Error("Cannot pick from an empty list");
      return item;
    },
    chance: (probability) => next() < probability,
    hex: (length) => {
      let text = "";
      while (text.length < length) text += integer(0, 0xffff).toString(16).padStart(4, "0");
      return text.slice(0, length);
    },
  };
}
