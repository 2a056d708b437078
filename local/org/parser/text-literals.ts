/** Decodes the escapes of an Apex string literal (the quotes already gone). */
export function unescapeApex(text: string): string {
  if (!text.includes("\\")) return text;
  return text.replace(/\\(u[0-9a-fA-F]{4}|.)/gs, (whole, code: string) => {
    switch (code[0]) {
      case "n":
        return "\n";
      case "t":
        return "\t";
      case "r":
        return "\r";
      case "b":
        return "\b";
      case "f":
        return "\f";
      case "u":
        return code.length === 5 ? String.fromCharCode(parseInt(code.slice(1), 16)) : whole;
      default:
        return code;
    }
  });
}

/** The value of `'...'`. */
export function stringValue(literal: string): string {
  return unescapeApex(literal.slice(1, -1));
}

/**
 * The value of a multi-line literal between triple quotes: the line break after the opening quotes goes, indentation common to all
 * lines (the closing quotes' line included) goes, then escapes are decoded.
 */
export function multilineValue(literal: string): string {
  const body = literal
    .slice(3, -3)
    .replace(/\r\n?/g, "\n")
    .replace(/^[ \t]*\n/, "");
  const lines = body.split("\n");
  const last = lines.length - 1;
  const indents = lines
    .filter((line, index) => line.trim() !== "" || index === last)
    .map((line) => line.length - line.trimStart().length);
  const common = Math.min(...indents);
  return unescapeApex(lines.map((line) => line.slice(common)).join("\n"));
}
