import { readdirSync, statSync } from "node:fs";
import path from "node:path";

const IGNORED = new Set(["node_modules", "__tests__", "jsconfig.json"]);

/** Every file under the folders, in a stable order. Hidden files and folders of tools are left out. */
export function filesUnder(folders: readonly string[]): string[] {
  const found: string[] = [];
  for (const folder of folders) {
    if (statSync(folder).isFile()) found.push(path.resolve(folder));
    else walk(path.resolve(folder), found);
  }
  return [...new Set(found)];
}

function walk(folder: string, found: string[]): void {
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith(".") || IGNORED.has(entry.name)) continue;
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) walk(full, found);
    else found.push(full);
  }
}

/** `Account.object-meta.xml` and `Account.object` both give `["Account", "object"]`; null for files of no metadata type. */
export function metadataName(file: string): { name: string; suffix: string } | null {
  const base = path.basename(file);
  const source = /^(.+)\.([A-Za-z0-9_]+)-meta\.xml$/.exec(base);
  if (source) return { name: decodeURIComponent(source[1] as string), suffix: source[2] as string };
  const plain = /^(.+)\.([A-Za-z0-9_]+)$/.exec(base);
  return plain ? { name: safeDecode(plain[1] as string), suffix: plain[2] as string } : null;
}

function safeDecode(text: string): string {
  return /%[0-9A-Fa-f]{2}/.test(text) ? decodeURIComponent(text) : text;
}
