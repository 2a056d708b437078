import { readFileSync } from "node:fs";

/** What the platform declares of a class, without parameter names. Absent parts are empty. */
export interface DeclaredClass {
  /** Absent for a plain class. */
  kind?: "interface" | "enum" | "exception";
  parameters?: string[];
  extends?: string;
  implements?: string[];
  abstract?: boolean;
  values?: string[];
  /** `(String, Integer)` */
  constructors?: string[];
  /** `Integer indexOf(String, Integer)` */
  statics?: string[];
  methods?: string[];
  /** `String name` */
  properties?: string[];
  staticProperties?: string[];
}

let classes: Map<string, { name: string; declared: DeclaredClass }> | undefined;

/** The declaration of a platform class by qualified name, any case; it knows names and types, not what anything does. */
export function declaredClass(qualifiedName: string): { name: string; declared: DeclaredClass } | undefined {
  classes ??= load();
  return classes.get(qualifiedName.toLowerCase());
}

function load(): Map<string, { name: string; declared: DeclaredClass }> {
  const text = readFileSync(new URL("classes.json", import.meta.url), "utf8");
  const parsed = JSON.parse(text) as { classes: Record<string, DeclaredClass> };
  return new Map(Object.entries(parsed.classes).map(([name, declared]) => [name.toLowerCase(), { name, declared }]));
}
