import { request } from "host/orgApi";

interface WireResult {
  data: unknown;
  error: unknown;
}

type Parameters = Record<string, unknown>;

/** What a component was given to the adapter that gave it, so that refreshApex finds it again. */
const wires = new Map<WireResult, ApexWire>();

async function call(method: string, params: Parameters | undefined): Promise<unknown> {
  const answer = await request<{ returnValue?: unknown }>("POST", `/aura/apex/${method}`, { params: params ?? {} });
  return answer.returnValue ?? null;
}

function deepFreeze(value: unknown): unknown {
  if (typeof value === "object" && value !== null) {
    Object.values(value).forEach(deepFreeze);
    Object.freeze(value);
  }
  return value;
}

class ApexWire {
  readonly #method: string;
  readonly #emit: (result: WireResult) => void;
  #config: Parameters | undefined;
  #turn = 0;
  #last: WireResult | undefined;

  constructor(method: string, emit: (result: WireResult) => void) {
    this.#method = method;
    this.#emit = emit;
    emit({ data: undefined, error: undefined });
  }

  connect(): void {
    if (this.#config !== undefined) void this.run();
  }

  /** The platform waits until every parameter that the wire names has a value. */
  update(config: Parameters): void {
    if (Object.values(config).some((value) => value === undefined)) return;
    this.#config = config;
    void this.run();
  }

  disconnect(): void {
    this.#turn += 1;
    if (this.#last !== undefined) wires.delete(this.#last);
  }

  async run(): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    let result: WireResult;
    try {
      result = { data: deepFreeze(await call(this.#method, this.#config)), error: undefined };
    } catch (error) {
      result = { data: undefined, error };
    }
    if (turn !== this.#turn) return;
    if (this.#last !== undefined) wires.delete(this.#last);
    this.#last = result;
    wires.set(result, this);
    this.#emit(result);
  }
}

/** The import of an Apex method: callable, and a wire adapter. */
export function apexMethod(method: string): unknown {
  const imperative = (params?: Parameters): Promise<unknown> => call(method, params);
  imperative.adapter = class extends ApexWire {
    constructor(emit: (result: WireResult) => void) {
      super(method, emit);
    }
  };
  return imperative;
}

/** Asks again for what a wire gave. Components hold a read-only view of the result, so its contents are compared too. */
export async function refreshApex(given: unknown): Promise<void> {
  const wanted = given as Partial<WireResult> | undefined;
  const text = JSON.stringify(wanted?.data);
  const found = [...wires].filter(
    ([result]) => result === wanted || (text !== undefined && JSON.stringify(result.data) === text),
  );
  await Promise.all(found.map(([, wire]) => wire.run()));
}

/** Value of a field of an Apex SObject result. */
export function getSObjectValue(record: Record<string, unknown>, field: { fieldApiName: string } | string): unknown {
  const path = (typeof field === "string" ? field.replace(/^[^.]+\./, "") : field.fieldApiName).split(".");
  return path.reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], record);
}
