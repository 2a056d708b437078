import type { ApexClass, ApexMethod } from "../runtime/classes.js";
import { findClass } from "../runtime/registry.js";

export type StubAnswer = (method: ApexMethod, self: object, args: unknown[]) => unknown;

/** What the platform appends to the name of a stub's class; mocking libraries cut it off again. */
const STUB_SUFFIX = "__sfdc_ApexStub";

/**
 * An instance of a class or interface whose visible instance methods all go to `answer`, inherited and interface methods included. Constructors and
 * initialisers do not run; private, static and accessor code stays as it is, which is what the platform's stubs do.
 */
export function stubInstance(apexClass: ApexClass, answer: StubAnswer): object {
  const base = (apexClass.allocate() as object).constructor as new () => object;
  const methods = methodsToStub(apexClass);
  const stub = class extends base {
    static readonly apex: ApexClass = {
      ...apexClass,
      name: apexClass.name + STUB_SUFFIX,
      kind: "class",
      superclass: apexClass,
      isAbstract: false,
      constructors: [],
      fields: [],
      inner: [],
      methods: methods.map((method) => ({
        ...method,
        isAbstract: false,
        call: (self, args) => answer(method, self as object, args),
      })),
    };
  };
  for (const method of methods) {
    Object.defineProperty(stub.prototype, method.jsName, {
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
      if (!method.isStatic && method.access !== "private" && !found.has(method.jsName))
        found.set(method.jsName, method);
    }
  };
  for (let at: ApexClass | null = apexClass; at; at = at.superclass) take(at);
  for (const name of apexClass.interfaces) {
    const parent = findClass(name);
    if (parent) take(parent);
  }
  return [...found.values()];
}
