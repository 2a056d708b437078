import { throwApex } from "../runtime/exceptions.js";
import { escapeXml } from "./text-escapes.js";
import { parseXml, type XmlEvent } from "./xml-events.js";

interface DomAttribute {
  key: string;
  namespace: string | null;
  prefix: string | null;
  value: string;
}

/** A Dom.XmlNode. */
export class DomNode {
  static readonly apexName = "Dom.XmlNode";
  readonly kind: "ELEMENT" | "TEXT" | "COMMENT";
  readonly name: string | null;
  namespace: string | null;
  prefix: string | null;
  /** Text of text and comment nodes. */
  readonly content: string;
  parent: DomNode | null = null;
  readonly children: DomNode[] = [];
  readonly attributes: DomAttribute[] = [];
  /** Prefix to namespace, as declared here; the empty prefix is the default namespace. */
  readonly declarations = new Map<string, string>();

  constructor(
    kind: DomNode["kind"],
    name: string | null,
    namespace: string | null = null,
    prefix: string | null = null,
    content = "",
  ) {
    this.kind = kind;
    this.name = name;
    this.namespace = namespace;
    this.prefix = prefix;
    this.content = content;
  }

  append(child: DomNode): DomNode {
    child.parent = this;
    this.children.push(child);
    return child;
  }

  addElement(name: string, namespace: string | null, prefix: string | null): DomNode {
    const child = this.append(new DomNode("ELEMENT", name, namespace, prefix));
    if (namespace !== null && child.namespaceFor(prefix ?? "") !== namespace)
      child.declarations.set(prefix ?? "", namespace);
    return child;
  }

  /** The text directly inside; null when there is none. */
  text(): string {
    if (this.kind !== "ELEMENT") return this.content;
    return this.children
      .filter((child) => child.kind === "TEXT")
      .map((child) => child.content)
      .join("");
  }

  attribute(key: string, namespace: string | null): DomAttribute | undefined {
    return this.attributes.find((attribute) => attribute.key === key && attribute.namespace === namespace);
  }

  setAttribute(key: string, value: string, namespace: string | null, prefix: string | null): void {
    const known = this.attribute(key, namespace);
    if (known) known.value = value;
    else this.attributes.push({ key, namespace, prefix, value });
    if (namespace !== null && prefix !== null && this.namespaceFor(prefix) !== namespace)
      this.declarations.set(prefix, namespace);
  }

  namespaceFor(prefix: string): string | null {
    return this.declarations.get(prefix) ?? this.parent?.namespaceFor(prefix) ?? null;
  }

  prefixFor(namespace: string): string | null {
    for (const [prefix, uri] of this.declarations) if (uri === namespace) return prefix;
    return this.parent?.prefixFor(namespace) ?? null;
  }

  /** XML of this node and all below it. */
  xml(): string {
    if (this.kind === "TEXT") return escapeText(this.content);
    if (this.kind === "COMMENT") return `<!--${this.content}-->`;
    const name = this.prefix ? `${this.prefix}:${this.name}` : (this.name as string);
    const declared = [...this.declarations].map(
      ([prefix, uri]) => ` ${prefix === "" ? "xmlns" : `xmlns:${prefix}`}="${escapeXml(uri)}"`,
    );
    const attributes = this.attributes.map(
      ({ key, prefix, value }) => ` ${prefix ? `${prefix}:` : ""}${key}="${escapeAttribute(value)}"`,
    );
    const inside = this.children.map((child) => child.xml()).join("");
    const open = `<${name}${declared.join("")}${attributes.join("")}`;
    return inside === "" ? `${open} />` : `${open}>${inside}</${name}>`;
  }
}

function escapeText(text: string): string {
  return text.replace(/[&<>]/g, (character) => (character === "&" ? "&amp;" : character === "<" ? "&lt;" : "&gt;"));
}

function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', "&quot;");
}

/** A Dom.Document. */
export class DomDocument {
  static readonly apexName = "Dom.Document";
  root: DomNode | null = null;

  static parse(text: string): DomDocument {
    const document = new DomDocument();
    document.load(text);
    return document;
  }

  /** Throws XmlException for text that is not well-formed. */
  load(text: string): void {
    this.root = build(parseXml(text));
  }

  createRoot(name: string, namespace: string | null, prefix: string | null): DomNode {
    if (this.root) throwApex("System.XmlException", "Document already has a root element");
    this.root = new DomNode("ELEMENT", name, namespace, prefix);
    if (namespace !== null) this.root.declarations.set(prefix ?? "", namespace);
    return this.root;
  }

  text(): string {
    return `<?xml version="1.0" encoding="UTF-8"?>${this.root?.xml() ?? ""}`;
  }
}

function build(events: readonly XmlEvent[]): DomNode | null {
  let root: DomNode | null = null;
  let at = null as DomNode | null;
  for (const event of events) {
    if (event.kind === "start") {
      const node = new DomNode("ELEMENT", event.name, event.namespace, event.prefix);
      for (const [prefix, uri] of event.declarations) node.declarations.set(prefix, uri);
      for (const { name, namespace, prefix, value } of event.attributes)
        node.attributes.push({ key: name, namespace, prefix, value });
      if (at) at.append(node);
      else root = node;
      at = node;
    } else if (event.kind === "end") at = at?.parent ?? null;
    else if (event.kind === "comment") at?.append(new DomNode("COMMENT", null, null, null, event.text));
    else if (event.kind === "text" || event.kind === "cdata")
      at?.append(new DomNode("TEXT", null, null, null, event.text));
  }
  return root;
}
