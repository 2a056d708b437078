import { withNamespace } from "../build/virtual-modules.js";
import type { LightningMetadata } from "./model.js";

const API_NAME = /\b[A-Za-z]\w*?__(?:c|r|e|mdt|pc|x)\b/g;

/**
 * Source names have no namespace; an org that installed the package has. Every custom object, field and relationship
 * name in the metadata gets it, keys included. Names of pages, apps, tabs of pages and components stay as they are.
 */
export function applyNamespace(metadata: LightningMetadata, namespace: string | null): LightningMetadata {
  if (namespace === null) return metadata;
  const prefixed = (text: string): string => text.replace(API_NAME, (name) => withNamespace(name, namespace));
  const walk = (value: unknown): unknown => {
    if (typeof value === "string") return prefixed(value);
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [prefixed(key), walk(inner)]));
  };
  return walk(metadata) as LightningMetadata;
}
