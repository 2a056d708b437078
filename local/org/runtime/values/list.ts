import { throwApex } from "../exceptions.js";

/** Anything that an Apex for loop or library code may be iterating; `locks` above zero refuses changes. */
export interface Lockable {
  /** Running iterations. */
  locks: number;
  /** True for Trigger.new and its like. */
  readOnly: boolean;
}

/** Throws the FinalException of a collection that may not change now. */
export function refuseChange(collection: Lockable): never {
  if (collection.readOnly) throwApex("System.FinalException", "Collection is read-only");
  throwApex("System.FinalException", "Cannot modify a collection while it is being iterated.");
}

/** List<T>. `items` may be read directly by generated code; changes go through the methods. */
export class ApexList implements Lockable {
  readonly elementType: string;
  items: unknown[];
  locks = 0;
  readOnly = false;

  constructor(elementType: string, items: unknown[] = []) {
    this.elementType = elementType;
    this.items = items;
  }

  get(index: number): unknown {
    const items = this.items;
    if (index < 0 || index >= items.length) outOfBounds(index);
    return items[index];
  }

  set(index: number, value: unknown): void {
    if (this.readOnly) refuseChange(this);
    if (index < 0 || index >= this.items.length) outOfBounds(index);
    this.items[index] = value;
  }

  add(value: unknown): void {
    if (this.locks !== 0 || this.readOnly) refuseChange(this);
    this.items.push(value);
  }

  insert(index: number, value: unknown): void {
    if (this.locks !== 0 || this.readOnly) refuseChange(this);
    if (index < 0 || index > this.items.length) outOfBounds(index);
    this.items.splice(index, 0, value);
  }

  addAll(values: Iterable<unknown>): void {
    if (this.locks !== 0 || this.readOnly) refuseChange(this);
    // A copy first: a list may be added to itself.
    for (const value of [...values]) this.items.push(value);
  }

  remove(index: number): unknown {
    if (this.locks !== 0 || this.readOnly) refuseChange(this);
    if (index < 0 || index >= this.items.length) outOfBounds(index);
    return this.items.splice(index, 1)[0];
  }

  clear(): void {
    if (this.locks !== 0 || this.readOnly) refuseChange(this);
    this.items.length = 0;
  }

  get size(): number {
    return this.items.length;
  }

  [Symbol.iterator](): Iterator<unknown> {
    return this.items[Symbol.iterator]();
  }
}

/** Throws the ListException for an index outside a list. */
export function outOfBounds(index: number): never {
  throwApex("System.ListException", `List index out of bounds: ${index}`);
}
