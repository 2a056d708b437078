import { throwApex } from "../runtime/exceptions.js";
import { unescapeXml } from "./text-escapes.js";

export interface XmlAttribute {
  prefix: string | null;
  name: string;
  namespace: string | null;
  value: string;
}

/** A step through an XML text. Namespaces are resolved; declarations are kept apart from attributes. */
export type XmlEvent =
  | {
      kind: "start";
      prefix: string | null;
      name: string;
      namespace: string | null;
      attributes: XmlAttribute[];
      declarations: Map<string, string>;
      offset: number;
    }
  | { kind: "end"; prefix: string | null; name: string; namespace: string | null; offset: number }
  | { kind: "text"; text: string; offset: number }
  | { kind: "cdata"; text: string; offset: number }
  | { kind: "comment"; text: string; offset: number }
  | { kind: "instruction"; target: string; data: string; offset: number };

interface OpenElement {
  qualified: string;
  prefix: string | null;
  name: string;
  namespace: string | null;
  scope: ReadonlyMap<string, string>;
}

const NAME = /[A-Za-z_:\u00c0-\uffff][\w:.\-\u00b7-\uffff]*/y;
const ROOT_SCOPE: ReadonlyMap<string, string> = new Map([["xml", "http://www.w3.org/XML/1998/namespace"]]);

/** Splits an XML text into events and checks that it is well-formed. Throws System.XmlException. */
export function parseXml(text: string): XmlEvent[] {
  return new XmlScanner(text).scan();
}

class XmlScanner {
  private at = 0;
  private readonly events: XmlEvent[] = [];
  private readonly open: OpenElement[] = [];
  private rootSeen = false;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  scan(): XmlEvent[] {
    if (this.text.startsWith("\ufeff")) this.at = 1;
    while (this.at < this.text.length) {
      const markup = this.text[this.at] === "<";
      if (!markup) this.characters();
      else if (this.text.startsWith("<!--", this.at))
        this.until("<!--", "-->", (text, offset) => ({ kind: "comment", text, offset }));
      else if (this.text.startsWith("<![CDATA[", this.at))
        this.until("<![CDATA[", "]]>", (text, offset) => ({ kind: "cdata", text, offset }));
      else if (this.text.startsWith("<?", this.at)) this.instruction();
      else if (this.text.startsWith("<!", this.at)) this.doctype();
      else if (this.text.startsWith("</", this.at)) this.endTag();
      else this.startTag();
    }
    const unclosed = this.open[this.open.length - 1];
    if (unclosed)
      this.fail(
        `no more data available - expected end tag </${unclosed.qualified}> to close start tag <${unclosed.qualified}>`,
      );
    if (!this.rootSeen) this.fail("only whitespace content allowed before start tag and not found root element");
    return this.events;
  }

  private characters(): void {
    const end = this.text.indexOf("<", this.at);
    const raw = this.text.slice(this.at, end < 0 ? undefined : end);
    if (this.open.length > 0) this.events.push({ kind: "text", text: decode(raw), offset: this.at });
    else if (raw.trim() !== "")
      this.fail(this.rootSeen ? "only whitespace content allowed outside root" : "Content is not allowed in prolog.");
    this.at = end < 0 ? this.text.length : end;
  }

  private until(start: string, end: string, make: (text: string, offset: number) => XmlEvent): void {
    const stop = this.text.indexOf(end, this.at + start.length);
    if (stop < 0) this.fail(`no more data available - expected ${end}`);
    this.events.push(make(this.text.slice(this.at + start.length, stop), this.at));
    this.at = stop + end.length;
  }

  private instruction(): void {
    this.until("<?", "?>", (text, offset) => {
      const [, target = "", data = ""] = /^(\S+)\s*([\s\S]*)$/.exec(text) ?? [];
      return { kind: "instruction", target, data, offset };
    });
    const last = this.events[this.events.length - 1];
    // The XML declaration is no event.
    if (last?.kind === "instruction" && last.target === "xml") this.events.pop();
  }

  private doctype(): void {
    let depth = 0;
    for (; this.at < this.text.length; this.at++) {
      if (this.text[this.at] === "<" || this.text[this.at] === "[") depth++;
      else if ((this.text[this.at] === ">" || this.text[this.at] === "]") && --depth === 0) break;
    }
    this.at++;
  }

