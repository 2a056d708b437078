/** A type name in pieces: `Map<Id,List<ns.Foo>>` is `Map` with two arguments. */
export interface TypeName {
  /** Without type arguments. */
  readonly base: string;
  readonly arguments: readonly TypeName[];
  /** The whole canonical text, without spaces. */
  readonly text: string;
}

const parsed = new Map<string, TypeName>();

/** Parses a type name; `Foo[]` means `List<Foo>`. Throws on malformed text. */
export function parseTypeName(text: string): TypeName {
  const known = parsed.get(text);
  if (known) return known;
  const position = { at: 0 };
  const source = text.replace(/\s+/g, "");
  const result = readType(source, position);
  if (position.at !== source.length) throw new Error(`Malformed type name: ${text}`);
  parsed.set(text, result);
  return result;
}

function readType(source: string, position: { at: number }): TypeName {
  const start = position.at;
  while (position.at < source.length && /[\w.$]/.test(source[position.at] as string)) position.at++;
  const base = source.slice(start, position.at);
  if (base === "") throw new Error(`Malformed type name: ${source}`);
  const args: TypeName[] = [];
  if (source[position.at] === "<") {
    do {
      position.at++;
      args.push(readType(source, position));
    } while (source[position.at] === ",");
    if (source[position.at] !== ">") throw new Error(`Malformed type name: ${source}`);
    position.at++;
  }
  let type = makeType(base, args);
  while (source.startsWith("[]", position.at)) {
    position.at += 2;
    type = makeType("List", [type]);
  }
  return type;
}

/** A type name from its pieces. */
export function makeType(base: string, args: readonly TypeName[] = []): TypeName {
  const text = args.length === 0 ? base : `${base}<${args.map((argument) => argument.text).join(",")}>`;
  return { base, arguments: args, text };
}
