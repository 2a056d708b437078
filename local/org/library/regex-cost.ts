import { throwApex } from "../runtime/exceptions.js";
import type { RegexNode } from "./regex-parse.js";

/** How often one text may be read by a pattern ("Using Regular Expressions", Apex Developer Guide). */
const MOST_READS = 1_000_000;

/**
 * How often at least Java reads a character of the text where no match begins: once for every alternative that begins
 * with a character. Anchors read nothing, and texts without any choice are searched faster. The platform counts more;
 * what is refused here is refused there.
 */
export function readsPerCharacter(tree: RegexNode): number {
  return isPlainText(tree) ? 0 : leastReads(tree);
}

function leastReads(node: RegexNode): number {
  switch (node.kind) {
    case "choice":
      return node.branches.reduce((sum, branch) => sum + leastReads(branch), 0);
    case "sequence":
      return node.nodes[0] ? leastReads(node.nodes[0]) : 0;
    case "group":
    case "atomic":
    case "repeat":
      return leastReads(node.body);
    case "raw":
      return node.source.startsWith("[") ? 1 : 0;
    case "literal":
    case "class":
      return 1;
    case "backreference":
      return 0;
  }
}

function isPlainText(tree: RegexNode): boolean {
  return tree.kind === "literal" || (tree.kind === "sequence" && tree.nodes.every((node) => node.kind === "literal"));
}

/** Counts what patterns read of one text. Throws the uncatchable LimitException when it is too much. */
export class RegexReads {
  private reads = 0;

  /** @param characters passed on the way to a match, or to the end. */
  add(characters: number, each: number): void {
    this.reads += characters * each;
    if (this.reads > MOST_READS) throwApex("System.LimitException", "Regex too complicated");
  }
}
