import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import type { OrgShape } from "../schema/types.js";
import { readDefinitions } from "./scratch-definition.js";

/** What source folders say about the org they want when they lie in SFDX projects. */
export interface ProjectFacts {
  /** The folders to read: package directories where a project's root was named. */
  sources: string[];
  shape: OrgShape;
  /** What the projects ask for and this org does not do, one sentence each. */
  notes: string[];
}

interface PackageDirectory {
  path: string;
  unpackagedMetadata?: { path: string };
}

interface ProjectFile {
  packageDirectories?: PackageDirectory[];
  namespace?: string;
}

const PROJECT = "sfdx-project.json";

/**
 * Reads the projects that the folders lie in: the root of a project stands for its package directories, and the definition of its scratch org
 * says which features the org has. Throws with the file name where a project file is no JSON.
 * Source: "Project Configuration File for Salesforce DX" and "Scratch Org Definition File", Salesforce DX Developer Guide.
 */
export function readProjects(folders: readonly string[]): ProjectFacts {
  const notes: string[] = [];
  const sources = folders.flatMap((folder) => packageDirectories(folder, notes));
  const roots = new Set(folders.flatMap((folder) => projectRoot(folder) ?? []));
  const shape: OrgShape = {};
  for (const root of roots) {
    const definition = readDefinitions(root);
    Object.assign(shape, definition.shape);
    notes.push(...definition.notes);
  }
  return { sources, shape, notes };
}

/** The nearest folder upwards that holds a project file, or null. */
function projectRoot(folder: string): string | null {
  for (let each = path.resolve(folder); ; each = path.dirname(each)) {
    if (existsSync(path.join(each, PROJECT))) return each;
    if (each === path.dirname(each)) return null;
  }
}

/** The package directories of a project's root in their order, with the metadata that only its tests need; any other folder is itself. */
function packageDirectories(folder: string, notes: string[]): string[] {
  const file = path.join(folder, PROJECT);
  if (!existsSync(file)) return [folder];
  const { packageDirectories: listed = [], namespace } = JSON.parse(readFileSync(file, "utf8")) as ProjectFile;
  if (namespace)
    notes.push(`${file}: the namespace ${namespace} is not taken over; --namespace ${namespace} does that.`);
  const found: string[] = [];
  for (const written of listed.flatMap((each) => [each.path, each.unpackagedMetadata?.path ?? []].flat())) {
    const directory = path.join(folder, written.replaceAll("\\", "/"));
    if (found.some((known) => !path.relative(known, directory).startsWith(".."))) continue;
    if (existsSync(directory) && statSync(directory).isDirectory()) found.push(directory);
    else notes.push(`${file}: there is no package directory ${written}.`);
  }
  return found.length === 0 ? [folder] : found;
}
