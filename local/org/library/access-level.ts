import { throwApex } from "../runtime/exceptions.js";
import type { AccessMode } from "../security/users.js";
import { defineClass, unsupported } from "./define.js";

/** `AccessLevel.USER_MODE` or `AccessLevel.SYSTEM_MODE`. */
export class AccessLevel {
  static readonly apexName = "System.AccessLevel";
  readonly mode: AccessMode;
  constructor(mode: AccessMode) {
    this.mode = mode;
  }
  toString(): string {
    return this.mode === "user" ? "USER_MODE" : "SYSTEM_MODE";
  }
}

const userMode = new AccessLevel("user");
const systemMode = new AccessLevel("system");

defineClass({
  name: "System.AccessLevel",
  js: AccessLevel,
  staticProperties: {
    "System.AccessLevel USER_MODE": { get: () => userMode },
    "System.AccessLevel SYSTEM_MODE": { get: () => systemMode },
  },
  methods: { "System.AccessLevel withPermissionSetId(String id)": unsupported("AccessLevel.withPermissionSetId") },
});

/** The mode of an AccessLevel argument; NullPointerException for null. */
export function modeOf(level: AccessLevel | null): AccessMode {
  return level === null ? throwApex("System.NullPointerException", "Argument cannot be null.") : level.mode;
}
