import { readFileSync } from "node:fs";
import path from "node:path";
import type { Plugin } from "rollup";
import ts from "typescript";
import { baseComponentsDirectory, engineParts } from "./engine.js";
import { firstExisting } from "./bundles.js";
import { virtualModule, type VirtualContext } from "./virtual-modules.js";

const VIRTUAL = "\0salesforce:";
const BROKEN = "\0broken:";
const hostDirectories = ["data", "shell", "page", "record", "list"].map((name) =>
  path.resolve(import.meta.dirname, "../modules", name),
);
const platformDirectory = path.resolve(import.meta.dirname, "../platform");

export interface BuildProblem {
  /** What is wrong, with the place in the source where known. */
  message: string;
  file: string;
  line: number | null;
}

export interface PlatformOptions extends VirtualContext {
  bundles: ReadonlyMap<string, string>;
  /** Take emitted .js instead of .ts. */
  emitted: boolean;
  /** Collects problems of the project's own components; one broken component does not stop the others. */
  problems: BuildProblem[];
}

interface ModuleAlias {
  name?: string;
  path?: string;
}

const baseDirectory = baseComponentsDirectory();
const engineFile = path.join(engineParts().engine.directory, "dist/index.js");
const baseAliases = new Map<string, string>();
for (const alias of (
  JSON.parse(readFileSync(path.join(baseDirectory, "package.json"), "utf8")) as { lwc: { modules: ModuleAlias[] } }
).lwc.modules)
  if (alias.name !== undefined && alias.path !== undefined)
    baseAliases.set(alias.name, path.join(baseDirectory, alias.path));

/** File of a base component or base utility (`lightning/<name>`), or undefined when lightning-base-components has none. */
export function baseComponentFile(name: string): string | undefined {
  return firstExisting(path.join(baseDirectory, "src/lightning", name), name, ["js", "html", "css"]);
}

/** File of this host's own implementation of `lightning/<name>`, or undefined. */
export function platformFile(name: string): string | undefined {
  return firstExisting(platformDirectory, name, ["ts"]);
}

/** A module that fails when it is loaded: the page shows its message in the component's place. */
export function brokenModule(message: string): string {
  return `throw new Error(${JSON.stringify(message)}); export default undefined;`;
}

const withSpecifier = (file: string, specifier: string): string => `${file}?specifier=${specifier}`;

function stripTypes(code: string, file: string): { code: string; map: string } {
  const output = ts.transpileModule(code, {
    fileName: file,
    compilerOptions: {
      target: ts.ScriptTarget.ESNext,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
      sourceMap: true,
      inlineSources: true,
    },
  });
  return { code: output.outputText.replace(/\/\/# sourceMappingURL=.*$/m, ""), map: output.sourceMapText ?? "" };
}

/**
 * Base components draw each icon from a compiled template; compiling all 1,900 takes a minute. The design system's
 * sprites hold the same drawings, so the primitive icon is pointed at them.
 */
function iconsFromSprites(code: string): string {
  const before = "return this.src ? sanitizeURL(this.src) : '';";
  if (!code.includes(before))
    throw new Error(
      "lightning/primitiveIcon has changed: its href getter is not the one this host knows how to point at sprites",
    );
  return code.replace(
    before,
    "return this.src ? sanitizeURL(this.src) : this.category ? `/assets/icons/${this.category}-sprite/svg/symbols.svg#${this.name}` : '';",
  );
}

/** Rollup plugin that supplies what the Salesforce platform supplies to a component: c/*, lightning/*, @salesforce/*. */
export function salesforcePlatform(options: PlatformOptions): Plugin {
  const scriptExtensions = options.emitted ? ["js", "ts"] : ["ts", "js"];
  const fail = (message: string, file: string, line: number | null = null): string => {
    options.problems.push({ message, file, line });
    return message;
  };
  return {
    name: "salesforce-platform",
    resolveId(source, importer) {
      const [bare = "", query] = source.split("?");
      const importingFile = (importer ?? "").split("?")[0] ?? "";
      const missing = (message: string): { id: string; syntheticNamedExports: boolean } => {
        const text = fail(
          importingFile === "" ? message : `${message} (imported by ${path.basename(importingFile)})`,
          importingFile,
        );
        return { id: BROKEN + text, syntheticNamedExports: true };
      };
      if (query === undefined && bare.startsWith(BROKEN)) return bare;
      // LWC's own resolver would take the engine at the top of the tree, which may be a test runner's.
      if (bare === "lwc" || bare === "@lwc/engine-dom") return engineFile;
      const [, scope = "", name = ""] = /^([\w@]+)\/(\w+)$/.exec(bare) ?? [];
      if (scope === "host") {
        const file = hostDirectories
          .map((folder) => firstExisting(folder, name, ["ts", "html"]))
          .find((found) => found !== undefined);
        return file === undefined ? missing(`The host has no module ${bare}`) : withSpecifier(file, bare);
      }
      if (scope === "lightning" || scope === "force") {
        const own = platformFile(name);
        if (own !== undefined) return withSpecifier(own, `lightning/${name}`);
        return baseComponentFile(name) ?? missing(`This local host does not supply ${bare}`);
      }
      if (scope === "c" || (options.namespace !== null && scope === options.namespace)) {
        const folder = options.bundles.get(name);
        // TypeScript first: LWC's own resolver would take a stale emitted .js beside it.
        const file =
          folder === undefined ? undefined : firstExisting(folder, name, [...scriptExtensions, "html", "css"]);
        return file === undefined
          ? missing(`There is no Lightning web component ${bare}`)
          : withSpecifier(file, `c/${name}`);
      }
      if (bare.startsWith("@salesforce/")) {
        if (virtualModule(bare, options) !== undefined) return VIRTUAL + bare;
        if (baseAliases.has(bare)) return baseAliases.get(bare);
        return missing(
          bare.startsWith("@salesforce/label/")
            ? `There is no custom label for ${bare}`
            : `This local host does not supply ${bare}`,
        );
      }
      if (baseAliases.has(bare)) return baseAliases.get(bare);
      if (importer !== undefined && /^\.\.?\//.test(bare) && path.extname(bare) === "") {
        const target = path.resolve(path.dirname(importingFile), bare);
        return firstExisting(path.dirname(target), path.basename(target), scriptExtensions) ?? null;
      }
      return null;
    },
    load(id) {
      if (id.startsWith(BROKEN)) return brokenModule(id.slice(BROKEN.length));
      if (!id.startsWith(VIRTUAL)) return null;
      return virtualModule(id.slice(VIRTUAL.length), options) ?? null;
    },
    transform(code, id) {
      const file = id.split("?")[0] ?? "";
      if (file.endsWith("/primitiveIcon/primitiveIcon.js")) return { code: iconsFromSprites(code), map: null };
      if (file.includes("/iconSvgTemplates")) return { code: "export default {};", map: null };
      if (!file.endsWith(".ts") || file.includes("/node_modules/")) return null;
      return stripTypes(code, file);
    },
  };
}
