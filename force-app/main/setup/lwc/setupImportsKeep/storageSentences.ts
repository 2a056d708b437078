import type { StorageUse } from "apex/types";
import atLeast from "@salesforce/label/c.Imports_Storage_At_Least";
import data from "@salesforce/label/c.Imports_Storage_Data";
import files from "@salesforce/label/c.Imports_Storage_Files";
import org from "@salesforce/label/c.Imports_Storage_Org";
import { amount } from "c/importWords";
import { fill } from "c/labelText";

const megabytes = (kilobytes: number | null | undefined): string => amount(Math.ceil((kilobytes ?? 0) / 1024));

/** The room that conversations take, and what the org has of it. */
export function storageSentences(use: StorageUse): string[] {
  const { conversations, messages, dataKilobytes, fileKilobytes } = use;
  const { dataUsedMegabytes, dataLimitMegabytes, fileUsedMegabytes, fileLimitMegabytes } = use;
  const limits = [dataUsedMegabytes, dataLimitMegabytes, fileUsedMegabytes, fileLimitMegabytes];
  return [
    fill(use.isAtLeast ? atLeast : data, amount(conversations), amount(messages), megabytes(dataKilobytes)),
    fill(files, megabytes(fileKilobytes)),
    ...(limits.some((limit) => limit === null || limit === undefined) ? [] : [fill(org, ...limits.map(amount))]),
  ];
}
