import { typeValue } from "../library/type-values.js";
import type { ApexClass, ApexMethod } from "../runtime/classes.js";
import { ApexList } from "../runtime/collections.js";
import { throwApex } from "../runtime/exceptions.js";
import { callMethod } from "../runtime/invoke.js";
import { findClass } from "../runtime/registry.js";

/**
 * `Test.createStub`: an object of the class (or interface) whose methods all go to the provider. Static and private methods and constructors are not
 * stubbed. Source: "Build a Mocking Framework with the Stub API".
 */
export function createStub(typeName: string, provider: unknown): unknown {
  const apexClass = findClass(typeName);
  if (apexClass === undefined || apexClass.kind === "enum")
    return throwApex("System.TypeException", `Type cannot be stubbed: ${typeName}`);
  const stub = apexClass.allocate() as Record<string, unknown>;
  for (const method of stubbedMethods(apexClass)) {
    Object.defineProperty(stub, method.jsName, {
      value: (...args: unknown[]) => answer(provider, stub, method, args),
      configurable: true,
      enumerable: false,
    });
  }
  return stub;
}

/** The methods of a class, its parents and its interfaces; the most derived first, each member name once. */
function stubbedMethods(apexClass: ApexClass): ApexMethod[] {
  const found = new Map<string, ApexMethod>();
  const add = (from: ApexClass): void => {
    for (const method of from.methods) {
      if (!method.isStatic && method.access !== "private" && !found.has(method.jsName)) found.set(method.jsName, method);
    }
  };
  for (let each: ApexClass | null = apexClass; each !== null; each = each.superclass) add(each);
  for (const name of apexClass.interfaces) {
    const declared = findClass(name);
    if (declared !== undefined) add(declared);
  }
  return [...found.values()];
}

function answer(provider: unknown, stub: unknown, method: ApexMethod, args: unknown[]): unknown {
  const types = method.parameters.map((parameter) => typeValue(parameter.type));
  const names = method.parameters.map((parameter) => parameter.name);
  return callMethod(provider, "handleMethodCall", [
    stub,
    method.name,
    method.returnType === "void" ? null : typeValue(method.returnType),
    new ApexList("System.Type", types),
    new ApexList("String", names),
    new ApexList("Object", args),
  ]);
}
