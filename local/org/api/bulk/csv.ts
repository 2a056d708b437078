import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import { ApiError } from "../errors.js";

/** How the text of a job is laid out, by the names of the Bulk API. */
export interface CsvLayout {
  columnDelimiter: string;
  lineEnding: string;
}

const DELIMITERS: Readonly<Record<string, string>> = {
  BACKQUOTE: "`",
  CARET: "^",
  COMMA: ",",
  PIPE: "|",
  SEMICOLON: ";",
  TAB: "\t",
};

const LINE_ENDINGS: Readonly<Record<string, string>> = { LF: "\n", CRLF: "\r\n" };

/** The layout that a new job asks for; comma and line feed where it says nothing. Throws a 400 for names that are none. */
export function layoutOf(asked: Record<string, unknown>): CsvLayout {
  const named = (name: string, known: Readonly<Record<string, string>>, standard: string): string => {
    const value = String(asked[name] ?? standard);
    if (known[value] === undefined)
      throw new ApiError(
        400,
        "INVALIDJOB",
        `InvalidJob : ${value} is not a valid ${name}: ${Object.keys(known).join(", ")}`,
      );
    return value;
  };
  return {
    columnDelimiter: named("columnDelimiter", DELIMITERS, "COMMA"),
    lineEnding: named("lineEnding", LINE_ENDINGS, "LF"),
  };
}

/** The rows of a text, its header first. Throws an Error that says what is wrong with the text and in which line. */
export function readCsv(text: string, layout: CsvLayout): string[][] {
  const firstBreak = text.indexOf("\n");
  const found = firstBreak > 0 && text[firstBreak - 1] === "\r" ? "CRLF" : "LF";
  if (firstBreak >= 0 && found !== layout.lineEnding)
    throw new Error(`LineEnding is invalid on user data. Current LineEnding setting is ${layout.lineEnding}`);
  return parse(text, {
    bom: true,
    delimiter: DELIMITERS[layout.columnDelimiter],
    record_delimiter: LINE_ENDINGS[layout.lineEnding],
    skip_empty_lines: true,
  });
}

/** Rows as text; every value in quotes, as the platform writes results. */
export function writeCsv(rows: readonly (readonly string[])[], layout: CsvLayout): string {
  return stringify(rows as string[][], {
    delimiter: DELIMITERS[layout.columnDelimiter],
    record_delimiter: LINE_ENDINGS[layout.lineEnding],
    quoted: true,
    quoted_empty: true,
  });
}
