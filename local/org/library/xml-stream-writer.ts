import { throwApex } from "../runtime/exceptions.js";
import { required } from "./arguments.js";
import { defineClass } from "./define.js";
import { escapeXml } from "./text-escapes.js";

type Text = string | null;

/** A System.XmlStreamWriter. */
export class XmlStreamWriter {
  static readonly apexName = "System.XmlStreamWriter";
  private text = "";
  private readonly open: string[] = [];
  /** Whether the last start tag still takes attributes; `empty` for one without content. */
  private tag: "none" | "start" | "empty" = "none";
  private closed = false;

  append(text: string): void {
    if (this.closed) throwApex("System.XmlException", "Writer is closed");
    this.finishTag();
    this.text += text;
  }

  element(prefix: Text, name: string, empty: boolean): void {
    const qualified = prefix ? `${prefix}:${name}` : name;
    this.append(`<${qualified}`);
    this.tag = empty ? "empty" : "start";
    if (!empty) this.open.push(qualified);
  }

  attribute(prefix: Text, name: string, value: string): void {
    if (this.tag === "none") throwApex("System.XmlException", "Attribute not associated with any element");
    this.text += ` ${prefix ? `${prefix}:` : ""}${name}="${escapeXml(value).replaceAll("&apos;", "'")}"`;
  }

  endElement(): void {
    const name = this.open.pop();
    if (name === undefined) throwApex("System.XmlException", "No element was found to write");
    this.append(`</${name}>`);
  }

  endDocument(): void {
    while (this.open.length > 0) this.endElement();
    this.finishTag();
  }

  xml(): string {
    this.finishTag();
    return this.text;
  }

  close(): void {
    this.finishTag();
    this.closed = true;
  }

  private finishTag(): void {
    if (this.tag !== "none") this.text += this.tag === "empty" ? "/>" : ">";
    this.tag = "none";
  }
}

function escapeCharacters(text: string): string {
  return escapeXml(text).replaceAll("&apos;", "'").replaceAll("&quot;", '"');
}

defineClass({
  name: "System.XmlStreamWriter",
  js: XmlStreamWriter,
  constructors: { "()": () => new XmlStreamWriter() },
  methods: {
    "void close()": (self: XmlStreamWriter) => self.close(),
    "String getXmlString()": (self: XmlStreamWriter) => self.xml(),
    "void setDefaultNamespace(String uri)": (self: XmlStreamWriter, uri: Text) =>
      self.attribute(null, "xmlns", required(uri)),
    "void writeAttribute(String prefix, String namespace, String name, String value)": (
      self: XmlStreamWriter,
      prefix: Text,
      _namespace: Text,
      name: Text,
      value: Text,
    ) => self.attribute(prefix, required(name), required(value)),
    "void writeCData(String data)": (self: XmlStreamWriter, data: Text) => self.append(`<![CDATA[${required(data)}]]>`),
    "void writeCharacters(String text)": (self: XmlStreamWriter, text: Text) =>
      self.append(escapeCharacters(required(text))),
    "void writeComment(String data)": (self: XmlStreamWriter, data: Text) => self.append(`<!--${required(data)}-->`),
    "void writeDefaultNamespace(String uri)": (self: XmlStreamWriter, uri: Text) =>
      self.attribute(null, "xmlns", required(uri)),
    "void writeEmptyElement(String prefix, String name, String namespace)": (
      self: XmlStreamWriter,
      prefix: Text,
      name: Text,
    ) => self.element(prefix, required(name), true),
    "void writeEndDocument()": (self: XmlStreamWriter) => self.endDocument(),
    "void writeEndElement()": (self: XmlStreamWriter) => self.endElement(),
    "void writeNamespace(String prefix, String uri)": (self: XmlStreamWriter, prefix: Text, uri: Text) =>
      self.attribute("xmlns", required(prefix), required(uri)),
    "void writeProcessingInstruction(String target, String data)": (self: XmlStreamWriter, target: Text, data: Text) =>
      self.append(`<?${required(target)} ${data ?? ""}?>`),
    "void writeStartDocument(String encoding, String version)": (
      self: XmlStreamWriter,
      encoding: Text,
      version: Text,
    ) => self.append(`<?xml version="${version ?? "1.0"}"${encoding === null ? "" : ` encoding="${encoding}"`}?>`),
    "void writeStartElement(String prefix, String name, String namespace)": (
      self: XmlStreamWriter,
      prefix: Text,
      name: Text,
    ) => self.element(prefix, required(name), false),
  },
});
