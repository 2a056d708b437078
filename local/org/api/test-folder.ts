import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const NAMESPACE = "http://soap.sforce.com/2006/04/metadata";

/** The text of a metadata file. */
export function metadataXml(kind: string, body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${kind} xmlns="${NAMESPACE}">${body}</${kind}>`;
}

/** An Apex class or trigger with its description file, by the paths of an SFDX source folder. */
export function apexFiles(texts: Readonly<Record<string, string>>, version = "65.0"): Record<string, string> {
  const files: Record<string, string> = {};
  for (const [name, text] of Object.entries(texts)) {
    const isTrigger = /^trigger\s/.test(text.trimStart());
    const file = isTrigger ? `triggers/${name}.trigger` : `classes/${name}.cls`;
    files[file] = text;
    const body = `<apiVersion>${version}</apiVersion><status>Active</status>`;
    files[`${file}-meta.xml`] = metadataXml(isTrigger ? "ApexTrigger" : "ApexClass", body);
  }
  return files;
}

/** A temporary source folder with those files, for tests; the caller removes it. */
export function testFolder(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(path.join(tmpdir(), "org-"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
}
