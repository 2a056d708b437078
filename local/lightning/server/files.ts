import { createReadStream, existsSync, readFileSync, statSync } from "node:fs";
import type { ServerResponse } from "node:http";
import path from "node:path";
import { filesUnder } from "../build/bundles.js";

const CONTENT_TYPES: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".gif": "image/gif",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".ttf": "font/ttf",
  ".txt": "text/plain; charset=utf-8",
  ".webp": "image/webp",
  ".woff": "font/woff",
  ".woff2": "font/woff2",
};

/** Sends a file that lies under the folder; false when there is none, or the path leads out of it. */
export function sendFile(response: ServerResponse, folder: string, relative: string, cacheControl: string): boolean {
  const file = path.resolve(folder, `.${path.sep}${relative}`);
  if (!file.startsWith(folder + path.sep) || !existsSync(file) || !statSync(file).isFile()) return false;
  response.writeHead(200, {
    "content-type": CONTENT_TYPES[path.extname(file).toLowerCase()] ?? "application/octet-stream",
    "content-length": statSync(file).size,
    "cache-control": cacheControl,
    "x-content-type-options": "nosniff",
  });
  createReadStream(file).pipe(response);
  return true;
}

/** File of a static resource: `<name>.resource-meta.xml` beside `<name>.<extension>` or the unpacked folder `<name>/`. */
export function findStaticResource(
  sources: readonly string[],
  name: string,
  inner: string,
): { folder: string; relative: string; contentType: string } | undefined {
  for (const source of sources)
    for (const file of filesUnder(source)) {
      if (path.basename(file) !== `${name}.resource-meta.xml`) continue;
      const folder = path.dirname(file);
      const contentType =
        /<contentType>(.*?)<\/contentType>/.exec(readFileSync(file, "utf8"))?.[1] ?? "application/octet-stream";
      if (inner !== "") return { folder: path.join(folder, name), relative: inner, contentType };
      for (const candidate of filesUnder(folder))
        if (path.basename(candidate).startsWith(`${name}.`) && !candidate.endsWith("-meta.xml"))
          return { folder, relative: path.basename(candidate), contentType };
    }
  return undefined;
}
