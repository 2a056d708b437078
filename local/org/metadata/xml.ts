import { readFileSync } from "node:fs";
import { XMLParser } from "fast-xml-parser";
import type { XmlNode } from "./types.js";

const parser = new XMLParser({
  preserveOrder: false,
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: true,
  processEntities: true,
  htmlEntities: true,
});

const EMPTY: XmlNode = { text: "", children: new Map() };

/** Reads a metadata file; the node is the root element. Throws with the file name when it is no XML. */
export function readXml(file: string): XmlNode {
  return parseXml(readFileSync(file, "utf8"), file);
}

/** Parses metadata XML; `file` only names it in errors. */
export function parseXml(text: string, file: string): XmlNode {
  let document: Record<string, unknown>;
  try {
    document = parser.parse(text) as Record<string, unknown>;
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const root = Object.entries(document).find(([name]) => !name.startsWith("?"));
  if (root === undefined) throw new Error(`${file}: no root element`);
  return nodeOf(root[1]);
}

function nodeOf(value: unknown): XmlNode {
  if (typeof value !== "object" || value === null) return { text: String(value ?? ""), children: EMPTY.children };
  const record = value as Record<string, unknown>;
  const children = new Map<string, XmlNode[]>();
  for (const [name, child] of Object.entries(record)) {
    if (name === "#text") continue;
    const key = name.startsWith("@") ? name : (name.split(":").pop() as string);
    const list = Array.isArray(child) ? child : [child];
    children.set(
      name.startsWith("@") ? name : key,
      list.map((item) => nodeOf(item)),
    );
  }
  return { text: String(record["#text"] ?? ""), children };
}

/** Text of the first child of that name, or null. */
export function textOf(node: XmlNode, name: string): string | null {
  const child = node.children.get(name)?.[0];
  return child === undefined ? null : child.text;
}

/** Children of that name. */
export function all(node: XmlNode, name: string): readonly XmlNode[] {
  return node.children.get(name) ?? [];
}

export function first(node: XmlNode, name: string): XmlNode | null {
  return node.children.get(name)?.[0] ?? null;
}

export function isTrue(node: XmlNode, name: string): boolean {
  return textOf(node, name) === "true";
}
