import { readFileSync } from "node:fs";
import path from "node:path";
import { Ajv } from "ajv";
import { ComponentSet } from "@salesforce/source-deploy-retrieve";
import type { Finding, Gate } from "./gate.js";
import { root } from "./gate.js";
import { projectFiles } from "./files.js";

/** Every file of force-app must belong to a metadata component that Salesforce's own resolver recognises. */
export const sourceResolution: Gate = {
  name: "source-resolution",
  async run(): Promise<Finding[]> {
    const components = ComponentSet.fromSource(path.join(root, "force-app")).getSourceComponents().toArray();
    const known = new Set<string>();
    for (const component of components) {
      if (component.xml) known.add(path.relative(root, component.xml));
      for (const file of component.walkContent()) known.add(path.relative(root, file));
    }
    const ignored = (file: string): boolean =>
      /\/(__tests__|lwc)\/.*\.(ts|json)$/.test(file) || file.endsWith(".gitignore");
    const strays = projectFiles().filter((file) => file.startsWith("force-app/") && !known.has(file) && !ignored(file));
    const findings = strays.map((file) => ({ rule: "unresolved", file, message: "belongs to no metadata component" }));
    return [...findings, ...(await projectFindings())];
  },
};

async function projectFindings(): Promise<Finding[]> {
  const { createRequire } = await import("node:module");
  const require = createRequire(import.meta.url);
  const schemaFile = path.join(
    path.dirname(require.resolve("@salesforce/schemas/package.json")),
    "sfdx-project.schema.json",
  );
  const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(
    JSON.parse(readFileSync(schemaFile, "utf8")) as object,
  );
  if (validate(JSON.parse(readFileSync(path.join(root, "sfdx-project.json"), "utf8")))) return [];
  return (validate.errors ?? []).map((error) => ({
    rule: "project-schema",
    file: "sfdx-project.json",
    message: `${error.instancePath} ${error.message ?? ""}`,
  }));
}
