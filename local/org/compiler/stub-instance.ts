import type { ApexClass, ApexMethod } from '../runtime/classes.js';
import { findClass } from '../runtime/registry.js';
import { jsMethodNameOf } from '../resolver/js-names.js';

export type StubAnswer = (method: ApexMethod, self: object, args: unknown[]) => unknown;

/**
 * An instance of a class or interface whose visible instance methods all go to `answer`, inherited and interface methods included. Constructors and
 * initialisers do not run; private, static and accessor code stays as it is, which is what the platform's stubs do.
 */
export function stubInstance(apexClass: ApexClass, answer: StubAnswer): object {
  const base = (apexClass.allocate() as object).constructor as new () => object;
  const stub = class extends base {};
  for (const method of methodsToStub(apexClass)) {
    const name = jsMethodNameOf(method.name, method.parameters.map((parameter) => parameter.type));
    Object.defineProperty(stub.prototype, name, {
      configurable: true,
      value(this: object, ...args: unknown[]): unknown {
        return answer(method, this, args);
      },
    });
  }
  return new stub();
}

/** Most derived declarations first, so that the first of each signature counts. */
function methodsToStub(apexClass: ApexClass): ApexMethod[] {
  const found = new Map<string, ApexMethod>();
  const take = (from: ApexClass): void => {
    for (const method of from.methods) {
      if (method.isStatic || method.access === 'private') continue;
      const key = jsMethodNameOf(method.name, method.parameters.map((parameter) => parameter.type));
      if (!found.has(key)) found.set(key, method);
    }
  };
  for (let at: ApexClass | null = apexClass; at; at = at.superclass) take(at);
  for (const name of apexClass.interfaces) {
    const parent = findClass(name);
    if (parent) take(parent);
  }
  return [...found.values()];
}
