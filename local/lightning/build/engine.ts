import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const require = createRequire(import.meta.url);
/** Resolves as the `lwc` package itself does: a test runner may have put another engine at the top of the tree. */
const requireFromLwc = createRequire(require.resolve("lwc"));

export interface EnginePart {
  name: string;
  version: string;
  /** Absolute path of the package's folder. */
  directory: string;
}

function partAt(entry: string, name: string): EnginePart {
  let directory = path.dirname(entry);
  while (!existsSync(path.join(directory, "package.json")) || packageJson(directory)["name"] !== name) {
    const parent = path.dirname(directory);
    if (parent === directory) throw new Error(`Cannot find the package folder of ${name} above ${entry}`);
    directory = parent;
  }
  return { name, version: String(packageJson(directory)["version"]), directory };
}

function packageJson(directory: string): Record<string, unknown> {
  return JSON.parse(readFileSync(path.join(directory, "package.json"), "utf8")) as Record<string, unknown>;
}

/** The parts of LWC that must be one version: engine, template and style compiler (through the rollup plugin), synthetic shadow. */
export function engineParts(): {
  engine: EnginePart;
  syntheticShadow: EnginePart;
  rollupPlugin: EnginePart;
  compiler: EnginePart;
} {
  const rollupPluginEntry = require.resolve("@lwc/rollup-plugin");
  return {
    engine: partAt(requireFromLwc.resolve("@lwc/engine-dom"), "@lwc/engine-dom"),
    syntheticShadow: partAt(require.resolve("@lwc/synthetic-shadow"), "@lwc/synthetic-shadow"),
    rollupPlugin: partAt(rollupPluginEntry, "@lwc/rollup-plugin"),
    compiler: partAt(createRequire(rollupPluginEntry).resolve("@lwc/compiler"), "@lwc/compiler"),
  };
}

/** Folder of lightning-base-components. */
export function baseComponentsDirectory(): string {
  return path.dirname(require.resolve("lightning-base-components/package.json"));
}

/** Folder of the Salesforce Lightning Design System's styles, icons and images. */
export function designSystemAssets(): string {
  return path.join(path.dirname(require.resolve("@salesforce-ux/design-system/package.json")), "assets");
}
