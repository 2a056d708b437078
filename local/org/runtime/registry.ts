import type { ObjectDescribe } from "../schema/types.js";
import type { ApexClass } from "./classes.js";

export type ClassLookup = (name: string) => ApexClass | undefined;

let lookup: ClassLookup = () => undefined;

/** Installs the loaded program of the org that runs now; returns a function that puts the former one back. */
export function installClassLookup(next: ClassLookup): () => void {
  const former = lookup;
  lookup = next;
  return () => {
    lookup = former;
  };
}

/** The user class of that name in the running org: case-insensitive, `ns.` optional, inner classes as `Outer.Inner`. */
export function findClass(name: string): ApexClass | undefined {
  return lookup(name);
}

export type ObjectLookup = (name: string) => ObjectDescribe | undefined;

let objects: ObjectLookup = () => undefined;

/** Installs the schema of the org that runs now; returns a function that puts the former one back. */
export function installObjectLookup(next: ObjectLookup): () => void {
  const former = objects;
  objects = next;
  return () => {
    objects = former;
  };
}

/** The object of that API name in the running org: case-insensitive, `ns__` optional. */
export function findObject(name: string): ObjectDescribe | undefined {
  return objects(name);
}
