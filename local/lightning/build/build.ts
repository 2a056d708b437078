import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { rollup, type Plugin, type RollupLog, type RollupOutput } from "rollup";
import { baseComponentsDirectory, engineParts } from "./engine.js";
import { filesUnder, findBundles } from "./bundles.js";
import { componentPlugins, defines, type BuildMode } from "./compile.js";
import { readLabels } from "./labels.js";
import { baseComponentFile, platformFile, type BuildProblem, type PlatformOptions } from "./platform-plugin.js";
import { pageSources } from "./page-sources.js";

const lightningDirectory = path.resolve(import.meta.dirname, "..");

export interface BuildOptions {
  /** SFDX source folders whose `lwc` bundles and labels are built. */
  sources: readonly string[];
  /** Folder of the caches; safe to delete. */
  cacheDirectory: string;
  mode: BuildMode;
  namespace: string | null;
  /** Take the emitted .js of components instead of their .ts. */
  emitted?: boolean;
}

export interface BuildResult {
  /** Folder of lwc and the base components; changes only with the installed packages. */
  vendor: string;
  /** Folder of the shell's and the project's own components. */
  app: string;
  /** Module specifier to a path under /bundle/. */
  imports: Record<string, string>;
  problems: BuildProblem[];
  /** Addresses of all modules the page needs at once, so that the browser need not discover them one after another. */
  preload: string[];
}

export type BuildProgress = (step: string) => void;

interface Manifest {
  imports: Record<string, string>;
  /** Address of a built module to what it imports at once: addresses, or specifiers of the import map. */
  graph: Record<string, string[]>;
  problems: BuildProblem[];
}

function hashOf(parts: Iterable<string>): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part).update("\0");
  return hash.digest("hex").slice(0, 16);
}

function* contents(files: Iterable<string>): Generator<string> {
  for (const file of files) {
    yield file;
    yield readFileSync(file, "utf8");
  }
}

/** Base components that any project may name: all public ones, so that a new tag in a template needs no new vendor build. */
function vendorModules(): string[] {
  const internal =
    /^(primitive|icon(Svg|Utils)|utils|f6|i18n|internal|sldsUtils|sldsCommon|sldsForm|sldsGen|sldsMedia|datatableKeyboard|overlay|position|tooltip|touch|mobile|shadowBase|purify|inputUtils|layoutUtils|mediaUtils|mapUtils|number|modal(Base|Utils)|accordionUtils|base|aria|calendar|context|date(picker|timepicker)|timepicker|features|focus|iso8601|lookupAddress|messageDispatcher|mixin|popup|resize|routing|picklist|staticMap|showToastEvent|interactive|internationalization|color|barcode|carousel|config|multiColumn|vertical(NavigationItem|NavigationOverflow|NavigationSection)|stackedTab|tabBar|formattedRichTextRenderer)/;
  const names = readdirSync(path.join(baseComponentsDirectory(), "src/lightning"));
  const modules = names.filter(
    (name) => !internal.test(name) && baseComponentFile(name) !== undefined && platformFile(name) === undefined,
  );
  return [...modules, "configProvider", "datepicker", "messageDispatcher"].map((name) => `lightning/${name}`).sort();
}

const platformModules = (): string[] =>
  readdirSync(path.join(lightningDirectory, "platform"))
    .filter((file) => file.endsWith(".ts"))
    .map((file) => `lightning/${path.basename(file, ".ts")}`);

/** Keys of the two caches; cheap enough to compute whenever a page is asked for. */
export function buildKeys(options: BuildOptions): { vendor: string; app: string } {
  const parts = engineParts();
  const versions = [
    ...Object.values(parts).map((part) => `${part.name}@${part.version}`),
    readFileSync(path.join(baseComponentsDirectory(), "package.json"), "utf8"),
  ];
  const buildFiles = ["build.ts", "compile.ts", "platform-plugin.ts", "virtual-modules.ts"].map((file) =>
    path.join(import.meta.dirname, file),
  );
  const vendor = hashOf([options.mode, ...versions, ...contents(buildFiles), ...platformModules()]);
  const own = [
    ...filesUnder(path.join(lightningDirectory, "modules")),
    ...filesUnder(path.join(lightningDirectory, "platform")),
  ];
  const project = [...findBundles(options.sources).values()].flatMap((folder) => [...filesUnder(folder)]);
  const labels = [...readLabels(options.sources)].flat();
  return {
    vendor,
    app: hashOf([
      vendor,
      options.namespace ?? "",
      String(options.emitted ?? false),
      ...contents(own),
      ...contents(project),
      ...labels,
    ]),
  };
}

