import { createRandom, hashNumber, hashText } from "../random.js";
import type { ConversationState } from "../workspace/records.js";
import { stories } from "./stories.js";

/** The few facts of a generated conversation that lists and searches need before the rest is written. */
export interface ConversationHeader {
  created_at: number;
  updated_at: number;
  state: ConversationState;
  /** Positions in the sample world's lists; -1 means none. */
  person: number;
  admin: number;
  team: number;
  story: number;
  /** Messages after the opening one, both sides together. */
  turns: number;
}

/** Headers of all generated conversations in typed arrays: 26 bytes each, so 200,000 take about 5 MB. */
export interface ConversationTable {
  readonly count: number;
  header(index: number): ConversationHeader;
  createdAt: (index: number) => number;
  updatedAt: (index: number) => number;
  person(index: number): number;
}

const states: readonly ConversationState[] = ["open", "closed", "snoozed"];
const day = 86_400;

/** Kinds of conversation that appear by position, so that even a small world has each of them. */
export const specialKinds = ["arabic", "hebrew", "japanese", "emoji", "empty", "long", "endless"] as const;
export type SpecialKind = (typeof specialKinds)[number];

/** The special kind at a position, counted from the newest conversation; undefined for the usual ones. */
export function specialKindAt(positionFromNewest: number): SpecialKind | undefined {
  if (positionFromNewest === 23) return "endless";
  if (positionFromNewest % 17 !== 7) return undefined;
  return specialKinds[Math.floor(positionFromNewest / 17) % 6];
}

export interface ConversationTableOptions {
  seed: string;
  count: number;
  /** Unix seconds; everything happened before. */
  now: number;
  /** Number of people, teammates and teams to choose from. */
  people: number;
  admins: number;
  supportAdmins: number;
  /** Owner's position by person's position, -1 without one. */
  ownerOf: (person: number) => number;
}

/** Spreads conversations over the last half year, newest last, with more of them for the first people. */
export function buildConversationTable(options: ConversationTableOptions): ConversationTable {
  const { count, now } = options;
  const created = new Uint32Array(count);
  const updated = new Uint32Array(count);
  const people = new Int32Array(count);
  const admins = new Int8Array(count);
  const teams = new Int8Array(count);
  const stateCodes = new Uint8Array(count);
  const storyNumbers = new Uint8Array(count);
  const turnCounts = new Uint16Array(count);
  const seedHash = hashText(`${options.seed}:conversations`);
  const span = 180 * day;
  for (let index = 0; index < count; index++) {
    const random = createRandom(hashNumber(seedHash, index));
    const age = 240 + span * Math.pow(1 - (index + random.next()) / count, 1.7);
    const special = specialKindAt(count - 1 - index);
    created[index] = Math.floor(now - age);
    people[index] = Math.min(Math.floor(Math.pow(random.next(), 1.6) * options.people), options.people - 1);
    const story = random.integer(0, stories.length - 1);
    storyNumbers[index] = story;
    const openness = age < 2 * day ? 0.75 : age < 10 * day ? 0.35 : 0.05;
    const roll = random.next();
    stateCodes[index] = roll < openness ? 0 : roll < openness + 0.08 && age < 20 * day ? 2 : 1;
    const most = 1 + (stories[story]?.customer.length ?? 0) + (stories[story]?.teammate.length ?? 0);
    const turns =
      special === "endless" ? 640 : stateCodes[index] === 1 ? random.integer(2, most) : random.integer(0, most);
    turnCounts[index] = turns;
    const owner = options.ownerOf(people[index] ?? 0);
    const assigned = turns > 0 && random.chance(0.9);
    admins[index] = !assigned
      ? -1
      : owner >= 0 && random.chance(0.35)
        ? owner
        : random.integer(0, options.supportAdmins - 1);
    teams[index] = assigned || random.chance(0.5) ? ((admins[index] ?? 0) >= options.supportAdmins ? 1 : 0) : -1;
    const length =
      special === "endless"
        ? age * 0.6
        : Math.min(60 + Math.pow(random.next(), 3) * 4 * day, age * (0.2 + 0.7 * random.next()));
    updated[index] =
      turns === 0 && stateCodes[index] === 0 && admins[index] === -1
        ? (created[index] ?? 0)
        : Math.floor(now - age + length);
  }
  return {
    count,
    header: (index) => ({
      created_at: created[index] ?? 0,
      updated_at: updated[index] ?? 0,
      state: states[stateCodes[index] ?? 0] ?? "open",
      person: people[index] ?? 0,
      admin: admins[index] ?? -1,
      team: teams[index] ?? -1,
      story: storyNumbers[index] ?? 0,
      turns: turnCounts[index] ?? 0,
    }),
    createdAt: (index) => created[index] ?? 0,
    updatedAt: (index) => updated[index] ?? 0,
    person: (index) => people[index] ?? 0,
  };
}
