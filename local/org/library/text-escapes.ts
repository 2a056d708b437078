import { throwApex } from "../runtime/exceptions.js";

const HTML_BASIC: Record<string, string> = { '"': "&quot;", "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** Names of the characters U+00A0 to U+00FF in HTML 3.2 and later, in order. */
const LATIN =
  `nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para
  middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml
  Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave
  aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde
  ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml`.split(/\s+/);

/** HTML 4 names beyond Latin-1: code point in hexadecimal, then the name. */
const EXTENDED = `192:fnof 391:Alpha 392:Beta 393:Gamma 394:Delta 395:Epsilon 396:Zeta 397:Eta 398:Theta 399:Iota 39a:Kappa 39b:Lambda
  39c:Mu 39d:Nu 39e:Xi 39f:Omicron 3a0:Pi 3a1:Rho 3a3:Sigma 3a4:Tau 3a5:Upsilon 3a6:Phi 3a7:Chi 3a8:Psi 3a9:Omega 3b1:alpha 3b2:beta
  3b3:gamma 3b4:delta 3b5:epsilon 3b6:zeta 3b7:eta 3b8:theta 3b9:iota 3ba:kappa 3bb:lambda 3bc:mu 3bd:nu 3be:xi 3bf:omicron 3c0:pi
  3c1:rho 3c2:sigmaf 3c3:sigma 3c4:tau 3c5:upsilon 3c6:phi 3c7:chi 3c8:psi 3c9:omega 3d1:thetasym 3d2:upsih 3d6:piv 2022:bull
  2026:hellip 2032:prime 2033:Prime 203e:oline 2044:frasl 2118:weierp 2111:image 211c:real 2122:trade 2135:alefsym 2190:larr 2191:uarr
  2192:rarr 2193:darr 2194:harr 21b5:crarr 21d0:lArr 21d1:uArr 21d2:rArr 21d3:dArr 21d4:hArr 2200:forall 2202:part 2203:exist
  2205:empty 2207:nabla 2208:isin 2209:notin 220b:ni 220f:prod 2211:sum 2212:minus 2217:lowast 221a:radic 221d:prop 221e:infin
  2220:ang 2227:and 2228:or 2229:cap 222a:cup 222b:int 2234:there4 223c:sim 2245:cong 2248:asymp 2260:ne 2261:equiv 2264:le 2265:ge
  2282:sub 2283:sup 2286:sube 2287:supe 2295:oplus 2297:otimes 22a5:perp 22c5:sdot 2308:lceil 2309:rceil 230a:lfloor 230b:rfloor
  2329:lang 232a:rang 25ca:loz 2660:spades 2663:clubs 2665:hearts 2666:diams 152:OElig 153:oelig 160:Scaron 161:scaron 178:Yuml
  2c6:circ 2dc:tilde 2002:ensp 2003:emsp 2009:thinsp 200c:zwnj 200d:zwj 200e:lrm 200f:rlm 2013:ndash 2014:mdash 2018:lsquo
  2019:rsquo 201a:sbquo 201c:ldquo 201d:rdquo 201e:bdquo 2020:dagger 2021:Dagger 2030:permil 2039:lsaquo 203a:rsaquo 20ac:euro`;

const latinByCharacter = new Map(LATIN.map((name, at) => [String.fromCharCode(0xa0 + at), name]));
const extendedByCharacter = new Map(
  EXTENDED.split(/\s+/).map((entry) => {
    const [code = "", name = ""] = entry.split(":");
    return [String.fromCharCode(parseInt(code, 16)), name] as const;
  }),
);
const characterByName = new Map([
  ["quot", '"'],
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ...[...latinByCharacter, ...extendedByCharacter].map(([character, name]) => [name, character] as const),
] as const);

export function escapeHtml3(text: string): string {
  return text.replace(/[^\x21\x23-\x25\x27-\x3b\x3d\x3f-\x7e\s]|["&<>\u00a0]/g, (character) => {
    const latin = latinByCharacter.get(character);
    return HTML_BASIC[character] ?? (latin ? `&${latin};` : character);
  });
}

export function escapeHtml4(text: string): string {
  return text.replace(/["&<>]|[^\x00-\x7f]/g, (character) => {
    const name = latinByCharacter.get(character) ?? extendedByCharacter.get(character);
    return HTML_BASIC[character] ?? (name ? `&${name};` : character);
  });
}

/** Turns named and numeric entities back; unknown ones stay. */
export function unescapeHtml(text: string): string {
  return text.replace(
    /&(?:#[xX]([0-9a-fA-F]+)|#(\d+)|(\w+));?/g,
    (entity, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
      if (name !== undefined) return entity.endsWith(";") ? (characterByName.get(name) ?? entity) : entity;
      const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : entity;
    },
  );
}

const XML: Record<string, string> = { ...HTML_BASIC, "'": "&apos;" };

export function escapeXml(text: string): string {
  return text.replace(/["&<>']/g, (character) => XML[character] as string);
}

export function unescapeXml(text: string): string {
  return text.replace(
    /&(?:#[xX]([0-9a-fA-F]+)|#(\d+)|(quot|amp|lt|gt|apos));/g,
    (_, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
      if (name === "apos") return "'";
      if (name !== undefined) return characterByName.get(name) as string;
      return String.fromCodePoint(hex === undefined ? Number(decimal) : parseInt(hex, 16));
    },
  );
}

const JAVA: Record<string, string> = {
  '"': '\\"',
  "\\": "\\\\",
  "\b": "\\b",
  "\n": "\\n",
  "\t": "\\t",
  "\f": "\\f",
  "\r": "\\r",
};

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}

export function escapeJava(text: string): string {
  return text.replace(/["\\]|[^\x20-\x7e]/g, (character) => JAVA[character] ?? unicodeEscape(character));
}

/** As escapeJava, with apostrophes and slashes too, since script text stands inside pages. */
export function escapeEcmaScript(text: string): string {
  return text.replace(/["'\\/]|[^\x20-\x7e]/g, (character) =>
    character === "'" ? "\\'" : character === "/" ? "\\/" : (JAVA[character] ?? unicodeEscape(character)),
  );
}

const UNESCAPED: Record<string, string> = { b: "\b", n: "\n", t: "\t", f: "\f", r: "\r" };

export function unescapeJava(text: string): string {
  return text.replace(
    /\\(?:u+([0-9a-fA-F]{4})|([0-3]?[0-7]{1,2})|([\s\S]))/g,
    (_, hex: string | undefined, octal: string | undefined, letter: string | undefined) => {
      if (hex !== undefined) return String.fromCharCode(parseInt(hex, 16));
      if (octal !== undefined) return String.fromCharCode(parseInt(octal, 8));
      if (letter === "u") throwApex("System.StringException", "Less than 4 hex digits in unicode value");
      return UNESCAPED[letter as string] ?? (letter as string);
    },
  );
}

export function escapeUnicode(text: string): string {
  return text.replace(/[^\x00-\x7f]/g, unicodeEscape);
}

export function unescapeUnicode(text: string): string {
  return text.replace(/\\u+\+?([0-9a-fA-F]{4})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

/** Quotes a value that holds commas, quotes or line ends. */
export function escapeCsv(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function unescapeCsv(text: string): string {
  if (text.length < 2 || !text.startsWith('"') || !text.endsWith('"')) return text;
  const inside = text.slice(1, -1);
  return /[",\r\n]/.test(inside) ? inside.replaceAll('""', '"') : text;
}

/** Removes tags; entities become characters and runs of blanks one blank, as the platform renders the text. */
export function stripHtmlTags(text: string): string {
  const stripped = text
    .replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, "")
    .replace(/<br\s*\/?>/gi, "\n")
    .replace(/<!--[\s\S]*?-->|<\/?[a-zA-Z!][^>]*>/g, "");
  return unescapeHtml(stripped).trim();
}
