import { createRandom, hashText, type Random } from "../random.js";

export const faultKinds = [
  "latency",
  "timeout",
  "status",
  "truncated",
  "malformed",
  "reset",
  "searchLag",
  "pageRepeated",
  "pageLost",
  "wrongCursor",
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** One fault on demand. */
export interface FaultRule {
  id: string;
  kind: FaultKind;
  /** HTTP method, or `*`. */
  method: string;
  /** Path of the API; `*` stands for any text: `/conversations/*`. */
  path: string;
  /** How many of the requests are hit, from 0 to 1. */
  rate: number;
  /** Milliseconds for latency, HTTP status for status, seconds for searchLag. */
  amount: number;
  /** How often it still hits; null means without end. */
  remaining: number | null;
}

export type FaultInput = Partial<Omit<FaultRule, "id" | "kind">> & { kind: FaultKind };

const usualAmount: Partial<Record<FaultKind, number>> = { latency: 1500, status: 500, searchLag: 300 };

/** Faults that are switched on. Which request is hit follows from the seed and the order of requests. */
export class Faults {
  private readonly seed: string;
  private readonly active = new Map<string, { rule: FaultRule; random: Random }>();
  private count = 0;

  constructor(seed: string) {
    this.seed = seed;
  }

  get rules(): FaultRule[] {
    return [...this.active.values()].map(({ rule }) => rule);
  }

  /** @throws Error naming the wrong value. */
  add(input: FaultInput): FaultRule {
    if (!faultKinds.includes(input.kind))
      throw new Error(`Unknown fault '${input.kind as string}'. Known are: ${faultKinds.join(", ")}`);
    const rate = input.rate ?? 1;
    if (!(rate >= 0 && rate <= 1)) throw new Error("rate must be between 0 and 1");
    const amount = input.amount ?? usualAmount[input.kind] ?? 0;
    if (input.kind === "status" && !(Number.isInteger(amount) && amount >= 400 && amount <= 599))
      throw new Error("The status of a fault must be from 400 to 599");
    const rule: FaultRule = {
      id: `fault-${++this.count}`,
      kind: input.kind,
      method: input.method ?? "*",
      path: input.path ?? "*",
      rate,
      amount,
      remaining: input.remaining ?? null,
    };
    this.active.set(rule.id, { rule, random: createRandom(hashText(`${this.seed}:${rule.id}:${rule.kind}`)) });
    return rule;
  }

  remove(id: string): boolean {
    return this.active.delete(id);
  }

  clear(): void {
    this.active.clear();
  }

  /** The faults that hit this request. */
  choose(method: string, path: string): FaultRule[] {
    const hits: FaultRule[] = [];
    for (const { rule, random } of this.active.values()) {
      if (rule.method !== "*" && rule.method !== method) continue;
      if (!matches(rule.path, path)) continue;
      if (rule.remaining === 0 || !random.chance(rule.rate)) continue;
      if (rule.remaining !== null) rule.remaining--;
      hits.push(rule);
    }
    return hits;
  }
}

function matches(pattern: string, path: string): boolean {
  if (pattern === "*") return true;
  const expression = pattern.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*");
  return new RegExp(`^${expression}$`).test(path);
}