/** The finished build of these sources, or undefined when it has to be made. */
export function cachedBuild(options: BuildOptions): BuildResult | undefined {
  const keys = buildKeys(options);
  const vendor = path.join(options.cacheDirectory, `vendor-${keys.vendor}`);
  const app = path.join(options.cacheDirectory, `app-${keys.app}`);
  const [vendorManifest, appManifest] = [readManifest(vendor), readManifest(app)];
  if (vendorManifest === undefined || appManifest === undefined) return undefined;
  return resultOf(vendor, app, vendorManifest, appManifest);
}

function resultOf(vendor: string, app: string, vendorManifest: Manifest, appManifest: Manifest): BuildResult {
  const imports = { ...vendorManifest.imports, ...appManifest.imports };
  const graph = { ...vendorManifest.graph, ...appManifest.graph };
  const preload = new Set<string>();
  const visit = (reference: string): void => {
    const address = imports[reference] ?? reference;
    if (preload.has(address)) return;
    preload.add(address);
    for (const next of graph[address] ?? []) visit(next);
  };
  visit("host/main");
  return { vendor, app, imports, problems: appManifest.problems, preload: [...preload] };
}

function graphOf(output: RollupOutput, prefix: string): Record<string, string[]> {
  const graph: Record<string, string[]> = {};
  for (const chunk of output.output)
    if (chunk.type === "chunk")
      graph[`${prefix}/${chunk.fileName}`] = chunk.imports.map((name) =>
        name.endsWith(".js") ? `${prefix}/${name}` : name,
      );
  return graph;
}

function readManifest(directory: string): Manifest | undefined {
  const file = path.join(directory, "manifest.json");
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Manifest) : undefined;
}

