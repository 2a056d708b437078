/** Java's character classes and anchors as JavaScript source. */
/** Line terminators of Java, as members of a class. */
export const TERMINATORS = "\\n\\r\\u0085\\u2028\\u2029";
export const END_OF_INPUT = "(?![\\s\\S])";
export const START_OF_INPUT = "(?<![\\s\\S])";
export const FINAL_LINE_END = `(?=(?:\\r\\n|[${TERMINATORS}])?${END_OF_INPUT})`;

export const SHORTHANDS: Record<string, string> = {
  d: "[0-9]",
  D: "[^0-9]",
  w: "[a-zA-Z_0-9]",
  W: "[^a-zA-Z_0-9]",
  s: "[ \\t\\n\\v\\f\\r]",
  S: "[^ \\t\\n\\v\\f\\r]",
  h: "[ \\t\\xA0\\u1680\\u180e\\u2000-\\u200a\\u202f\\u205f\\u3000]",
  H: "[^ \\t\\xA0\\u1680\\u180e\\u2000-\\u200a\\u202f\\u205f\\u3000]",
  v: "[\\n\\v\\f\\r\\x85\\u2028\\u2029]",
  V: "[^\\n\\v\\f\\r\\x85\\u2028\\u2029]",
};

export const POSIX: Record<string, string> = {
  Lower: "a-z",
  Upper: "A-Z",
  ASCII: "\\x00-\\x7F",
  Alpha: "a-zA-Z",
  Digit: "0-9",
  Alnum: "a-zA-Z0-9",
  Punct: "!-\\/\\:-@\\[-`\\{-~",
  Graph: "!-~",
  Print: " -~",
  Blank: " \\t",
  Cntrl: "\\x00-\\x1F\\x7F",
  XDigit: "0-9a-fA-F",
  Space: " \\t\\n\\v\\f\\r",
  javaLowerCase: "\\p{Ll}",
  javaUpperCase: "\\p{Lu}",
  javaWhitespace: "\\s",
  javaLetter: "\\p{L}",
  javaDigit: "\\p{Nd}",
  javaLetterOrDigit: "\\p{L}\\p{Nd}",
  IsAlphabetic: "\\p{Alphabetic}",
  IsDigit: "\\p{Nd}",
  IsLetter: "\\p{L}",
  IsPunctuation: "\\p{P}",
  IsUppercase: "\\p{Uppercase}",
  IsLowercase: "\\p{Lowercase}",
  IsWhite_Space: "\\p{White_Space}",
  L1: "\\x00-\\xFF",
  LC: "\\p{Lu}\\p{Ll}\\p{Lt}",
};

export function unicodeProperty(name: string): string | null {
  const plain = name.startsWith("Is") ? name.slice(2) : name;
  for (const candidate of [
    `\\p{${plain}}`,
    `\\p{Script=${plain}}`,
    `\\p{${plain.replace("general_category=", "gc=")}}`,
  ]) {
    try {
      new RegExp(candidate, "v");
      return candidate;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
  }
  return null;
}

/** A character as a member of a class in `v` mode. */
export function escapeForClass(character: string): string {
  return `\\u{${(character.codePointAt(0) as number).toString(16)}}`;
}
