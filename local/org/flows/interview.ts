import { current } from "../execution/context.js";
import { evaluateFormula, type FormulaContext } from "../database/formula/index.js";
import { globalValue } from "../database/formula/globals.js";
import type { XmlNode } from "../metadata/types.js";
import { all, first, textOf } from "../metadata/xml.js";
import { apexClassOf } from "../runtime/classes.js";
import { ApexList } from "../runtime/collections.js";
import type { ApexException } from "../runtime/exceptions.js";
import { isUncatchable } from "../runtime/exceptions.js";
import { SObject } from "../runtime/sobject.js";
import { ApexDate } from "../runtime/values/date.js";
import { ApexDatetime } from "../runtime/values/datetime.js";
import { Decimal } from "../runtime/values/decimal.js";
import { runAction } from "./actions.js";
import { assign } from "./assignments.js";
import { conditionsHold } from "./conditions.js";
import { type FlowDefinition, type FlowElement, type FlowVariable, readFlow, target } from "./definition.js";
import { readMember } from "./members.js";
import { createRecords, deleteRecords, lookUp, updateRecords } from "./records.js";
import { converted, flowFault, flowValue, holds, literal, textOf as shown } from "./values.js";

/** The active flow of that API name in the org that runs. */
export function findFlow(name: string): FlowDefinition | undefined {
  const node = current().org.metadata.flows.get(name.toLowerCase());
  return node === undefined ? undefined : readFlow(node);
}

/** One run of an autolaunched flow: its variables, and what its elements left behind. */
export class Interview {
  readonly flow: FlowDefinition;
  private readonly variables = new Map<string, unknown>();
  /** What lookups, actions, subflows and loops offer under the name of the element. */
  private readonly outputs = new Map<string, unknown>();
  private readonly loops = new Map<string, { items: unknown[]; next: number }>();
  private readonly visited = new Set<string>();
  private faultMessage: string | null = null;

  /** Throws for flows that need a screen or a trigger. Inputs that the flow does not know are left out. */
  constructor(flow: FlowDefinition, inputs: Iterable<readonly [string, unknown]>) {
    if (flow.processType !== "AutoLaunchedFlow")
      flowFault(`The flow ${flow.name} is a ${flow.processType}: the local org runs autolaunched flows only`);
    this.flow = flow;
    for (const [key, variable] of flow.variables) this.variables.set(key, this.initial(variable));
    for (const [name, value] of inputs) {
      const variable = flow.variables.get(name.toLowerCase());
      if (variable?.isInput) this.variables.set(name.toLowerCase(), converted(variable, value));
    }
  }

  private initial(variable: FlowVariable): unknown {
    return variable.value === null ? null : converted(variable, this.valueOf(variable.value));
  }

  /** Runs the flow to its end. Throws what an element without a fault path threw. */
  run(): void {
    let next = this.flow.start;
    while (next !== null) {
      const element = this.flow.elements.get(next.toLowerCase());
      if (element === undefined) return flowFault(`The flow ${this.flow.name} has no element ${next}`);
      current().limits.tick();
      this.visited.add(next.toLowerCase());
      next = this.step(element);
    }
  }

  private step(element: FlowElement): string | null {
    const fault = target(element.node, "faultConnector");
    try {
      return this.perform(element);
    } catch (error) {
      if (fault === null || isUncatchable(error)) throw error;
      this.faultMessage = (error as ApexException).shownMessage;
      return fault;
    }
  }

  private perform(element: FlowElement): string | null {
    const { node } = element;
    switch (element.kind) {
      case "decisions":
        return this.decide(node);
      case "loops":
        return this.iterate(element);
      case "assignments":
        for (const item of all(node, "assignmentItems")) assign(this, item);
        break;
      case "recordLookups":
        lookUp(this, element);
        break;
      case "recordCreates":
        createRecords(this, element);
        break;
      case "recordUpdates":
        updateRecords(this, element);
        break;
      case "recordDeletes":
        deleteRecords(this, element);
        break;
      case "actionCalls":
        runAction(this, element);
        break;
      case "subflows":
        this.runSubflow(element);
        break;
      default:
        return flowFault(
          `Element ${element.name} of flow ${this.flow.name}: ${element.kind} are not supported by the local org`,
        );
    }
    return target(node, "connector");
  }

