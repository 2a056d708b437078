import { ApexList } from "../../runtime/values/list.js";
import { abstractMethod, type ClassDefinition, type LibraryBody, type PropertyBodies, unsupported } from "../define.js";
import { declaredClass } from "./declared.js";

/**
 * The definition of a platform class that no file of the library has: enums are complete, objects carry their public properties, and every method
 * refuses by name when it is called. Undefined for names the platform does not know.
 */
export function refusingDefinition(name: string): ClassDefinition | undefined {
  if (/^DataWeaveScriptResource\.\w+$/i.test(name)) return dataWeaveScript(name);
  if (/^Component\.(\w+\.)?\w+$/i.test(name)) return visualforceComponent(name);
  const found = declaredClass(name);
  if (!found) return undefined;
  const { declared } = found;
  const made = instanceClass(found.name, declared.properties ?? []);
  const body = (text: string): LibraryBody =>
    declared.kind === "interface" ? abstractMethod : unsupported(`${found.name}.${text.slice(text.indexOf(" ") + 1)}`);
  return {
    name: found.name,
    kind: declared.kind === "exception" ? "class" : declared.kind,
    typeParameters: declared.parameters,
    extends: declared.extends,
    implements: declared.implements,
    abstract: declared.abstract,
    virtual: true,
    values: declared.values,
    js: made,
    constructors: Object.fromEntries(
      (declared.constructors ?? []).map((text) => [
        named(text),
        text === "()" ? () => new made() : unsupported(`new ${found.name}${text}`),
      ]),
    ),
    statics: Object.fromEntries((declared.statics ?? []).map((text) => [named(text), body(text)])),
    methods: Object.fromEntries(
      (declared.methods ?? []).map((text) => [named(text), accessor(text, declared.properties ?? []) ?? body(text)]),
    ),
    properties: Object.fromEntries((declared.properties ?? []).map((text) => [text, property(text)])),
    staticProperties: Object.fromEntries(
      (declared.staticProperties ?? []).map((text) => [text, { get: unsupported(`${found.name}.${nameIn(text)}`) }]),
    ),
  };
}

/** What reads or writes a property of the class (`getName()`, `isActive()`, `setName(String)`) does just that; undefined for other methods. */
function accessor(method: string, properties: readonly string[]): LibraryBody | undefined {
  const [, verb, name = "", parameters] = /^\S+ (get|is|set)(\w+)\((.*)\)$/.exec(method) ?? [];
  const found = properties.map(nameIn).find((each) => each.toLowerCase() === name.toLowerCase());
  if (found === undefined || (verb === "set") === (parameters === "")) return undefined;
  if (verb !== "set") return (self: Instance) => self[found] ?? null;
  return (self: Instance, value: unknown) => {
    self[found] = value;
  };
}

/** The class that the platform makes for each DataWeave script of a project. */
function dataWeaveScript(name: string): ClassDefinition {
  const made = instanceClass(name, []);
  return { name, extends: "DataWeave.Script", js: made, constructors: { "()": () => new made() } };
}

/** The class that the platform makes for each Visualforce component: it holds what it is given, nothing draws it. */
function visualforceComponent(name: string): ClassDefinition {
  const made = instanceClass(name, []);
  return {
    name,
    extends: "ApexPages.Component",
    js: made,
    constructors: { "()": () => new made() },
    openProperty: (key) => property(`Object ${key}`),
  };
}

function nameIn(property: string): string {
  return property.slice(property.lastIndexOf(" ") + 1);
}

/** Declarations carry no parameter names; signatures here need some. */
function named(text: string): string {
  const open = text.indexOf("(");
  let depth = 0;
  let count = 0;
  let result = "";
  for (const character of text.slice(open + 1, -1)) {
    if (character === "<") depth++;
    if (character === ">") depth--;
    result += character === "," && depth === 0 ? ` p${++count},` : character;
  }
  return `${text.slice(0, open)}(${result.trim() === "" ? "" : `${result} p${count + 1}`})`;
}

type Instance = Record<string, unknown>;

function instanceClass(name: string, properties: readonly string[]): new () => Instance {
  return class {
    static readonly apexName = name;
    [key: string]: unknown;
    constructor() {
      for (const property of properties) this[nameIn(property)] = startOf(name, property);
    }
  };
}

/** Lists of the Metadata namespace are there to be filled; everything else starts as null. */
function startOf(className: string, property: string): unknown {
  const element = /^Metadata\./.test(className) ? /^List<(.+)> \w+$/.exec(property)?.[1] : undefined;
  return element === undefined ? null : new ApexList(element, []);
}

function property(text: string): PropertyBodies {
  const key = nameIn(text);
  return {
    get: (self: Instance) => self[key] ?? null,
    set: (self: Instance, value: unknown) => {
      self[key] = value;
    },
  };
}
