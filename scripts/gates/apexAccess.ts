import { ApexParserBaseVisitor } from "@apexdevtools/apex-parser";
import type { Finding } from "./gate.js";
import { parseApex } from "./apexTree.js";

interface Node {
  getText(): string;
  start: { line: number };
}

const statements = ["Insert", "Update", "Delete", "Undelete", "Upsert", "Merge"];
const statedDml = /^(insert|update|delete|undelete|upsert|merge)as(user|system)/i;
const databaseCall =
  /\bDatabase\s*\.\s*(insert|update|upsert|delete|undelete|merge|query|queryWithBinds|countQuery\w*|getQueryLocator\w*)\s*\(/gi;

/** Queries and DML of one Apex source that leave their access mode to a default: user text never decides, the code says it. */
export function unstatedAccess(file: string, source: string): Finding[] {
  const findings: Finding[] = [];
  const report = (rule: string, line: number, message: string): void =>
    void findings.push({ rule, file, line, message });
  const { tree, errors } = parseApex(file, source);
  for (const error of errors) report("syntax", error.line, error.message);

  const visitor = new ApexParserBaseVisitor<void>();
  const visit = (name: string, check: (node: Node) => void): void => {
    const target = visitor as unknown as Record<string, (node: Node) => void>;
    target[`visit${name}`] = (node: Node): void => {
      check(node);
      visitor.visitChildren(node);
    };
  };
  visit("Query", (node) => {
    if (!/WITH(USER_MODE|SYSTEM_MODE)/i.test(node.getText()))
      report("access-mode", node.start.line, "the query states neither WITH USER_MODE nor WITH SYSTEM_MODE");
  });
  for (const statement of statements)
    visit(`${statement}Statement`, (node) => {
      if (!statedDml.test(node.getText()))
        report("access-mode", node.start.line, "the DML statement states neither 'as user' nor 'as system'");
    });
  tree.accept(visitor);

  for (const match of source.matchAll(databaseCall)) {
    const statement = source.slice(match.index, source.indexOf(";", match.index));
    if (!/accessLevel/i.test(statement))
      report(
        "access-mode",
        source.slice(0, match.index).split("\n").length,
        `Database.${match[1]} without an AccessLevel`,
      );
  }
  return findings;
}
