import { invocableMethod, invokeApexAction } from "../flows/actions.js";
import { findFlow, Interview } from "../flows/interview.js";
import { flowFault } from "../flows/values.js";
import { ApexList, ApexMap } from "../runtime/collections.js";
import type { ApexException } from "../runtime/exceptions.js";
import { isUncatchable, throwApex } from "../runtime/exceptions.js";
import { required } from "./arguments.js";
import { defineClass, unsupported } from "./define.js";
import { InvocableActionError } from "./invocable-action-error.js";
import { InvocableActionResult } from "./invocable-action-result.js";

type Inputs = Map<string, unknown>;

/** An invocable action with the invocations it waits to run: an Apex method, or an autolaunched flow. */
export class InvocableAction {
  static readonly apexName = "Invocable.Action";
  readonly type: string;
  readonly namespace: string | null;
  readonly name: string;
  invocations: Inputs[] = [];

  constructor(type: string, namespace: string | null, name: string) {
    this.type = type;
    this.namespace = namespace;
    this.name = name;
  }

  toApexJson(): Iterable<readonly [string, unknown]> {
    return [
      ["name", this.name],
      ["namespace", this.namespace],
      ["type", this.type],
    ];
  }

  /** Runs one invocation; what Apex or the flow throws becomes an error of its result. */
  private runOne(inputs: Inputs): InvocableActionResult {
    const invocationParameters = mapOf(inputs);
    try {
      const outputParameters = mapOf(
        this.type.toLowerCase() === "flow" ? runFlow(this.name, inputs) : invokeApexAction(this.name, [inputs])[0]!,
      );
      return new InvocableActionResult({
        action: this,
        success: true,
        errors: new ApexList("Invocable.Action.Error"),
        outputParameters,
        invocationParameters,
      });
    } catch (error) {
      if (isUncatchable(error)) throw error;
      const errors = new ApexList("Invocable.Action.Error", [
        new InvocableActionError("FLOW_EXCEPTION", (error as ApexException).shownMessage),
      ]);
      return new InvocableActionResult({
        action: this,
        errors,
        outputParameters: new ApexMap("String", "Object"),
        invocationParameters,
      });
    }
  }

  run(): ApexList {
    return new ApexList(
      "Invocable.Action.Result",
      this.invocations.map((inputs) => this.runOne(inputs)),
    );
  }
}

/** Outputs of a flow under the names as it declares them. */
function runFlow(name: string, inputs: Inputs): Inputs {
  const flow = findFlow(name);
  if (!flow?.isActive) return flowFault(`The org has no active flow ${name}`);
  const interview = new Interview(flow, inputs);
  interview.run();
  return new Map([...interview.outputVariables()].map(([key, value]) => [flow.variables.get(key)!.name, value]));
}

function mapOf(values: Inputs): ApexMap {
  const map = new ApexMap("String", "Object");
  for (const [key, value] of values) map.put(key, value);
  return map;
}

function custom(type: string | null, namespace: string | null, name: string | null): InvocableAction {
  const kind = required(type).toLowerCase();
  if (kind !== "flow" && kind !== "apex")
    throwApex(
      "System.UnsupportedOperationException",
      `Invocable actions of type ${type} are not supported by the local org`,
    );
  if (kind === "apex" && invocableMethod(required(name)) === undefined)
    throwApex("Invocable.InvocableActionException", `There is no Apex action ${name}`);
  return new InvocableAction(required(type), namespace, required(name));
}

defineClass({
  name: "Invocable.Action",
  js: InvocableAction,
  statics: {
    "Invocable.Action createCustomAction(String type, String name)": (type: string | null, name: string | null) =>
      custom(type, null, name),
    "Invocable.Action createCustomAction(String type, String namespace, String name)": custom,
    "Invocable.Action createStandardAction(String type)": unsupported("Invocable.Action.createStandardAction"),
  },
  methods: {
    "Invocable.Action addInvocation()": (self: InvocableAction) => {
      self.invocations.push(new Map());
      return self;
    },
    "Invocable.Action clearInvocations()": (self: InvocableAction) => {
      self.invocations = [];
      return self;
    },
    "Invocable.Action setInvocationParameter(String name, Object value)": (
      self: InvocableAction,
      name: string | null,
      value: unknown,
    ) => {
      if (self.invocations.length === 0) self.invocations.push(new Map());
      self.invocations.at(-1)!.set(required(name), value);
      return self;
    },
    "Invocable.Action setInvocations(List<Map<String,Object>> invocations)": (
      self: InvocableAction,
      list: ApexList | null,
    ) => {
      self.invocations = required(list).items.map(
        (each) => new Map([...(each as ApexMap)].map(([key, value]) => [String(key), value])),
      );
      return self;
    },
    "List<Invocable.Action.Result> invoke()": (self: InvocableAction) => self.run(),
    "String getName()": (self: InvocableAction) => self.name,
    "String getNamespace()": (self: InvocableAction) => self.namespace,
    "String getType()": (self: InvocableAction) => self.type,
    "Boolean isStandard()": () => false,
  },
});
