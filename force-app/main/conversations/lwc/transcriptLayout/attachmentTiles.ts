import type { MessageAttachment } from "apex/types";
import gigabytes from "@salesforce/label/c.File_Gigabytes";
import kilobytes from "@salesforce/label/c.File_Kilobytes";
import megabytes from "@salesforce/label/c.File_Megabytes";
import unnamedFile from "@salesforce/label/c.File_Unnamed";

/** A file of a message as the page draws it. */
export interface AttachmentTile {
  key: string;
  /** Its place among the message's files. */
  index: number;
  name: string;
  type: string;
  iconName: string;
  /** The size as a number of `unit`; null when Intercom did not say. */
  size: number | null;
  unit: string;
}

/** A file of a message: the record id of the message, and the file's place among its files. */
export interface FileChoice {
  messageId: string;
  index: number;
}

const UNITS: [number, string][] = [
  [1024 ** 3, gigabytes],
  [1024 ** 2, megabytes],
  [1024, kilobytes],
];

const ICONS: [RegExp, string][] = [
  [/^image\//, "doctype:image"],
  [/pdf$/, "doctype:pdf"],
  [/^video\//, "doctype:video"],
  [/^audio\//, "doctype:audio"],
  [/csv$/, "doctype:csv"],
  [/excel|spreadsheet/, "doctype:excel"],
  [/zip|compressed/, "doctype:zip"],
  [/^text\//, "doctype:txt"],
];

/** Names each file by name, type and size, in the unit a person would use. */
export function attachmentTiles(attachments: readonly MessageAttachment[]): AttachmentTile[] {
  return attachments.map((attachment, index) => {
    const type = attachment.contentType ?? "";
    return {
      key: `${index}-${attachment.name ?? ""}`,
      index,
      name: attachment.name ?? unnamedFile,
      type: type.split(/[/;]/).at(1)?.toUpperCase() ?? type,
      iconName: ICONS.find(([pattern]) => pattern.test(type))?.[1] ?? "doctype:attachment",
      ...sizeOf(attachment.size),
    };
  });
}

function sizeOf(bytes: number | null | undefined): { size: number | null; unit: string } {
  if (bytes === null || bytes === undefined) return { size: null, unit: "" };
  const [factor, unit] = UNITS.find(([smallest]) => bytes >= smallest) ?? [1024, kilobytes];
  return { size: bytes / factor, unit };
}