  private decide(node: XmlNode): string | null {
    for (const rule of all(node, "rules")) {
      const results = all(rule, "conditions").map((condition) => this.meets(condition));
      if (!conditionsHold(textOf(rule, "conditionLogic"), results)) continue;
      this.visited.add((textOf(rule, "name") ?? "").toLowerCase());
      return target(rule, "connector");
    }
    return target(node, "defaultConnector");
  }

  private meets(condition: XmlNode): boolean {
    const left = textOf(condition, "leftValueReference") ?? "";
    const operator = textOf(condition, "operator") ?? "";
    const right = this.valueIn(condition, "rightValue");
    if (operator === "WasVisited") return this.visited.has(left.toLowerCase()) === (right === true);
    return holds(operator, this.read(left), right);
  }

  private iterate({ name, node }: FlowElement): string | null {
    const key = name.toLowerCase();
    let loop = this.loops.get(key);
    if (loop === undefined) {
      const collection = this.read(textOf(node, "collectionReference") ?? "");
      const items = collection instanceof ApexList ? [...collection.items] : [];
      loop = { items: textOf(node, "iterationOrder") === "Desc" ? items.reverse() : items, next: 0 };
      this.loops.set(key, loop);
    }
    const isOver = loop.next >= loop.items.length;
    const item = isOver ? null : loop.items[loop.next++];
    this.outputs.set(key, item);
    const variable = textOf(node, "assignNextValueToReference");
    if (variable !== null && !isOver) this.write(variable, item);
    if (!isOver) return target(node, "nextValueConnector");
    this.loops.delete(key);
    return target(node, "noMoreValuesConnector");
  }

  private runSubflow({ name, node }: FlowElement): void {
    const flowName = textOf(node, "flowName") ?? "";
    const flow = findFlow(flowName);
    if (flow === undefined) return flowFault(`Element ${name} of flow ${this.flow.name}: there is no flow ${flowName}`);
    const inputs = all(node, "inputAssignments").map(
      (each) => [textOf(each, "name") ?? "", this.valueIn(each, "value")] as const,
    );
    const subflow = new Interview(flow, inputs);
    subflow.run();
    this.setOutput(name, subflow.outputVariables());
    for (const output of all(node, "outputAssignments"))
      this.write(textOf(output, "assignToReference") ?? "", subflow.variable(textOf(output, "name") ?? ""));
  }

  /** Keeps what an element offers under its name. */
  setOutput(name: string, value: unknown): void {
    this.outputs.set(name.toLowerCase(), value);
  }

  /** Value of a variable by name, null where there is none. */
  variable(name: string): unknown {
    return this.variables.get(name.toLowerCase()) ?? null;
  }

  /** The output variables by lower-case name. */
  outputVariables(): Map<string, unknown> {
    const found = [...this.flow.variables].filter(([, variable]) => variable.isOutput);
    return new Map(found.map(([key]) => [key, this.variables.get(key) ?? null]));
  }

  /** The declared variable that a reference without a path names. */
  declared(reference: string): FlowVariable | undefined {
    return this.flow.variables.get(reference.toLowerCase());
  }

  /** The value of a child element such as `value` or `rightValue`; null where it is missing. */
  valueIn(node: XmlNode, name: string): unknown {
    const found = first(node, name);
    return found === null ? null : this.valueOf(found);
  }

  /** A literal, with its merge fields filled in, or what a reference stands for. */
  valueOf(node: XmlNode): unknown {
    const reference = textOf(node, "elementReference");
    if (reference !== null) return this.read(reference);
    const value = literal(node);
    if (value === undefined)
      return flowFault(
        `A value of flow ${this.flow.name} is of a kind (${[...node.children.keys()].join(", ")}) that the local org does not support`,
      );
    return typeof value === "string" ? this.merged(value) : value;
  }

