import { createHmac } from "node:crypto";
import { throwApex } from "../runtime/exceptions.js";

/** Answers the value behind `$Credential.<credential>.<parameter>`. */
export type CredentialLookup = (credential: string, parameter: string) => string;

/**
 * Fills the merge fields of a custom header: `Bearer {!$Credential.My.Token}`, `{!'Bearer ' & $Credential.My.Token}`,
 * `{!BASE64ENCODE(BLOB($Credential.My.User & ':' & $Credential.My.Password))}`. Source: "Custom Headers and Bodies of External Credentials".
 */
export function fillCredentialFormula(template: string, lookup: CredentialLookup): string {
  return template.replace(/\{!([^}]*)\}/g, (_all, formula: string) => {
    const parser = new FormulaParser(formula, lookup);
    return parser.whole().toString("utf8");
  });
}

/** Evaluates one formula; text and binary are both bytes here. */
class FormulaParser {
  private readonly text: string;
  private readonly lookup: CredentialLookup;
  private at = 0;

  constructor(text: string, lookup: CredentialLookup) {
    this.text = text;
    this.lookup = lookup;
  }

  whole(): Buffer {
    const value = this.concatenation();
    this.space();
    if (this.at < this.text.length) this.fail();
    return value;
  }

  private concatenation(): Buffer {
    let value = this.term();
    for (;;) {
      this.space();
      if (this.text[this.at] !== "&" && this.text[this.at] !== "+") return value;
      this.at++;
      value = Buffer.concat([value, this.term()]);
    }
  }

  private term(): Buffer {
    this.space();
    const quote = this.text[this.at];
    if (quote === "'" || quote === '"') {
      const end = this.text.indexOf(quote, this.at + 1);
      if (end < 0) this.fail();
      const literal = this.text.slice(this.at + 1, end);
      this.at = end + 1;
      return Buffer.from(literal);
    }
    const reference = /^\$Credential\.(\w+)\.(\w+)/i.exec(this.text.slice(this.at));
    if (reference) {
      this.at += reference[0].length;
      return Buffer.from(this.lookup(reference[1]!, reference[2]!));
    }
    const call = /^(\w+)\s*\(/.exec(this.text.slice(this.at));
    if (!call) this.fail();
    this.at += call[0].length;
    const args = [this.concatenation()];
    this.space();
    while (this.text[this.at] === ",") {
      this.at++;
      args.push(this.concatenation());
      this.space();
    }
    if (this.text[this.at] !== ")") this.fail();
    this.at++;
    return this.apply(call[1]!.toUpperCase(), args);
  }

  private apply(name: string, args: Buffer[]): Buffer {
    const first = args[0]!;
    if (name === "BLOB") return first;
    if (name === "BASE64ENCODE") return Buffer.from(first.toString("base64"));
    if (name === "HEX") return Buffer.from(first.toString("hex"));
    if (name === "HMAC" && args.length >= 2) return createHmac("sha256", args[1]!).update(first).digest();
    return this.fail();
  }

  private space(): void {
    while (this.text[this.at] === " ") this.at++;
  }

  private fail(): never {
    return throwApex("System.CalloutException", `The local org cannot evaluate the credential formula {!${this.text}}`);
  }
}
