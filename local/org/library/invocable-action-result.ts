import type { ApexList, ApexMap } from "../runtime/collections.js";
import { defineClass } from "./define.js";
import type { InvocableAction } from "./invocable-action.js";

/** What became of one invocation of an action. */
export class InvocableActionResult {
  static readonly apexName = "Invocable.Action.Result";
  static readonly apexJsonTypes = { errors: "List<Invocable.Action.Error>", outputParameters: "Map<String,Object>" };
  readonly action: InvocableAction | null;
  readonly success: boolean;
  readonly errors: ApexList | null;
  readonly outputParameters: ApexMap | null;
  readonly invocationParameters: ApexMap | null;

  constructor(values: Partial<Omit<InvocableActionResult, "toApexJson">>) {
    this.action = values.action ?? null;
    this.success = values.success ?? false;
    this.errors = values.errors ?? null;
    this.outputParameters = values.outputParameters ?? null;
    this.invocationParameters = values.invocationParameters ?? null;
  }

  static fromApexJson(fields: ReadonlyMap<string, unknown>): InvocableActionResult {
    return new InvocableActionResult({
      success: fields.get("success") === true,
      errors: (fields.get("errors") ?? null) as ApexList | null,
      outputParameters: (fields.get("outputParameters") ?? null) as ApexMap | null,
    });
  }

  toApexJson(): Iterable<readonly [string, unknown]> {
    return [
      ["action", this.action],
      ["errors", this.errors],
      ["outputParameters", this.outputParameters],
      ["success", this.success],
    ];
  }
}

defineClass({
  name: "Invocable.Action.Result",
  js: InvocableActionResult,
  methods: {
    "Invocable.Action getAction()": (self: InvocableActionResult) => self.action,
    "List<Invocable.Action.Error> getErrors()": (self: InvocableActionResult) => self.errors,
    "Map<String,Object> getInvocationParameters()": (self: InvocableActionResult) => self.invocationParameters,
    "Map<String,Object> getOutputParameters()": (self: InvocableActionResult) => self.outputParameters,
    "Boolean isSuccess()": (self: InvocableActionResult) => self.success,
  },
});
