/**
 * Writes what TypeScript needs to check the Lightning Web Components:
 * config/tsconfig.paths.json (`c/name` to its bundle) and config/types/apex.generated.d.ts (one declaration per
 * `@AuraEnabled` Apex method, one interface per Apex class it answers with), both read from force-app.
 *
 *   node --import tsx scripts/lwc-types.ts           writes both files
 *   node --import tsx scripts/lwc-types.ts --check   ends with 1 when a file is not current
 */
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { format, resolveConfig } from "prettier";
import { declareApex } from "./apex-declarations.js";

const root = path.resolve(import.meta.dirname, "..");

/** Paths below a folder, relative and with forward slashes, in a stable order. */
function pathsBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll(path.sep, "/"))
    .sort();
}

/** The TypeScript configuration that maps every `c/name` to its bundle; `paths` allow one wildcard, so it is a list. */
export function pathsConfiguration(packageDirectory: string): string {
  const paths: Record<string, string[]> = { "test/*": ["./jest.*.ts"] };
  for (const file of pathsBelow(packageDirectory)) {
    const name = /\/lwc\/(\w+)\/\1\.ts$/.exec(file)?.[1];
    if (name) paths[`c/${name}`] = [`../force-app/main/${file}`];
  }
  return JSON.stringify({ extends: "./tsconfig.base.json", compilerOptions: { paths } });
}

/** Every generated file of the repository, as path and formatted text. */
export async function generatedFiles(): Promise<{ file: string; text: string }[]> {
  const main = path.join(root, "force-app/main");
  const classes = pathsBelow(main).filter((file) => file.endsWith(".cls"));
  const sources = classes.map((file) => ({ file, text: readFileSync(path.join(main, file), "utf8") }));
  const files = [
    { file: path.join(root, "config/tsconfig.paths.json"), text: pathsConfiguration(main) },
    { file: path.join(root, "config/types/apex.generated.d.ts"), text: declareApex(sources) },
  ];
  return Promise.all(
    files.map(async ({ file, text }) => ({
      file,
      text: await format(text, { ...(await resolveConfig(file)), filepath: file }),
    })),
  );
}

async function main(check: boolean): Promise<void> {
  for (const { file, text } of await generatedFiles()) {
    if (existsSync(file) && readFileSync(file, "utf8") === text) continue;
    if (check) {
      console.error(`${path.relative(root, file)} is not current: run "node --import tsx scripts/lwc-types.ts".`);
      process.exitCode = 1;
    } else writeFileSync(file, text);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv.includes("--check"));
