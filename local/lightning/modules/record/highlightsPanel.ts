import { LightningElement, api } from "lwc";
import LightningConfirm from "lightning/confirm";
import ChangeOwner from "host/changeOwner";
import { describeObject, type ObjectInfo } from "host/describe";
import { shownValue, type ShownValue } from "host/fieldValues";
import { compactFields } from "host/layouts";
import { deleteRecord, messageOf } from "host/orgApi";
import RecordForm from "host/recordForm";
import { recordsChanged } from "host/recordStore";
import { navigate } from "host/router";
import { RowObserver, type RecordRow } from "host/rows";
import { showToast } from "host/toastEvents";

interface Highlight {
  name: string;
  label: string;
  shown: ShownValue;
  isOwner: boolean;
}

/** Header of a record: icon, name, the compact layout's fields, actions. */
export default class HighlightsPanel extends LightningElement {
  @api recordId = "";
  @api objectApiName = "";
  info: ObjectInfo | undefined;
  row: RecordRow | undefined;
  failure = "";
  #observer: RowObserver | undefined;

  async connectedCallback(): Promise<void> {
    try {
      const info = await describeObject(this.objectApiName);
      this.info = info;
      this.#observer = new RowObserver(
        info.apiName,
        this.recordId,
        [info.nameField, ...compactFields(info), "OwnerId"],
        (row, error) => {
          if (row !== undefined) this.row = row;
          this.failure = error === undefined ? "" : messageOf(error);
        },
      );
    } catch (error) {
      this.failure = messageOf(error);
    }
  }

  disconnectedCallback(): void {
    this.#observer?.stop();
  }

  get name(): string {
    return this.info === undefined ? "" : String(this.row?.[this.info.nameField] ?? "");
  }

  get fields(): Highlight[] {
    const { info, row } = this;
    if (info === undefined || row === undefined) return [];
    return compactFields(info).flatMap((name) => {
      const field = info.field(name);
      if (field === undefined) return [];
      const label = field.type === "reference" ? field.label.replace(/ ID$/, "") : field.label;
      return [{ name, label, shown: shownValue(info, name, row), isOwner: name === "OwnerId" && this.canChangeOwner }];
    });
  }

  get canEdit(): boolean {
    return this.info?.updateable === true;
  }

  get canChangeOwner(): boolean {
    return this.info?.field("OwnerId")?.updateable === true;
  }

  get canDelete(): boolean {
    return this.info?.deletable === true;
  }

  get isLoading(): boolean {
    return this.row === undefined;
  }

  handleEdit(): void {
    void RecordForm.open({
      label: `Edit ${this.name}`,
      size: "medium",
      objectApiName: this.objectApiName,
      recordId: this.recordId,
    });
  }

  handleChangeOwner(): void {
    void ChangeOwner.open({
      label: "Change Owner",
      size: "small",
      objectApiName: this.objectApiName,
      recordId: this.recordId,
      recordName: this.name,
    });
  }

  handleMenu(event: CustomEvent<{ value: string }>): void {
    if (event.detail.value === "delete") void this.#delete();
  }

  async #delete(): Promise<void> {
    const label = this.info?.label ?? "";
    const sure = await LightningConfirm.open({
      label: `Delete ${label}`,
      message: `Are you sure you want to delete this ${label.toLowerCase()}?`,
      theme: "default",
    });
    if (!sure) return;
    try {
      await deleteRecord(this.objectApiName, this.recordId);
      showToast({ title: `${label} "${this.name}" was deleted.`, variant: "success" });
      await navigate(
        { type: "standard__objectPage", attributes: { objectApiName: this.objectApiName, actionName: "list" } },
        true,
      );
      await recordsChanged([this.recordId]);
    } catch (error) {
      showToast({ title: `${label} was not deleted`, message: messageOf(error), variant: "error" });
    }
  }
}
