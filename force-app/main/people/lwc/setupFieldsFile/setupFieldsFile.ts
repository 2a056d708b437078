import { LightningElement } from "lwc";
import type { FieldMappingFile } from "apex/types";
import exportMappings from "@salesforce/apex/FieldMappingController.exportMappings";
import importMappings from "@salesforce/apex/FieldMappingController.importMappings";
import cancel from "@salesforce/label/c.Fields_Cancel";
import choose from "@salesforce/label/c.Fields_File_Choose";
import download from "@salesforce/label/c.Fields_File_Export";
import failed from "@salesforce/label/c.Fields_File_Failed";
import found from "@salesforce/label/c.Fields_File_Found";
import problems from "@salesforce/label/c.Fields_File_Problems";
import take from "@salesforce/label/c.Fields_File_Take";
import text from "@salesforce/label/c.Fields_File_Text";
import title from "@salesforce/label/c.Fields_File_Title";
import { whileBusy } from "c/whileBusy";
import { fill } from "c/labelText";

/** Mappings as a file, between orgs. What a file holds becomes unsaved edits. Fires `take` with the mappings. */
export default class SetupFieldsFile extends LightningElement {
  labels = { cancel, choose, download, failed, problems, take, text, title };
  file: FieldMappingFile | null = null;
  error = "";
  busy = false;

  get found(): string {
    return fill(found, this.file?.mappings.length ?? 0);
  }

  get hasMappings(): boolean {
    return (this.file?.mappings.length ?? 0) > 0;
  }

  get hasProblems(): boolean {
    return (this.file?.problems.length ?? 0) > 0;
  }

  async handleExport(): Promise<void> {
    await whileBusy(this, async () => {
      const link = document.createElement("a");
      link.href = `data:application/json;charset=utf-8,${encodeURIComponent(await exportMappings())}`;
      link.download = "field-mappings.json";
      link.click();
    });
  }

  async handleFile(event: CustomEvent<{ files: ArrayLike<File> }>): Promise<void> {
    const file = Array.from(event.detail.files).at(0);
    if (!file) return;
    await whileBusy(this, async () => {
      this.file = await importMappings({ json: await file.text() });
    });
  }

  handleTake(): void {
    const { mappings } = this.file ?? { mappings: [] };
    this.file = null;
    this.dispatchEvent(new CustomEvent("take", { detail: mappings }));
  }

  handleCancel(): void {
    this.file = null;
  }
}
