import { ApexErrorListener, ApexParserFactory } from "@apexdevtools/apex-parser";

class SyntaxErrors extends ApexErrorListener {
  readonly list: { line: number; message: string }[] = [];

  override apexSyntaxError(line: number, _column: number, message: string): void {
    this.list.push({ line, message: message.replace(/expecting \{.*/s, "expecting something else") });
  }
}

/** The syntax tree of one Apex class or trigger, with what the parser could not read. */
export function parseApex(file: string, source: string) {
  const errors = new SyntaxErrors();
  const { parser } = ApexParserFactory.createLexerAndParser(source, errors);
  const tree = file.endsWith(".trigger") ? parser.triggerUnit() : parser.compilationUnit();
  return { tree, errors: errors.list };
}
