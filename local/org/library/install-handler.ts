import { abstractMethod, defineClass } from "./define.js";

defineClass({
  name: "System.InstallHandler",
  kind: "interface",
  methods: { "void onInstall(System.InstallContext context)": abstractMethod },
});
defineClass({
  name: "System.InstallContext",
  kind: "interface",
  methods: {
    "Id organizationId()": abstractMethod,
    "Id installerId()": abstractMethod,
    "Boolean isPush()": abstractMethod,
    "Boolean isUpgrade()": abstractMethod,
    "System.Version previousVersion()": abstractMethod,
  },
});
defineClass({
  name: "System.UninstallHandler",
  kind: "interface",
  methods: { "void onUninstall(System.UninstallContext context)": abstractMethod },
});
defineClass({
  name: "System.UninstallContext",
  kind: "interface",
  methods: { "Id organizationId()": abstractMethod, "Id uninstallerId()": abstractMethod },
});
defineClass({
  name: "System.SandboxPostCopy",
  kind: "interface",
  methods: { "void runApexClass(System.SandboxContext context)": abstractMethod },
});
defineClass({
  name: "System.SandboxContext",
  kind: "interface",
  methods: {
    "Id organizationId()": abstractMethod,
    "Id sandboxId()": abstractMethod,
    "String sandboxName()": abstractMethod,
  },
});
