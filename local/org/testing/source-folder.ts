import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Org, type OrgOptions } from "../org.js";

/** Sources by path: `Foo.cls` and `Foo.trigger` get a meta file of that API version; anything else is written as it is. */
export type Sources = Readonly<Record<string, string>>;

/** Writes sources into a temporary folder and hands it to `work`; the folder is gone afterwards. For tests of the org itself. */
export function withSources<T>(sources: Sources, work: (folder: string) => T, apiVersion = 65): T {
  const folder = mkdtempSync(path.join(tmpdir(), "apex-"));
  const clean = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    writeSources(folder, sources, apiVersion);
    const result = work(folder);
    if (result instanceof Promise) return result.finally(clean) as T;
    clean();
    return result;
  } catch (error) {
    clean();
    throw error;
  }
}

function writeSources(folder: string, sources: Sources, apiVersion: number): void {
  for (const [name, text] of Object.entries(sources)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    const kind = /\.cls$/.test(name) ? "ApexClass" : /\.trigger$/.test(name) ? "ApexTrigger" : null;
    if (kind === null) continue;
    const meta = `<?xml version="1.0" encoding="UTF-8"?>\n<${kind} xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>${apiVersion}.0</apiVersion><status>Active</status></${kind}>\n`;
    writeFileSync(`${file}-meta.xml`, meta);
  }
}

/** Runs `work` with an org of these sources; compile errors fail at once. */
export function withOrg<T>(
  sources: Sources,
  work: (org: Org) => T,
  options: Partial<OrgOptions> = {},
  apiVersion = 65,
): T {
  return withSources(
    sources,
    (folder) => {
      const org = Org.create({ sources: [folder], ...options });
      try {
        const [first] = org.compileErrors;
        if (first !== undefined)
          throw new Error(`${path.basename(first.file)}:${first.line}:${first.column} ${first.message}`);
        return work(org);
      } finally {
        org.close();
      }
    },
    apiVersion,
  );
}
