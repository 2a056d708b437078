import assert from "node:assert/strict";
import { test } from "node:test";
import { fillCredentialFormula } from "./credential-formula.js";

const secrets: Record<string, string> = { "Api.Token": "t0k", "Api.User": "u", "Api.Password": "p" };
const fill = (template: string): string =>
  fillCredentialFormula(template, (credential, name) => secrets[`${credential}.${name}`] ?? "?");

test("merge fields, text, functions", () => {
  assert.equal(fill("Bearer {!$Credential.Api.Token}"), "Bearer t0k");
  assert.equal(fill("{!'Bearer ' & $Credential.Api.Token}"), "Bearer t0k");
  assert.equal(
    fill("Basic {!BASE64ENCODE(BLOB($Credential.Api.User & ':' & $Credential.Api.Password))}"),
    "Basic dTpw",
  );
  assert.equal(fill("plain"), "plain");
});

test("what cannot be evaluated is named", () => {
  assert.throws(
    () => fill("{!NOW()}"),
    (error: { message?: string }) => /cannot evaluate the credential formula \{!NOW\(\)\}/.test(error.message ?? ""),
  );
});
