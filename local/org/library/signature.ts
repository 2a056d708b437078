import { parseTypeName, type TypeName } from "../runtime/type-names.js";

export interface SignatureParameter {
  readonly name: string;
  readonly type: TypeName;
}

/** A method or constructor as its Apex declaration reads; constructors have neither name nor return type. */
export interface Signature {
  readonly name: string;
  readonly returnType: TypeName;
  readonly parameters: readonly SignatureParameter[];
}

/** Parses `Integer indexOf(String text, Integer from)` and, for constructors, `(String url)`. Throws on malformed text. */
export function parseSignature(text: string): Signature {
  const open = text.indexOf("(");
  if (open < 0 || !text.endsWith(")")) throw new Error(`Malformed signature: ${text}`);
  const head = splitName(text.slice(0, open));
  const inside = text.slice(open + 1, -1).trim();
  const parameters =
    inside === ""
      ? []
      : splitTop(inside).map((part) => {
          const { type, name } = splitName(part);
          return { name, type: parseTypeName(type) };
        });
  return { name: head.name, returnType: parseTypeName(head.type === "" ? "void" : head.type), parameters };
}

/** Parses a property declaration: `String body`. */
export function parseProperty(text: string): { name: string; type: TypeName } {
  const { type, name } = splitName(text);
  return { name, type: parseTypeName(type) };
}

/** The last word is the name, everything before it the type. */
function splitName(text: string): { type: string; name: string } {
  const trimmed = text.trim();
  const at = trimmed.lastIndexOf(" ");
  return at < 0 ? { type: "", name: trimmed } : { type: trimmed.slice(0, at), name: trimmed.slice(at + 1) };
}

/** Splits at commas outside angle brackets. */
function splitTop(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === "<") depth++;
    else if (character === ">") depth--;
    else if (character === "," && depth === 0) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}
