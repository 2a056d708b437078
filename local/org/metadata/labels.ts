import type { Metadata, XmlNode } from "./types.js";
import { all, isTrue, textOf } from "./xml.js";

/** Adds every label of a `CustomLabels` file. */
export function readLabels(metadata: Metadata, node: XmlNode): void {
  for (const label of all(node, "labels")) {
    const name = textOf(label, "fullName") ?? "";
    metadata.labels.set(name.toLowerCase(), {
      name,
      value: textOf(label, "value") ?? "",
      language: textOf(label, "language") ?? "en_US",
      isProtected: isTrue(label, "protected"),
      categories: textOf(label, "categories"),
      shortDescription: textOf(label, "shortDescription"),
      translations: new Map(),
    });
  }
}

/** Adds translated labels; the file is named after the language. Labels that are read later keep none. */
export function readTranslations(metadata: Metadata, language: string, node: XmlNode): void {
  for (const translated of all(node, "customLabels")) {
    const label = metadata.labels.get((textOf(translated, "name") ?? "").toLowerCase());
    label?.translations.set(language, textOf(translated, "label") ?? "");
  }
}
