import { readFileSync } from "node:fs";
import { XMLParser } from "fast-xml-parser";
import { filesUnder } from "./bundles.js";

const parser = new XMLParser({ isArray: (name) => name === "labels", parseTagValue: false, trimValues: true });

/** Custom labels of source trees: label name to its text in the source language. */
export function readLabels(sources: readonly string[]): Map<string, string> {
  const labels = new Map<string, string>();
  for (const source of sources)
    for (const file of filesUnder(source)) {
      if (!/\.labels(-meta\.xml)?$/.test(file)) continue;
      const tree = parser.parse(readFileSync(file, "utf8")) as {
        CustomLabels?: { labels?: { fullName?: string; value?: string }[] };
      };
      for (const label of tree.CustomLabels?.labels ?? []) {
        if (label.fullName === undefined) throw new Error(`A label without a fullName in ${file}`);
        labels.set(label.fullName, label.value ?? "");
      }
    }
  return labels;
}
