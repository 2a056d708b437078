import { LightningElement, api } from "lwc";
import type { FieldMappingDifference, FieldMappingOutcome } from "apex/types";
import getPage from "@salesforce/apex/FieldMappingController.getPage";
import save from "@salesforce/apex/FieldMappingController.save";
import testOnRecord from "@salesforce/apex/FieldMappingController.testOnRecord";
import bring from "@salesforce/label/c.Fields_Conflict_Bring";
import cancel from "@salesforce/label/c.Fields_Cancel";
import clash from "@salesforce/label/c.Fields_Conflict_Clash";
import conflictText from "@salesforce/label/c.Fields_Conflict_Text";
import failed from "@salesforce/label/c.Fields_Save_Failed";
import refusedText from "@salesforce/label/c.Fields_Save_Refused";
import saveText from "@salesforce/label/c.Fields_Save";
import test from "@salesforce/label/c.Fields_Test";
import unsaved from "@salesforce/label/c.Fields_Unsaved";
import unsavedOne from "@salesforce/label/c.Fields_Unsaved_One";
import { whileBusy } from "c/whileBusy";
import { count, fill } from "c/labelText";
import type { FieldDesk } from "c/fieldDesk";
import type { Sample } from "c/setupFieldsPerson";

/** What becomes of unsaved edits. Fires `desk` with other edits, and `saved` with the outcome. */
export default class SetupFieldsFooter extends LightningElement {
  @api
  get desk(): FieldDesk {
    return this.shown;
  }
  set desk(value: FieldDesk) {
    this.shown = value;
    this.differences = null;
  }
  @api sample: Sample | null = null;

  labels = { bring, cancel, failed, saveText, test };
  differences: FieldMappingDifference[] | null = null;
  conflict: FieldMappingOutcome | null = null;
  error = "";
  busy = false;
  private shown!: FieldDesk;

  get unsaved(): string {
    return count(unsavedOne, unsaved, this.shown.count);
  }

  get noTest(): boolean {
    return this.busy || !this.sample;
  }

  get conflictText(): string {
    return fill(conflictText, this.conflict?.changedBy ?? "");
  }

  get clashText(): string {
    const names = this.shown.clashes.map((key) => this.shown.names[key] ?? key);
    return names.length > 0 ? fill(clash, names.join(", ")) : "";
  }

  get person(): string {
    return this.sample?.name ?? "";
  }

  handleCancel(): void {
    this.conflict = null;
    this.tell(this.shown.cancel());
  }

  async handleTest(): Promise<void> {
    await whileBusy(this, async () => {
      const linkId = this.sample?.linkId ?? "";
      this.differences = await testOnRecord({ linkId, mappings: JSON.stringify(this.shown.drafts) });
    });
  }

  handleClose(): void {
    this.differences = null;
  }

  async handleSave(): Promise<void> {
    await whileBusy(this, async () => {
      const { page, drafts } = this.shown;
      const outcome = await save({
        objectName: page.objectName ?? "",
        version: page.version ?? 0,
        mappings: JSON.stringify(drafts),
      });
      this.conflict = outcome.conflict ? outcome : null;
      if (outcome.saved) this.dispatchEvent(new CustomEvent("saved", { detail: outcome }));
      else if (outcome.problems.length > 0) {
        this.error = refusedText;
        this.tell(this.shown.refuse(outcome.problems));
      }
    });
  }

  /** Reads what somebody else saved, and puts the edits of this page on top. */
  async handleBring(): Promise<void> {
    await whileBusy(this, async () => {
      const page = await getPage({ objectName: this.shown.page.objectName ?? "" });
      this.conflict = null;
      this.tell(this.shown.rebase(page));
    });
  }

  private tell(desk: FieldDesk): void {
    this.dispatchEvent(new CustomEvent("desk", { detail: desk }));
  }
}
