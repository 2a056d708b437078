import { throwApex } from "../runtime/exceptions.js";
import { required } from "./arguments.js";
import { defineClass } from "./define.js";
import { enumConstant } from "./registry.js";
import { parseXml, type XmlAttribute, type XmlEvent } from "./xml-events.js";

type Event = XmlEvent | { kind: "startDocument" } | { kind: "endDocument" };

const TAGS: Record<Event["kind"], string> = {
  start: "START_ELEMENT",
  end: "END_ELEMENT",
  text: "CHARACTERS",
  cdata: "CHARACTERS",
  comment: "COMMENT",
  instruction: "PROCESSING_INSTRUCTION",
  startDocument: "START_DOCUMENT",
  endDocument: "END_DOCUMENT",
};
/** Event numbers of javax.xml.stream, which next() answers. */
const NUMBERS: Record<Event["kind"], number> = {
  start: 1,
  end: 2,
  instruction: 3,
  text: 4,
  cdata: 4,
  comment: 5,
  startDocument: 7,
  endDocument: 8,
};

/** A System.XmlStreamReader: a cursor over the events of an XML text. */
export class XmlStreamReader {
  static readonly apexName = "System.XmlStreamReader";
  private readonly events: Event[];
  private index = 0;

  constructor(text: string) {
    this.events = [{ kind: "startDocument" }, ...parseXml(text), { kind: "endDocument" }];
  }

  /** Joins neighbouring pieces of text into one event. */
  coalesce(): void {
    for (let at = this.events.length - 1; at > this.index; at--) {
      const [before, here] = [this.events[at - 1], this.events[at]];
      if (before && here && isText(before) && isText(here))
        this.events.splice(at - 1, 2, { kind: "text", text: before.text + here.text, offset: before.offset });
    }
  }

  get event(): Event {
    return this.events[this.index] as Event;
  }

  hasNext(): boolean {
    return this.index < this.events.length - 1;
  }

  next(): number {
    if (!this.hasNext()) throwApex("System.XmlException", "No more events");
    this.index++;
    return NUMBERS[this.event.kind];
  }

  /** Goes on to the next start or end of an element. */
  nextTag(): number {
    do this.next();
    while (
      (isText(this.event) && this.event.text.trim() === "") ||
      this.event.kind === "comment" ||
      this.event.kind === "instruction"
    );
    if (this.event.kind !== "start" && this.event.kind !== "end")
      throwApex("System.XmlException", "expected start or end tag");
    return NUMBERS[this.event.kind];
  }

  attribute(index: number | null): XmlAttribute {
    const found = this.event.kind === "start" ? this.event.attributes[required(index)] : undefined;
    if (!found) throwApex("System.XmlException", `No attribute at ${index}`);
    return found;
  }

  declarations(): [prefix: string, uri: string][] {
    return this.event.kind === "start" ? [...this.event.declarations] : [];
  }
}

function isText(event: Event): event is Extract<XmlEvent, { text: string }> & { kind: "text" | "cdata" } {
  return event.kind === "text" || event.kind === "cdata";
}

function element(self: XmlStreamReader): Extract<XmlEvent, { kind: "start" | "end" }> | null {
  return self.event.kind === "start" || self.event.kind === "end" ? self.event : null;
}

function attributeValue(self: XmlStreamReader, namespace: string | null, name: string | null): string | null {
  if (self.event.kind !== "start") return null;
  return (
    self.event.attributes.find(
      (each) => each.name === name && ((namespace ?? "") === "" || each.namespace === namespace),
    )?.value ?? null
  );
}

defineClass({
  name: "System.XmlStreamReader",
  js: XmlStreamReader,
  constructors: { "(String xml)": (xml: string | null) => new XmlStreamReader(required(xml)) },
  methods: {
    "Boolean hasNext()": (self: XmlStreamReader) => self.hasNext(),
    "Integer next()": (self: XmlStreamReader) => self.next(),
    "Integer nextTag()": (self: XmlStreamReader) => self.nextTag(),
    "XmlTag getEventType()": (self: XmlStreamReader) => enumConstant("System.XmlTag", TAGS[self.event.kind]),
    "Boolean hasName()": (self: XmlStreamReader) => element(self) !== null,
    "Boolean hasText()": (self: XmlStreamReader) => "text" in self.event,
    "Boolean isCharacters()": (self: XmlStreamReader) => isText(self.event),
    "Boolean isStartElement()": (self: XmlStreamReader) => self.event.kind === "start",
    "Boolean isEndElement()": (self: XmlStreamReader) => self.event.kind === "end",
    "Boolean isWhiteSpace()": (self: XmlStreamReader) => isText(self.event) && self.event.text.trim() === "",
    "String getText()": (self: XmlStreamReader) => ("text" in self.event ? self.event.text : null),
    "String getLocalName()": (self: XmlStreamReader) => element(self)?.name ?? null,
    "String getPrefix()": (self: XmlStreamReader) => element(self)?.prefix ?? null,
    "String getNamespace()": (self: XmlStreamReader) => element(self)?.namespace ?? null,
    "String getVersion()": () => "1.0",
    "String getPITarget()": (self: XmlStreamReader) => (self.event.kind === "instruction" ? self.event.target : null),
    "String getPIData()": (self: XmlStreamReader) => (self.event.kind === "instruction" ? self.event.data : null),
    "Integer getAttributeCount()": (self: XmlStreamReader) =>
      self.event.kind === "start" ? self.event.attributes.length : 0,
    "String getAttributeLocalName(Integer index)": (self: XmlStreamReader, index: number | null) =>
      self.attribute(index).name,
    "String getAttributeNamespace(Integer index)": (self: XmlStreamReader, index: number | null) =>
      self.attribute(index).namespace,
    "String getAttributePrefix(Integer index)": (self: XmlStreamReader, index: number | null) =>
      self.attribute(index).prefix,
    "String getAttributeType(Integer index)": (self: XmlStreamReader, index: number | null) => (
      self.attribute(index),
      "CDATA"
    ),
    "String getAttributeValue(String namespace, String name)": attributeValue,
    "String getAttributeValueAt(Integer index)": (self: XmlStreamReader, index: number | null) =>
      self.attribute(index).value,
    "Integer getNamespaceCount()": (self: XmlStreamReader) => self.declarations().length,
    "String getNamespacePrefix(Integer index)": (self: XmlStreamReader, index: number | null) =>
      self.declarations()[required(index)]?.[0] ?? null,
    "String getNamespaceURIAt(Integer index)": (self: XmlStreamReader, index: number | null) =>
      self.declarations()[required(index)]?.[1] ?? null,
    "String getNamespaceURI(String prefix)": (self: XmlStreamReader, prefix: string | null) =>
      self.declarations().find(([known]) => known === prefix)?.[1] ?? null,
    "void setCoalescing(Boolean flag)": (self: XmlStreamReader, flag: boolean | null) => {
      if (required(flag)) self.coalesce();
    },
    "void setNamespaceAware(Boolean flag)": (_self: XmlStreamReader, flag: boolean | null) => {
      if (!required(flag))
        throwApex(
          "System.UnsupportedOperationException",
          "XmlStreamReader.setNamespaceAware(false) is not supported by the local org",
        );
    },
  },
});
