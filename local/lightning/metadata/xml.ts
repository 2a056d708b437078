import { readFileSync } from "node:fs";
import { XMLParser } from "fast-xml-parser";

/** A metadata element: text children and element children by name, always as lists. */
export class XmlElement {
  readonly #value: Record<string, unknown>;
  constructor(value: unknown) {
    this.#value = typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  }

  elements(name: string): XmlElement[] {
    return this.#list(name).map((value) => new XmlElement(value));
  }

  element(name: string): XmlElement {
    return this.elements(name)[0] ?? new XmlElement({});
  }

  texts(name: string): string[] {
    return this.#list(name).map((value) => (typeof value === "object" ? "" : String(value)));
  }

  /** Text of the child, or null when there is no such child. */
  text(name: string): string | null {
    return this.texts(name)[0] ?? null;
  }

  attribute(name: string): string | null {
    const value = this.#value[`@${name}`];
    return value === undefined ? null : String(value);
  }

  has(name: string): boolean {
    return this.#value[name] !== undefined;
  }

  #list(name: string): unknown[] {
    const value = this.#value[name];
    if (value === undefined) return [];
    return Array.isArray(value) ? (value as unknown[]) : [value];
  }
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: true,
});

/** Root element of a metadata file; an error names the file. */
export function readXml(file: string, root: string): XmlElement {
  let tree: Record<string, unknown>;
  try {
    tree = parser.parse(readFileSync(file, "utf8"), true) as Record<string, unknown>;
  } catch (error) {
    throw new Error(`${file} is not well-formed XML: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
  if (tree[root] === undefined) throw new Error(`${file} has no <${root}> element`);
  return new XmlElement(tree[root]);
}
