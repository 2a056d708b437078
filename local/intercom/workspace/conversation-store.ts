import type { Conversation } from "./records.js";

/** Generated conversations, by position; nothing is kept after it was read. */
export interface GeneratedConversations {
  readonly count: number;
  readonly firstId: number;
  createdAt: (index: number) => number;
  updatedAt: (index: number) => number;
  facts(index: number): ConversationFacts;
  /** Title and first message; much cheaper than the whole conversation. */
  opening(index: number): ConversationOpening;
  write(index: number): Conversation;
}

/** What a conversation begins with. */
export type ConversationOpening = Pick<Conversation, "title" | "channel" | "source">;

/** What searches ask most often; known without writing the whole conversation. */
export interface ConversationFacts {
  state: Conversation["state"];
  admin_assignee_id: number;
  team_assignee_id: number;
  /** After merges of contacts. */
  contact_ids: string[];
}

export type ConversationOrder = "created_at" | "updated_at";
export type Direction = "ascending" | "descending";

/** A place in an ordered list: the sort value and id of the last row that was seen. */
export interface Place {
  value: number;
  id: string;
}

/** One row of a list. The whole conversation is written only when it is asked for. */
export interface ConversationRow {
  readonly id: string;
  readonly created_at: number;
  readonly updated_at: number;
  facts(): ConversationFacts;
  opening(): ConversationOpening;
  conversation(): Conversation;
}

/** Conversations that pass a test. For generated ones the answers are worked out beforehand, one byte each. */
export interface Matches {
  readonly generated: Uint8Array;
  test(row: ConversationRow): boolean;
}

/** How many searches are remembered; each takes one byte per generated conversation. */
const keptSearches = 12;
/** A search gives way to other requests after so many milliseconds. */
const sliceMilliseconds = 8;

/**
 * All conversations of a workspace. Those of the generated world are made on demand from their position; only the ones
 * that were changed or added are held in memory.
 */
export class ConversationStore {
  private readonly generated: GeneratedConversations;
  private readonly held = new Map<string, Conversation>();
  private readonly removed = new Set<string>();
  private readonly orders = new Map<string, Uint32Array>();
  private heldOrders = new Map<string, Conversation[]>();
  private readonly searches = new Map<string, Promise<Uint8Array>>();

  constructor(generated: GeneratedConversations) {
    this.generated = generated;
  }

  get total(): number {
    let total = this.generated.count - this.removed.size;
    for (const id of this.held.keys()) if (this.indexOf(id) < 0) total++;
    return total;
  }

  /** How many conversations are held in memory; the rest is made when read. */
  get heldCount(): number {
    return this.held.size;
  }

  /** The conversation for reading, or undefined. */
  get(id: string): Conversation | undefined {
    const held = this.held.get(id);
    if (held) return held;
    const index = this.indexOf(id);
    return index < 0 || this.removed.has(id) ? undefined : this.generated.write(index);
  }

  /** The conversation for changing: from now on it is held in memory. */
  change(id: string): Conversation | undefined {
    const conversation = this.get(id);
    if (conversation) this.put(conversation);
    return conversation;
  }

  /** Adds a conversation, or takes note that a held one changed. */
  put(conversation: Conversation): void {
    this.held.set(conversation.id, conversation);
    this.heldOrders.clear();
  }

  remove(id: string): void {
    this.held.delete(id);
    if (this.indexOf(id) >= 0) this.removed.add(id);
    this.heldOrders.clear();
  }

  /**
   * Finds the conversations that pass a test, in slices, so that other requests are answered meanwhile. Generated
   * conversations do not change, so a search with a key is worked out once and remembered.
   */
  async find(test: Matches["test"], key?: string): Promise<Matches> {
    if (key === undefined) return { generated: await this.testGenerated(test), test };
    const known = this.searches.get(key);
    const found = known ?? this.testGenerated(test);
    this.searches.delete(key);
    this.searches.set(key, found);
    for (const oldest of this.searches.keys()) if (this.searches.size > keptSearches) this.searches.delete(oldest);
    return { generated: await found, test };
  }

  /** Remembered searches are wrong from now on: people were merged, who are written into generated conversations. */
  forgetSearches(): void {
    this.searches.clear();
  }

  /** How many conversations match. */
  count({ generated, test }: Matches): number {
    let count = 0;
    for (const found of generated) count += found;
    const discount = (id: string): void => void (count -= generated[this.indexOf(id)] ?? 0);
    this.removed.forEach(discount);
    for (const conversation of this.held.values()) {
      discount(conversation.id);
      if (test(new HeldRow(conversation))) count++;
    }
    return count;
  }

  private async testGenerated(test: Matches["test"]): Promise<Uint8Array> {
    const { generated } = this;
    const found = new Uint8Array(generated.count);
    let started = performance.now();
    for (let index = 0; index < generated.count; index++) {
      found[index] = test(new GeneratedRow(generated, index, String(generated.firstId + index))) ? 1 : 0;
      if (index % 64 !== 63 || performance.now() - started < sliceMilliseconds) continue;
      await new Promise((resolve) => setImmediate(resolve));
      started = performance.now();
    }
    return found;
  }

