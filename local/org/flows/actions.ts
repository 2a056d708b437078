import { current } from "../execution/context.js";
import { all, textOf } from "../metadata/xml.js";
import { type ApexClass, type ApexMethod, apexClassOf } from "../runtime/classes.js";
import { ApexList } from "../runtime/collections.js";
import { findClass } from "../runtime/registry.js";
import { parseTypeName } from "../runtime/type-names.js";
import { cast } from "../runtime/types.js";
import { Decimal } from "../runtime/values/decimal.js";
import type { FlowElement } from "./definition.js";
import type { Interview } from "./interview.js";
import { flowFault } from "./values.js";

/** An action element: Apex by its invocable method. Other kinds of action are refused by name. */
export function runAction(interview: Interview, { name, node }: FlowElement): void {
  const type = textOf(node, "actionType") ?? "";
  const action = textOf(node, "actionName") ?? "";
  if (type !== "apex")
    return flowFault(
      `Element ${name} of flow ${interview.flow.name}: actions of type ${type} (${action}) are not supported by the local org`,
    );
  const inputs = all(node, "inputParameters").map(
    (each) => [textOf(each, "name") ?? "", interview.valueIn(each, "value")] as const,
  );
  const outputs = invokeApexAction(action, [new Map(inputs)])[0]!;
  interview.setOutput(name, outputs.size === 1 && outputs.has("output") ? outputs.get("output") : outputs);
  for (const output of all(node, "outputParameters"))
    interview.write(
      textOf(output, "assignToReference") ?? "",
      outputs.get((textOf(output, "name") ?? "").toLowerCase()) ?? null,
    );
}

/** The invocable method of a class. */
export function invocableMethod(className: string): ApexMethod | undefined {
  return findClass(className)?.methods.find(
    (method) => method.isStatic && method.annotations.some((each) => each.name === "invocablemethod"),
  );
}

/**
 * Calls an invocable method once for several invocations, as the platform does. Answers the outputs of each by lower-case name; a result that is
 * no object of variables is called `output`.
 */
export function invokeApexAction(
  className: string,
  invocations: readonly ReadonlyMap<string, unknown>[],
): Map<string, unknown>[] {
  const method = invocableMethod(className);
  if (method === undefined)
    return flowFault(`There is no Apex action ${className} in org ${current().org.organizationId}`);
  const [parameter] = method.parameters;
  const args: unknown[] = [];
  if (parameter !== undefined) {
    const element = parseTypeName(parameter.type).arguments[0]?.text ?? "Object";
    args.push(
      new ApexList(
        element,
        invocations.map((inputs) => inputValue(element, inputs)),
      ),
    );
  }
  const result = method.call(null, args);
  return invocations.map((_each, index) =>
    result instanceof ApexList ? outputsOf(result.items[index] ?? null) : new Map<string, unknown>(),
  );
}

/** A request object with its variables set, or the only input as the element itself. */
function inputValue(type: string, inputs: ReadonlyMap<string, unknown>): unknown {
  const apexClass = findClass(type);
  const variables = apexClass === undefined ? [] : invocableVariables(apexClass);
  if (apexClass === undefined || variables.length === 0) return fitted(type, [...inputs.values()][0] ?? null);
  const request = apexClass.newInstance([]);
  for (const [name, value] of inputs) {
    const variable = variables.find((each) => each.name.toLowerCase() === name.toLowerCase());
    if (variable === undefined) flowFault(`The Apex action has no input ${name}`);
    if (value !== null) variable.set?.(request, fitted(variable.type, value));
  }
  return request;
}

function outputsOf(result: unknown): Map<string, unknown> {
  const apexClass = apexClassOf(result);
  const variables = apexClass === undefined ? [] : invocableVariables(apexClass);
  if (variables.length === 0) return new Map([["output", result]]);
  return new Map(variables.map((each) => [each.name.toLowerCase(), each.get(result)]));
}

function invocableVariables(apexClass: ApexClass): ApexClass["fields"] {
  const inherited = apexClass.superclass === null ? [] : invocableVariables(apexClass.superclass);
  return [
    ...inherited,
    ...apexClass.fields.filter((field) => field.annotations.some((each) => each.name === "invocablevariable")),
  ];
}

/** A flow's value as Apex of that type holds it: flows know one kind of number. */
function fitted(type: string, value: unknown): unknown {
  if (value instanceof Decimal) {
    if (type === "Integer") return Number(value.toBigInt("HALF_UP"));
    if (type === "Long") return value.toBigInt("HALF_UP");
    if (type === "String") return value.toPlainString();
  }
  if (value instanceof ApexList && type.startsWith("List<"))
    return new ApexList(parseTypeName(type).arguments[0]!.text, value.items);
  return cast(value, type);
}
