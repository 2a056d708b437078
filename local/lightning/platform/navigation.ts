import type { LightningElement } from "lwc";
import { addressOf, navigate, onNavigate, type PageReference } from "host/router";

const Navigate = Symbol("Navigate");
const GenerateUrl = Symbol("GenerateUrl");

type Constructor = new (...parameters: unknown[]) => LightningElement;
type Reference = Partial<PageReference> & { type: string };

const plain = (reference: Reference): Reference => JSON.parse(JSON.stringify(reference)) as Reference;

/** Gives a component `this[NavigationMixin.Navigate](pageReference, replace)` and `this[NavigationMixin.GenerateUrl](pageReference)`. */
export const NavigationMixin = Object.assign(
  (Base: Constructor): Constructor =>
    class extends Base {
      [Navigate](reference: Reference, replace = false): void {
        void navigate(plain(reference), replace);
      }
      [GenerateUrl](reference: Reference): Promise<string> {
        return Promise.resolve(addressOf(plain(reference)));
      }
    },
  { Navigate, GenerateUrl },
);

type Emit = (reference: PageReference) => void;

/** Wire adapter: the page reference of the current page. */
export class CurrentPageReference {
  readonly #emit: Emit;
  #stop: (() => void) | undefined;

  constructor(emit: Emit) {
    this.#emit = emit;
  }

  connect(): void {
    this.#stop = onNavigate(this.#emit);
  }

  update(): void {
    // The adapter has no parameters.
  }

  disconnect(): void {
    this.#stop?.();
  }
}

/** Functional form for components that do not use the mixin. */
export class NavigationContext {
  readonly #emit: (context: object) => void;

  constructor(emit: (context: object) => void) {
    this.#emit = emit;
  }

  connect(): void {
    this.#emit({});
  }

  update(): void {
    // The adapter has no parameters.
  }

  disconnect(): void {
    // Nothing is held.
  }
}

export function generateUrl(_context: object, reference: Reference): string {
  return addressOf(plain(reference));
}

const openReference = (_context: object, reference: Reference, replace = false): Promise<void> =>
  navigate(plain(reference), replace);
export { openReference as navigate };
