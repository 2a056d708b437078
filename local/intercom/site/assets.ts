import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export interface Asset {
  contentType: string;
  content: string;
}

const pageFolder = join(dirname(fileURLToPath(import.meta.url)), "..", "page");
/** Built scripts are kept by the hash of their source, so that the compiler is only loaded when something changed. */
const buildFolder = join(pageFolder, "..", "..", "..", ".cache", "intercom-page");
const cache = new Map<string, Asset>();

/** A file of the page. TypeScript is turned into JavaScript once, when it is first asked for. */
export async function readAsset(path: string): Promise<Asset | undefined> {
  const known = cache.get(path);
  if (known) return known;
  const asset = await loadAsset(path);
  if (asset) cache.set(path, asset);
  return asset;
}

async function loadAsset(path: string): Promise<Asset | undefined> {
  if (path === "/")
    return { contentType: "text/html; charset=utf-8", content: readFileSync(join(pageFolder, "index.html"), "utf8") };
  const match = /^\/page\/assets\/((?:views\/)?[a-z-]+)\.(js|css)$/.exec(path);
  if (!match) return undefined;
  const [, name = "", extension] = match;
  const file = join(pageFolder, `${name}.${extension === "js" ? "ts" : "css"}`);
  if (!existsSync(file)) return undefined;
  const source = readFileSync(file, "utf8");
  if (extension === "css") return { contentType: "text/css; charset=utf-8", content: source };
  const kept = join(buildFolder, `${createHash("sha256").update(source).digest("hex").slice(0, 24)}.js`);
  if (existsSync(kept)) return { contentType: "text/javascript; charset=utf-8", content: readFileSync(kept, "utf8") };
  const { default: typescript } = await import("typescript");
  const compilerOptions = {
    target: typescript.ScriptTarget.ES2022,
    module: typescript.ModuleKind.ES2022,
    verbatimModuleSyntax: true,
  };
  const { outputText } = typescript.transpileModule(source, { compilerOptions, fileName: file });
  mkdirSync(buildFolder, { recursive: true });
  writeFileSync(kept, outputText);
  return { contentType: "text/javascript; charset=utf-8", content: outputText };
}
