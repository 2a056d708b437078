import { api } from "lwc";
import LightningModal from "lightning/modal";
import { messageOf, updateRecord } from "host/orgApi";
import { recordsChanged } from "host/recordStore";
import { showToast } from "host/toastEvents";

/** Gives a record to another user. */
export default class ChangeOwner extends LightningModal {
  @api objectApiName = "";
  @api recordId = "";
  @api recordName = "";
  ownerId = "";
  ownerName = "";
  failure = "";
  isSaving = false;

  get cannotSave(): boolean {
    return this.ownerId === "" || this.isSaving;
  }

  get heading(): string {
    return "Change Owner";
  }

  handleChoose(event: CustomEvent<{ id: string | null; name: string }>): void {
    this.ownerId = event.detail.id ?? "";
    this.ownerName = event.detail.name;
    this.failure = "";
  }

  handleCancel(): void {
    this.close();
  }

  async handleSave(): Promise<void> {
    this.isSaving = true;
    this.failure = "";
    try {
      await updateRecord(this.objectApiName, this.recordId, { OwnerId: this.ownerId });
      showToast({ title: `${this.ownerName} now owns the record for ${this.recordName}.`, variant: "success" });
      this.close("saved");
      await recordsChanged([this.recordId]);
    } catch (error) {
      this.failure = messageOf(error);
    } finally {
      this.isSaving = false;
    }
  }
}
