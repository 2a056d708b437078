import path from "node:path";
import lwcRollupPlugin from "@lwc/rollup-plugin";
import replace from "@rollup/plugin-replace";
import type { Plugin } from "rollup";
import { brokenModule, salesforcePlatform, type PlatformOptions } from "./platform-plugin.js";

export type BuildMode = "production" | "development";

interface CompilerError {
  message?: string;
  location?: { line?: number };
  loc?: { line?: number };
}

type Transform = (this: unknown, code: string, id: string) => unknown;

function lwcPlugin(mode: BuildMode, enablePrivateMethods: boolean): Plugin {
  return (lwcRollupPlugin as unknown as (options: object) => Plugin)({
    rootDir: import.meta.dirname,
    sourcemap: mode === "development",
    apiVersion: 66,
    enableDynamicComponents: true,
    enableLwcOn: true,
    enablePrivateMethods,
    // Without it combobox fails: attachInternals is not supported in synthetic shadow.
    enableSyntheticElementInternals: true,
  });
}

/** The LWC compiler; an error in one of the project's components becomes a module that fails alone. */
function isolatingCompiler(options: PlatformOptions, mode: BuildMode): Plugin {
  const plugin = lwcPlugin(mode, true);
  const transform = plugin.transform as unknown as Transform;
  // The platform's compiler does not take private methods yet, so the project's components may not have them here either.
  const projectTransform = lwcPlugin(mode, false).transform as unknown as Transform;
  const folders = [...options.bundles.values()];
  plugin.transform = function (code, id) {
    const file = id.split("?")[0] ?? "";
    if (!/\.(ts|js|html|css)$/.test(file)) return null;
    const isProject = folders.some((folder) => file.startsWith(folder + path.sep));
    try {
      return (isProject ? projectTransform : transform).call(this, code, id) as null;
    } catch (error) {
      const problem = error as CompilerError;
      const line = problem.location?.line ?? problem.loc?.line ?? null;
      const message = `${path.basename(file)}${line === null ? "" : `:${line}`}: ${problem.message ?? String(error)}`;
      if (!isProject) throw new Error(message, { cause: error });
      options.problems.push({ message, file, line });
      return { code: brokenModule(message), map: null };
    }
  };
  return plugin;
}

/** Replaces the environment tests that the engine and the base components contain. */
export function defines(mode: BuildMode): Plugin {
  return (replace as unknown as (options: object) => Plugin)({
    preventAssignment: true,
    values: { "process.env.NODE_ENV": JSON.stringify(mode), "import.meta.env.SSR": "false" },
  });
}

/** Every rollup plugin of a build that contains components. */
export function componentPlugins(options: PlatformOptions, mode: BuildMode): Plugin[] {
  return [salesforcePlatform(options), defines(mode), isolatingCompiler(options, mode)];
}
