import { existsSync } from "node:fs";
import path from "node:path";
import { filesUnder, findBundles } from "../build/bundles.js";
import { readApp, readPermissionSet, readTab } from "./apps.js";
import { readComponent } from "./components.js";
import type { LightningMetadata, ObjectDefinition } from "./model.js";
import { applyNamespace } from "./namespace.js";
import { emptyObject, readLayout, readListView, readObject } from "./objects.js";
import { readPage } from "./pages.js";
import { readXml } from "./xml.js";

/** Name of a metadata file without its suffix: `Welcome.tab-meta.xml` and `Welcome.tab` give `Welcome`. */
function nameOf(file: string, suffix: string): string | undefined {
  const base = path.basename(file);
  for (const ending of [`.${suffix}-meta.xml`, `.${suffix}`])
    if (base.endsWith(ending)) return base.slice(0, -ending.length);
  return undefined;
}

/**
 * Reads apps, tabs, Lightning pages, layouts, objects, components and permission sets of source trees.
 * A file that cannot be read is an error naming the file.
 */
export function readMetadata(sources: readonly string[], namespace: string | null): LightningMetadata {
  const metadata: LightningMetadata = {
    apps: [],
    tabs: {},
    pages: {},
    objects: {},
    layouts: {},
    components: {},
    permissionSets: {},
  };
  for (const [name, folder] of findBundles(sources)) {
    const file = path.join(folder, `${name}.js-meta.xml`);
    if (existsSync(file)) metadata.components[name] = readComponent(name, readXml(file, "LightningComponentBundle"));
  }
  const known = new Set(Object.keys(metadata.components));
  const object = (apiName: string): ObjectDefinition => (metadata.objects[apiName] ??= emptyObject(apiName));
  const compactLayouts: { object: string; name: string; fields: string[] }[] = [];
  const assigned = new Map<string, string | null>();
  const readers: [suffix: string, root: string, read: (name: string, file: string, rootName: string) => void][] = [
    [
      "app",
      "CustomApplication",
      (name, file, root) => {
        const element = readXml(file, root);
        if (element.text("uiType") === "Lightning") metadata.apps.push(readApp(name, element));
      },
    ],
    [
      "tab",
      "CustomTab",
      (name, file, root) => {
        metadata.tabs[name] = readTab(name, readXml(file, root));
      },
    ],
    [
      "flexipage",
      "FlexiPage",
      (name, file, root) => {
        metadata.pages[name] = readPage(name, readXml(file, root), known);
      },
    ],
    [
      "object",
      "CustomObject",
      (name, file, root) => {
        const element = readXml(file, root);
        readObject(object(name), element);
        assigned.set(name, element.text("compactLayoutAssignment"));
      },
    ],
    [
      "listView",
      "ListView",
      (name, file, root) => {
        object(objectOf(file)).listViews.push(readListView(readXml(file, root), name));
      },
    ],
    [
      "compactLayout",
      "CompactLayout",
      (name, file, root) => {
        compactLayouts.push({ object: objectOf(file), name, fields: readXml(file, root).texts("fields") });
      },
    ],
    [
      "layout",
      "Layout",
      (name, file, root) => {
        const layout = readLayout(readXml(file, root), name);
        metadata.layouts[layout.objectApiName] ??= layout;
      },
    ],
    [
      "permissionset",
      "PermissionSet",
      (name, file, root) => {
        metadata.permissionSets[name] = readPermissionSet(name, readXml(file, root));
      },
    ],
  ];
  for (const source of sources)
    for (const file of filesUnder(source))
      for (const [suffix, root, read] of readers) {
        const name = nameOf(file, suffix);
        if (name !== undefined) read(name, file, root);
      }
  // An object shows the compact layout that it assigns, and its name alone while it assigns none.
  for (const { object: name, name: layout, fields } of compactLayouts)
    if (assigned.get(name) === layout) object(name).compactFields = fields;
    else object(name).compactFields ??= [];
  for (const tab of Object.values(metadata.tabs)) if (tab.kind === "object") object(tab.objectApiName).icon = tab.icon;
  return applyNamespace(metadata, namespace);
}

function objectOf(file: string): string {
  return path.basename(path.dirname(path.dirname(file)));
}
