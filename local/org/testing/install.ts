import { current } from "../execution/context.js";
import { throwApex } from "../runtime/exceptions.js";
import { callMethod } from "../runtime/invoke.js";
import { defineClass } from "../library/define.js";

/** Passed to `InstallHandler.onInstall` and `UninstallHandler.onUninstall`. */
class InstallContext {
  static readonly apexName = "System.InstallContextImpl";
  readonly organizationId: string;
  readonly installerId: string;
  readonly previous: unknown;
  readonly isPush: boolean;
  constructor(organizationId: string, installerId: string, previous: unknown, isPush: boolean) {
    this.organizationId = organizationId;
    this.installerId = installerId;
    this.previous = previous;
    this.isPush = isPush;
  }
}

defineClass({
  name: "System.InstallContextImpl",
  js: InstallContext,
  implements: ["System.InstallContext", "System.UninstallContext"],
  methods: {
    "Id organizationId()": (self: InstallContext) => self.organizationId,
    "Id installerId()": (self: InstallContext) => self.installerId,
    "Id uninstallerId()": (self: InstallContext) => self.installerId,
    "Boolean isPush()": (self: InstallContext) => self.isPush,
    "Boolean isUpgrade()": (self: InstallContext) => self.previous !== null,
    "System.Version previousVersion()": (self: InstallContext) => self.previous,
  },
});

/** `Test.testInstall`: runs an install handler as if a package had been installed (previous version null) or upgraded. */
export function testInstall(handler: unknown, previous: unknown, isPush: boolean): void {
  const { isTest, org, user } = current();
  if (!isTest)
    throwApex("System.UnsupportedOperationException", "Test.testInstall can only be called from a test method");
  callMethod(handler, "onInstall", [new InstallContext(org.organizationId, user.id, previous, isPush)]);
}

/** `Test.testUninstall`. */
export function testUninstall(handler: unknown): void {
  const { isTest, org, user } = current();
  if (!isTest)
    throwApex("System.UnsupportedOperationException", "Test.testUninstall can only be called from a test method");
  callMethod(handler, "onUninstall", [new InstallContext(org.organizationId, user.id, null, false)]);
}
