import { type ClassDefinition, defineClass, type LibraryBody, type PropertyBodies } from "./define.js";

/** An instance of a platform class that is nothing but readable and writeable properties. */
export type PlainObject = Record<string, unknown>;

/**
 * Defines a platform class that only carries data: a constructor without parameters and properties (`String name`) that start as null. Returns the
 * function that makes an instance.
 */
export function definePlainClass(
  name: string,
  properties: readonly string[],
  more: Partial<ClassDefinition> = {},
): (values?: PlainObject) => PlainObject {
  const names = properties.map((property) => property.slice(property.lastIndexOf(" ") + 1));
  const made = class {
    static readonly apexName = name;
    constructor() {
      for (const each of names) (this as unknown as PlainObject)[each] = null;
    }
  };
  const create = (values: PlainObject = {}): PlainObject => Object.assign(new made() as unknown as PlainObject, values);
  const bodies: Record<string, PropertyBodies> = {};
  properties.forEach((property, index) => {
    const key = names[index]!;
    bodies[property] = {
      get: (self: PlainObject) => self[key] ?? null,
      set: (self: PlainObject, value: unknown) => {
        self[key] = value;
      },
    };
  });
  const constructors: Record<string, LibraryBody> = { "()": () => create() };
  defineClass({ name, js: made, constructors, ...more, properties: { ...bodies, ...more.properties } });
  return create;
}
