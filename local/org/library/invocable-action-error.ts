import { defineClass } from "./define.js";

/** Why one invocation of an action failed. */
export class InvocableActionError {
  static readonly apexName = "Invocable.Action.Error";
  readonly code: string | null;
  readonly message: string | null;
  constructor(code: string | null, message: string | null) {
    this.code = code;
    this.message = message;
  }
  static fromApexJson(fields: ReadonlyMap<string, unknown>): InvocableActionError {
    return new InvocableActionError(
      (fields.get("code") ?? null) as string | null,
      (fields.get("message") ?? null) as string | null,
    );
  }
  toApexJson(): Iterable<readonly [string, unknown]> {
    return [
      ["code", this.code],
      ["message", this.message],
    ];
  }
}

defineClass({
  name: "Invocable.Action.Error",
  js: InvocableActionError,
  methods: {
    "String getCode()": (self: InvocableActionError) => self.code,
    "String getMessage()": (self: InvocableActionError) => self.message,
  },
});
