import { stubInstance } from "../compiler/stub-instance.js";
import { typeValue } from "../library/type-values.js";
import type { ApexMethod } from "../runtime/classes.js";
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
  return stubInstance(apexClass, (method, stub, args) => answer(provider, stub, method, args));
}

function answer(provider: unknown, stub: unknown, method: ApexMethod, args: unknown[]): unknown {
  const types = method.parameters.map((parameter) => typeValue(parameter.type));
  const names = method.parameters.map((parameter) => parameter.name);
  return callMethod(provider, "handleMethodCall", [
    stub,
    method.name,
    typeValue(method.returnType),
    new ApexList("System.Type", types),
    new ApexList("String", names),
    new ApexList("Object", args),
  ]);
}