/** Builds into a private folder and renames it, so that a stopped or a second build never leaves half a cache. */
async function buildInto(directory: string, work: (temporary: string) => Promise<Manifest>): Promise<Manifest> {
  const finished = readManifest(directory);
  if (finished !== undefined) {
    utimesSync(directory, new Date(), new Date());
    return finished;
  }
  mkdirSync(path.dirname(directory), { recursive: true });
  const temporary = mkdtempSync(`${directory}.`);
  try {
    const manifest = await work(temporary);
    writeFileSync(path.join(temporary, "manifest.json"), JSON.stringify(manifest));
    if (!existsSync(directory)) renameSync(temporary, directory);
    return manifest;
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

function forgetOldBuilds(cacheDirectory: string, prefix: string, keep: number): void {
  const folders = readdirSync(cacheDirectory)
    .filter((name) => name.startsWith(prefix))
    .map((name) => ({ name, time: statSync(path.join(cacheDirectory, name)).mtimeMs }))
    .sort((a, b) => b.time - a.time);
  for (const folder of folders.slice(keep))
    rmSync(path.join(cacheDirectory, folder.name), { recursive: true, force: true });
}

const externals = (names: ReadonlySet<string>): Plugin => ({
  name: "external-modules",
  resolveId: (source) => (names.has(source) ? { id: source, external: true } : null),
});

async function buildVendor(temporary: string, mode: BuildMode): Promise<Manifest> {
  const parts = engineParts();
  const problems: BuildProblem[] = [];
  const modules = vendorModules();
  const input: Record<string, string> = { lwc: path.join(parts.engine.directory, "dist/index.js") };
  for (const module of modules) input[module] = module;
  const options: PlatformOptions = { bundles: new Map(), labels: new Map(), namespace: null, emitted: false, problems };
  const bundle = await rollup({
    input,
    preserveEntrySignatures: "strict",
    // A third of the time would go into leaving out little.
    treeshake: false,
    plugins: [externals(new Set(platformModules())), ...componentPlugins(options, mode)],
    onwarn: () => undefined,
  });
  const output = await bundle.write({
    dir: temporary,
    format: "esm",
    entryFileNames: "[name].js",
    chunkFileNames: "chunks/[hash].js",
  });
  await bundle.close();
  const shadow = await rollup({
    input: path.join(parts.syntheticShadow.directory, "dist/index.js"),
    plugins: [defines(mode)],
    onwarn: () => undefined,
  });
  await shadow.write({ file: path.join(temporary, "synthetic-shadow.js"), format: "esm" });
  await shadow.close();
  const first = problems[0];
  if (first !== undefined) throw new Error(`The base components do not build: ${first.message}`);
  const prefix = `/bundle/${path.basename(temporary).split(".")[0] ?? ""}`;
  const imports = Object.fromEntries(["lwc", ...modules].map((name) => [name, `${prefix}/${name}.js`]));
  const graph = graphOf(output, prefix);
  return { imports: { ...imports, "synthetic-shadow": `${prefix}/synthetic-shadow.js` }, graph, problems };
}

/** Problems that rollup itself reports about the project's modules, in words. */
function problemOf(log: RollupLog): BuildProblem | undefined {
  if (log.code !== "MISSING_EXPORT" && log.code !== "SHIMMED_EXPORT") return undefined;
  return { message: log.message, file: log.exporter ?? log.id ?? "", line: log.loc?.line ?? null };
}

async function buildApp(temporary: string, options: BuildOptions, vendorNames: readonly string[]): Promise<Manifest> {
  const problems: BuildProblem[] = [];
  const bundles = findBundles(options.sources);
  const platformOptions: PlatformOptions = {
    bundles,
    labels: readLabels(options.sources),
    namespace: options.namespace,
    emitted: options.emitted ?? false,
    problems,
  };
  const input: Record<string, string> = { main: "host/main" };
  for (const module of platformModules()) input[module] = module;
  const bundle = await rollup({
    input,
    preserveEntrySignatures: "strict",
    treeshake: false,
    shimMissingExports: true,
    plugins: [
      externals(new Set(vendorNames)),
      pageSources(bundles),
      ...componentPlugins(platformOptions, options.mode),
    ],
    onwarn: (log) => {
      const problem = problemOf(log);
      if (problem !== undefined) problems.push(problem);
    },
  });
  const output = await bundle.write({
    dir: temporary,
    format: "esm",
    sourcemap: options.mode === "development",
    entryFileNames: "[name].js",
    chunkFileNames: "chunks/[name]-[hash].js",
  });
  await bundle.close();
  const prefix = `/bundle/${path.basename(temporary).split(".")[0] ?? ""}`;
  const imports = Object.fromEntries(
    Object.keys(input).map((name) => [name === "main" ? "host/main" : name, `${prefix}/${name}.js`]),
  );
  return { imports, graph: graphOf(output, prefix), problems };
}

/** Builds what is not cached yet and returns where it is. A broken component of the project is a problem of the result; anything else throws. */
export async function build(options: BuildOptions, progress: BuildProgress): Promise<BuildResult> {
  const keys = buildKeys(options);
  const vendor = path.join(options.cacheDirectory, `vendor-${keys.vendor}`);
  const app = path.join(options.cacheDirectory, `app-${keys.app}`);
  if (readManifest(vendor) === undefined) progress("Compiling the Lightning base components (once per installation)");
  const vendorManifest = await buildInto(vendor, (temporary) => buildVendor(temporary, options.mode));
  progress("Compiling the Lightning pages");
  const appManifest = await buildInto(app, (temporary) =>
    buildApp(temporary, options, Object.keys(vendorManifest.imports)),
  );
  forgetOldBuilds(options.cacheDirectory, "vendor-", 3);
  forgetOldBuilds(options.cacheDirectory, "app-", 6);
  return resultOf(vendor, app, vendorManifest, appManifest);
}
