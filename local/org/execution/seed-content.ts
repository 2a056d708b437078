import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import type { NamedNode } from "../metadata/types.js";
import { isTrue, textOf } from "../metadata/xml.js";
import type { Org } from "../org.js";
import { Blob } from "../runtime/values/blob.js";
import { systemRows, type SystemRows } from "./system-rows.js";

/** Rows for what the sources hold of static resources and e-mail templates, their contents included. */
export function seedContent(org: Org): void {
  const rows = systemRows(org);
  for (const { name, contentType, file } of org.metadata.staticResources.values()) {
    if (rows.find("StaticResource", "Name", name) !== null) continue;
    // A folder is packed when it is deployed; it has no bytes here.
    const bytes = existsSync(file) && statSync(file).isFile() ? readFileSync(file) : null;
    rows.insert("StaticResource", {
      Name: name,
      ContentType: contentType,
      NamespacePrefix: org.namespace,
      Body: bytes === null ? null : new Blob(bytes),
      BodyLength: bytes?.length ?? 0,
    });
  }
  for (const template of org.metadata.emailTemplates.values())
    if (rows.find("EmailTemplate", "DeveloperName", template.name) === null) addTemplate(org, rows, template);
}

function addTemplate(org: Org, rows: SystemRows, { name, node, file }: NamedNode): void {
  const contentFile = file.slice(0, -"-meta.xml".length);
  const content = existsSync(contentFile) ? readFileSync(contentFile, "utf8") : null;
  const type = textOf(node, "type") ?? "text";
  rows.insert("EmailTemplate", {
    DeveloperName: name,
    Name: textOf(node, "name") ?? name,
    Description: textOf(node, "description"),
    Subject: textOf(node, "subject"),
    Body: textOf(node, "textOnly") ?? (type === "text" ? content : null),
    HtmlValue: type === "text" ? null : content,
    TemplateType: type,
    TemplateStyle: textOf(node, "style") ?? "none",
    Encoding: textOf(node, "encodingKey") ?? "UTF-8",
    IsActive: isTrue(node, "available"),
    FolderId: folderOf(org, rows, path.basename(path.dirname(file))),
    NamespacePrefix: org.namespace,
  });
}

/** Templates outside a folder belong to the organization, as public ones do. */
function folderOf(org: Org, rows: SystemRows, folder: string): string {
  if (/^(email|unfiled\$public)$/i.test(folder)) return org.organizationId;
  return (
    rows.find("Folder", "DeveloperName", folder)?.id ??
    rows.insert("Folder", {
      DeveloperName: folder,
      Name: folder.replaceAll("_", " "),
      Type: "Email",
      AccessType: "Public",
    })
  );
}