  /** Text with every `{!reference}` replaced. */
  merged(text: string): string {
    return text.replace(/\{!([\w.$]+)\}/g, (_all, reference: string) => shown(this.read(reference)));
  }

  /** What a reference (`Contact.Account.Name`, `$Flow.CurrentDate`, a formula) stands for. Throws for unknown names. */
  read(reference: string): unknown {
    const [name = "", ...path] = reference.split(".");
    const key = name.toLowerCase();
    if (key.startsWith("$")) return this.global(reference.split("."));
    const template = this.flow.templates.get(key);
    if (template !== undefined) return this.merged(template);
    if (this.flow.formulas.has(key)) return this.formula(key);
    if (this.variables.has(key)) return flowValue(readMember(this.variables.get(key), path));
    if (this.outputs.has(key)) return flowValue(readMember(this.outputs.get(key), path));
    if (this.flow.elements.has(key)) return null;
    return flowFault(`The flow ${this.flow.name} has no resource ${name}`);
  }

  private global(path: string[]): unknown {
    const { org, now } = current();
    const [scope, name] = path.map((part) => part.toLowerCase());
    if (scope !== "$flow") return flowValue(globalValue(path));
    switch (name) {
      case "currentdatetime":
        return new ApexDatetime(now());
      case "currentdate":
        return new ApexDate(Math.floor(now() / 86_400_000));
      case "faultmessage":
        return this.faultMessage;
      case "currentrecord":
        return null;
      default:
        return flowFault(`${path.join(".")} is not supported by the local org (${org.organizationId})`);
    }
  }

  private formula(key: string): unknown {
    const { expression, dataType, scale } = this.flow.formulas.get(key)!;
    const { now, user } = current();
    const context: FormulaContext = {
      field: (path) => this.read(path.join(".")),
      isNumber: (path) => this.read(path.join(".")) instanceof Decimal,
      now,
      timeZone: user.timeZone,
    };
    const value = evaluateFormula(expression.replace(/\{!([\w.$]+)\}/g, "$1"), context);
    return value instanceof Decimal && scale !== null && dataType !== "String"
      ? value.setScale(scale, "HALF_UP")
      : value;
  }

  /** Gives a variable, or a field of a record variable, a value. */
  write(reference: string, value: unknown): void {
    const [name = "", ...path] = reference.split(".");
    const variable = this.declared(name);
    if (variable === undefined) return flowFault(`The flow ${this.flow.name} has no variable ${name}`);
    const key = name.toLowerCase();
    if (path.length === 0) {
      this.variables.set(key, converted(variable, value));
      return;
    }
    if (path.length > 1) flowFault(`The flow ${this.flow.name} cannot write ${reference}`);
    const holder = this.variables.get(key) ?? this.newHolder(variable);
    this.variables.set(key, holder);
    const field = path[0]!;
    if (holder instanceof SObject) {
      holder.putField(holder.fieldNamed(field), numbersFor(holder, field, value));
      return;
    }
    const member = apexClassOf(holder)?.fields.find((each) => each.name.toLowerCase() === field.toLowerCase());
    if (!member?.set) return flowFault(`The flow ${this.flow.name} cannot write ${reference}`);
    member.set(holder, value);
  }

  private newHolder(variable: FlowVariable): unknown {
    const object = variable.objectType === null ? undefined : current().org.schema.object(variable.objectType);
    if (variable.dataType !== "SObject" || object === undefined)
      return flowFault(`The variable ${variable.name} of flow ${this.flow.name} is null`);
    return new SObject(object);
  }
}

/** Flows hold every number as Decimal; whole-number fields take Integers, text fields take text. */
export function numbersFor(record: SObject, field: string, value: unknown): unknown {
  const { type } = record.fieldNamed(field);
  if (value instanceof Decimal && type === "int") return Number(value.toBigInt("HALF_UP"));
  if (value instanceof Decimal && !["double", "currency", "percent", "long"].includes(type))
    return value.toPlainString();
  if (value instanceof ApexDatetime && type === "date") return new ApexDate(Math.floor(value.ms / 86_400_000));
  return value;
}
