import { readFileSync } from "node:fs";

export interface GeneratedObject {
  name: string;
  fields: string;
  children: string;
  /** Which derived objects exist: H history, F feed, S share, E change event. */
  derived: string;
}

let loaded: Map<string, GeneratedObject> | null = null;

/** The generated standard objects by lower-case name; read once per process. */
export function generatedObjects(): ReadonlyMap<string, GeneratedObject> {
  if (loaded !== null) return loaded;
  const file = new URL("./objects.json", import.meta.url);
  const { objects } = JSON.parse(readFileSync(file, "utf8")) as { objects: Record<string, [string, string, string]> };
  loaded = new Map();
  for (const [name, [fields, children, derived]] of Object.entries(objects))
    loaded.set(name.toLowerCase(), { name, fields, children, derived });
  return loaded;
}