  /** Rows in order, after a place. Rows that change while somebody pages move, as they do in a keyset list. */
  *rows(order: ConversationOrder, direction: Direction, after?: Place, matches?: Matches): Generator<ConversationRow> {
    const { generated } = this;
    const ascending = direction === "ascending";
    const base = this.generatedOrder(order);
    const held = this.heldOrder(order);
    const valueOf = order === "created_at" ? generated.createdAt : generated.updatedAt;
    const last = base.length - 1;
    const baseAt = (position: number): number => base[ascending ? position : last - position] ?? 0;
    const heldAt = (position: number): Conversation | undefined =>
      held[ascending ? position : held.length - 1 - position];
    let basePosition = 0;
    let heldPosition = 0;
    if (after) {
      const afterId = Number(after.id);
      const liesAfter = (value: number, id: number): boolean => {
        const difference = value - after.value || id - afterId;
        return ascending ? difference > 0 : difference < 0;
      };
      basePosition = firstAfter(base.length, (position) =>
        liesAfter(valueOf(baseAt(position)), generated.firstId + baseAt(position)),
      );
      heldPosition = firstAfter(held.length, (position) =>
        liesAfter(heldAt(position)?.[order] ?? 0, Number(heldAt(position)?.id)),
      );
    }
    for (;;) {
      const fromHeld = heldAt(heldPosition);
      if (basePosition < base.length) {
        const index = baseAt(basePosition);
        const difference = fromHeld
          ? fromHeld[order] - valueOf(index) || Number(fromHeld.id) - generated.firstId - index
          : 0;
        if (!fromHeld || (ascending ? difference >= 0 : difference <= 0)) {
          basePosition++;
          if (matches && !matches.generated[index]) continue;
          const id = String(generated.firstId + index);
          if (!this.held.has(id) && !this.removed.has(id)) yield new GeneratedRow(generated, index, id);
          continue;
        }
      }
      if (!fromHeld) return;
      heldPosition++;
      const row = new HeldRow(fromHeld);
      if (!matches || matches.test(row)) yield row;
    }
  }

  /** What a snapshot has to keep beside the seed. */
  snapshot(): { held: Conversation[]; removed: string[] } {
    return { held: [...this.held.values()], removed: [...this.removed] };
  }

  restore(snapshot: { held: Conversation[]; removed: string[] }): void {
    this.held.clear();
    this.removed.clear();
    for (const conversation of snapshot.held) this.held.set(conversation.id, conversation);
    for (const id of snapshot.removed) this.removed.add(id);
    this.heldOrders.clear();
    this.forgetSearches();
  }

  private indexOf(id: string): number {
    if (!/^\d{1,15}$/.test(id)) return -1;
    const index = Number(id) - this.generated.firstId;
    return index >= 0 && index < this.generated.count ? index : -1;
  }

  /** Ascending positions; sorted once, because generated conversations do not change. */
  private generatedOrder(order: ConversationOrder): Uint32Array {
    const known = this.orders.get(order);
    if (known) return known;
    const value = order === "created_at" ? this.generated.createdAt : this.generated.updatedAt;
    const sorted = Uint32Array.from({ length: this.generated.count }, (_, index) => index).sort(
      (first, second) => value(first) - value(second) || first - second,
    );
    this.orders.set(order, sorted);
    return sorted;
  }

  private heldOrder(order: ConversationOrder): Conversation[] {
    const known = this.heldOrders.get(order);
    if (known) return known;
    const sorted = [...this.held.values()].sort(
      (first, second) => first[order] - second[order] || compareIds(first.id, second.id),
    );
    this.heldOrders.set(order, sorted);
    return sorted;
  }
}

/** Classes rather than literals: lists of 200,000 make one of them per row. */
class GeneratedRow implements ConversationRow {
  readonly id: string;
  private readonly generated: GeneratedConversations;
  private readonly index: number;
  private written: Conversation | undefined;

  constructor(generated: GeneratedConversations, index: number, id: string) {
    this.generated = generated;
    this.index = index;
    this.id = id;
  }

  get created_at(): number {
    return this.generated.createdAt(this.index);
  }

  get updated_at(): number {
    return this.generated.updatedAt(this.index);
  }

  facts(): ConversationFacts {
    return this.generated.facts(this.index);
  }

  opening(): ConversationOpening {
    return this.written ?? this.generated.opening(this.index);
  }

  conversation(): Conversation {
    return (this.written ??= this.generated.write(this.index));
  }
}

class HeldRow implements ConversationRow {
  private readonly held: Conversation;

  constructor(held: Conversation) {
    this.held = held;
  }

  get id(): string {
    return this.held.id;
  }

  get created_at(): number {
    return this.held.created_at;
  }

  get updated_at(): number {
    return this.held.updated_at;
  }

  facts(): ConversationFacts {
    return this.held;
  }

  opening(): ConversationOpening {
    return this.held;
  }

  conversation(): Conversation {
    return this.held;
  }
}

/** Numeric ids of the same length compare as text; others by length first. */
export function compareIds(first: string, second: string): number {
  if (first === second) return 0;
  return first.length - second.length || (first < second ? -1 : 1);
}

/** The first position that lies after the place, by halving. */
function firstAfter(length: number, liesAfter: (position: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (liesAfter(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
