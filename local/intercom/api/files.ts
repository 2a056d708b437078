import { createHmac, timingSafeEqual } from "node:crypto";
import { deflateSync } from "node:zlib";
import { hashText } from "../random.js";
import type { Workspace } from "../workspace/workspace.js";

/** Addresses of files stop working half an hour after they were handed out. */
const lifetimeSeconds = 1800;

/** An address for a stored file, valid for half an hour of the workspace's clock. */
export function fileAddress(workspace: Workspace, key: string): string {
  const expires = workspace.clock.now() + lifetimeSeconds;
  return `${workspace.baseUrl}/files/${key.split("/").map(encodeURIComponent).join("/")}?expires=${expires}&signature=${sign(workspace, key, expires)}`;
}

/** Replaces the placeholders of stored bodies by addresses. */
export function withFileAddresses(workspace: Workspace, body: string): string {
  return body.replace(/\{file:([^}]+)\}/g, (_, key: string) => fileAddress(workspace, key).replaceAll("&", "&amp;"));
}

export interface ServedFile {
  status: number;
  contentType: string;
  content: Buffer;
}

/** Answers a file request: 200 with the file, 403 when the address expired or was tampered with. */
export function serveFile(workspace: Workspace, path: string, query: URLSearchParams): ServedFile {
  const key = path.split("/").map(decodeURIComponent).join("/");
  const expires = Number(query.get("expires"));
  const given = Buffer.from(query.get("signature") ?? "");
  const right = Buffer.from(sign(workspace, key, expires));
  if (given.length !== right.length || !timingSafeEqual(given, right) || expires < workspace.clock.now()) {
    return { status: 403, contentType: "text/plain", content: Buffer.from("This address has expired.") };
  }
  const name = key.split("/").at(-1) ?? "file";
  if (/\.(png|jpe?g|gif)$/i.test(name))
    return { status: 200, contentType: "image/png", content: picture(hashText(key), 480, 270) };
  if (name.endsWith(".pdf"))
    return { status: 200, contentType: "application/pdf", content: Buffer.from(smallPdf(name)) };
  return {
    status: 200,
    contentType: "text/plain; charset=utf-8",
    content: Buffer.from(`${name}\n\nSample file of the local workspace.\n`),
  };
}

function sign(workspace: Workspace, key: string, expires: number): string {
  return createHmac("sha256", `files:${workspace.options.seed}`).update(`${key}:${expires}`).digest("hex").slice(0, 32);
}

/** A PNG that looks like a small screenshot: a title bar, a side column, a few lines and a block of colour. */
function picture(seed: number, width: number, height: number): Buffer {
  const tone: Colour = [70 + (seed & 63), 90 + ((seed >> 6) & 63), 190 - ((seed >> 12) & 63)];
  const rows = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++)
      rows.set(colourAt(x / width, y / height, tone, seed), y * (width * 3 + 1) + 1 + x * 3);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

type Colour = [red: number, green: number, blue: number];

/** The colour at a place of the picture; places run from 0 to 1. */
function colourAt(x: number, y: number, tone: Colour, seed: number): Colour {
  if (y < 0.12) return tone;
  if (x < 0.2) return y % 0.12 < 0.03 && x > 0.04 && x < 0.16 ? [196, 203, 214] : [236, 239, 244];
  if (x > 0.26 && x < 0.94 && y > 0.58 && y < 0.92) return [tone[0] / 2 + 125, tone[1] / 2 + 125, tone[2] / 2 + 125];
  const line = Math.floor((y - 0.2) / 0.08);
  const lineEnd = 0.5 + (((seed >> line) & 7) / 7) * 0.4;
  const onLine = y > 0.2 && y < 0.52 && (y - 0.2) % 0.08 < 0.035;
  return onLine && x > 0.26 && x < lineEnd ? [206, 212, 222] : [255, 255, 255];
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "ascii"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(checksum(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** CRC-32 as PNG asks for it; Node 20 has none. */
function checksum(data: Buffer): number {
  let value = 0xffffffff;
  for (const byte of data) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}

function smallPdf(title: string): string {
  const text = `BT /F1 18 Tf 60 720 Td (${title.replace(/[()\\]/g, "")}) Tj ET`;
  return [
    "%PDF-1.4",
    "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj",
    "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj",
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj",
    `4 0 obj<</Length ${text.length}>>stream\n${text}\nendstream endobj`,
    "trailer<</Root 1 0 R>>",
    "%%EOF",
  ].join("\n");
}
