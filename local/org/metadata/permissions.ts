import type { PermissionMetadata, XmlNode } from "./types.js";
import { all, isTrue, textOf } from "./xml.js";

/** What a permission set or profile file grants; only what is enabled counts. */
export function readPermissions(name: string, node: XmlNode): PermissionMetadata {
  const enabled = (element: string, nameElement: string, flag = "enabled"): string[] =>
    all(node, element)
      .filter((item) => isTrue(item, flag))
      .map((item) => textOf(item, nameElement) ?? "");
  return {
    name,
    label: textOf(node, "label") ?? name,
    description: textOf(node, "description"),
    license: textOf(node, "license") ?? textOf(node, "userLicense"),
    objects: all(node, "objectPermissions").map((item) => ({
      object: textOf(item, "object") ?? "",
      read: isTrue(item, "allowRead"),
      create: isTrue(item, "allowCreate"),
      edit: isTrue(item, "allowEdit"),
      delete: isTrue(item, "allowDelete"),
      viewAll: isTrue(item, "viewAllRecords"),
      modifyAll: isTrue(item, "modifyAllRecords"),
    })),
    fields: all(node, "fieldPermissions").map((item) => ({
      field: textOf(item, "field") ?? "",
      read: isTrue(item, "readable"),
      edit: isTrue(item, "editable"),
    })),
    classes: enabled("classAccesses", "apexClass"),
    customPermissions: enabled("customPermissions", "name"),
    userPermissions: enabled("userPermissions", "name"),
    externalCredentialPrincipals: enabled("externalCredentialPrincipalAccesses", "externalCredentialPrincipal"),
    applications: enabled("applicationVisibilities", "application", "visible"),
    tabs: [...all(node, "tabSettings"), ...all(node, "tabVisibilities")].map((item) => ({
      name: textOf(item, "tab") ?? "",
      visibility: textOf(item, "visibility") ?? "",
    })),
    recordTypes: all(node, "recordTypeVisibilities").map((item) => ({
      name: textOf(item, "recordType") ?? "",
      visible: isTrue(item, "visible"),
      isDefault: isTrue(item, "default"),
    })),
    customMetadataTypes: enabled("customMetadataTypeAccesses", "name"),
    customSettings: enabled("customSettingAccesses", "name"),
  };
}
