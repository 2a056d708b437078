import { ApexParserBaseVisitor, type ApexParserVisitor, type IdContext } from "@apexdevtools/apex-parser";
import type { Finding } from "./gate.js";
import { parseApex } from "./apexTree.js";

/**
 * Local variables and parameters of one Apex source that hide a static constant of their class, or of the class around
 * it. Apex ignores case, so inside its scope the variable `most` is what `MOST` means: no compiler objects. Syntax errors
 * are not reported here: `unstatedAccess` does.
 */
export function shadowedConstants(file: string, source: string): Finding[] {
  const findings: Finding[] = [];
  const { tree } = parseApex(file, source);
  const visitor: ApexParserBaseVisitor<void> & ApexParserVisitor<void> = new ApexParserBaseVisitor<void>();
  let constants = new Map<string, string>();

  const check = (id: IdContext | null): void => {
    const constant = id && constants.get(id.getText().toLowerCase());
    if (constant)
      findings.push({
        rule: "shadowed-constant",
        file,
        line: id.start.line,
        message: `${id.getText()} hides the constant ${constant}: Apex ignores case`,
      });
  };

  visitor.visitClassDeclaration = (declaration) => {
    const around = constants;
    constants = new Map(constants);
    for (const item of declaration.classBody().classBodyDeclaration_list()) {
      const words = item.modifier_list().map((modifier) => modifier.getText().toLowerCase());
      if (!words.includes("static") || !words.includes("final")) continue;
      const names = item.memberDeclaration()?.fieldDeclaration()?.variableDeclarators().variableDeclarator_list() ?? [];
      for (const name of names) constants.set(name.id().getText().toLowerCase(), name.id().getText());
    }
    visitor.visitChildren(declaration);
    constants = around;
  };
  visitor.visitLocalVariableDeclaration = (declaration) => {
    for (const variable of declaration.variableDeclarators().variableDeclarator_list()) check(variable.id());
    visitor.visitChildren(declaration);
  };
  visitor.visitFormalParameter = (parameter) => check(parameter.id());
  visitor.visitEnhancedForControl = (control) => {
    check(control.id());
    visitor.visitChildren(control);
  };
  visitor.visitCatchClause = (clause) => {
    check(clause.id());
    visitor.visitChildren(clause);
  };
  visitor.visitWhenValue = (value) => check(value.id());
  tree.accept(visitor);
  return findings;
}