  private name(): string {
    NAME.lastIndex = this.at;
    const match = NAME.exec(this.text);
    if (!match) return this.fail(`unexpected character '${this.text[this.at] ?? "end of text"}' in a tag`);
    this.at += match[0].length;
    return match[0];
  }

  private blanks(): void {
    while (/\s/.test(this.text[this.at] ?? "")) this.at++;
  }

  private startTag(): void {
    if (this.open.length === 0 && this.rootSeen) this.fail("only one root element is allowed");
    const offset = this.at++;
    const qualified = this.name();
    const scope = new Map(this.open[this.open.length - 1]?.scope ?? ROOT_SCOPE);
    const declarations = new Map<string, string>();
    const raw: [string, string][] = [];
    for (;;) {
      this.blanks();
      if (this.text.startsWith("/>", this.at) || this.text[this.at] === ">") break;
      const [key, value] = this.attribute();
      if (raw.some(([known]) => known === key)) this.fail(`duplicated attribute ${key}`);
      if (key === "xmlns" || key.startsWith("xmlns:")) {
        declarations.set(key.slice(6), value);
        scope.set(key.slice(6), value);
      } else raw.push([key, value]);
    }
    const element = this.resolve(qualified, scope, true);
    const attributes = raw.map(([key, value]) => ({ ...this.resolve(key, scope, false), value }));
    this.events.push({ kind: "start", ...element, attributes, declarations, offset });
    this.rootSeen = true;
    if (this.text.startsWith("/>", this.at)) {
      this.at += 2;
      this.events.push({ kind: "end", ...element, offset: this.at });
    } else {
      this.at++;
      this.open.push({ qualified, ...element, scope });
    }
  }

  private attribute(): [string, string] {
    const key = this.name();
    this.blanks();
    if (this.text[this.at] !== "=") this.fail(`expected = after attribute ${key}`);
    this.at++;
    this.blanks();
    const quote = this.text[this.at];
    const end = quote === '"' || quote === "'" ? this.text.indexOf(quote, this.at + 1) : -1;
    if (end < 0) this.fail(`attribute ${key} must have a quoted value`);
    const value = this.text.slice(this.at + 1, end);
    if (value.includes("<")) this.fail(`attribute ${key} must not contain <`);
    this.at = end + 1;
    return [key, decode(value.replace(/[\t\n\r]/g, " "))];
  }

  private endTag(): void {
    const offset = this.at;
    this.at += 2;
    const qualified = this.name();
    this.blanks();
    if (this.text[this.at] !== ">") this.fail(`expected > to finish end tag ${qualified}`);
    this.at++;
    const element = this.open.pop();
    if (element?.qualified !== qualified) {
      this.fail(
        element
          ? `end tag name </${qualified}> must match start tag name <${element.qualified}>`
          : `end tag </${qualified}> without start tag`,
      );
    }
    this.events.push({ kind: "end", prefix: element.prefix, name: element.name, namespace: element.namespace, offset });
  }

  /** The default namespace holds for elements only. */
  private resolve(
    qualified: string,
    scope: ReadonlyMap<string, string>,
    isElement: boolean,
  ): { prefix: string | null; name: string; namespace: string | null } {
    const colon = qualified.indexOf(":");
    if (colon < 0) return { prefix: null, name: qualified, namespace: (isElement ? scope.get("") : null) || null };
    const prefix = qualified.slice(0, colon);
    const namespace = scope.get(prefix);
    if (namespace === undefined) return this.fail(`could not determine namespace bound to prefix ${prefix}`);
    return { prefix, name: qualified.slice(colon + 1), namespace };
  }

  private fail(message: string): never {
    const before = this.text.slice(0, this.at);
    const line = before.split("\n").length;
    throwApex(
      "System.XmlException",
      `Failed to parse XML due to: ${message} (position: line ${line}, column ${before.length - before.lastIndexOf("\n")})`,
    );
  }
}

function decode(raw: string): string {
  return raw.includes("&") ? unescapeXml(raw.replaceAll("\r\n", "\n")) : raw.replaceAll("\r\n", "\n");
}
