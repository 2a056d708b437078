import { existsSync, readdirSync, statSync } from "node:fs";
import path from "node:path";

/** A folder walk that yields files, skipping dependencies, tests and hidden folders; sorted, so that hashes are stable. */
export function* filesUnder(directory: string): Generator<string> {
  if (!existsSync(directory)) return;
  for (const entry of readdirSync(directory, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name === "node_modules" || entry.name === "__tests__" || entry.name.startsWith(".")) continue;
    const file = path.join(directory, entry.name);
    if (entry.isDirectory()) yield* filesUnder(file);
    else yield file;
  }
}

/** Lightning web component bundles of source trees: bundle name to folder. A name found twice is an error, as on the platform. */
export function findBundles(sources: readonly string[]): Map<string, string> {
  const bundles = new Map<string, string>();
  const visit = (directory: string): void => {
    for (const entry of readdirSync(directory, { withFileTypes: true })) {
      if (!entry.isDirectory() || entry.name === "node_modules" || entry.name.startsWith(".")) continue;
      const folder = path.join(directory, entry.name);
      if (path.basename(directory) === "lwc") {
        if (!/^[a-z]\w*$/i.test(entry.name) || entry.name.startsWith("__")) continue;
        const other = bundles.get(entry.name);
        if (other !== undefined && other !== folder)
          throw new Error(`Two Lightning web components are named ${entry.name}: ${other} and ${folder}`);
        bundles.set(entry.name, folder);
      } else visit(folder);
    }
  };
  for (const source of sources) {
    if (!existsSync(source) || !statSync(source).isDirectory()) throw new Error(`Source folder not found: ${source}`);
    visit(source);
  }
  return bundles;
}

/** The first existing `<folder>/<name>.<extension>` in the order of the extensions. */
export function firstExisting(folder: string, name: string, extensions: readonly string[]): string | undefined {
  return extensions.map((extension) => path.join(folder, `${name}.${extension}`)).find((file) => existsSync(file));
}
