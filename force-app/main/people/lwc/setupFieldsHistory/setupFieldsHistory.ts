import { LightningElement, api } from "lwc";
import type { FieldMappingChange } from "apex/types";
import history from "@salesforce/apex/FieldMappingController.history";
import added from "@salesforce/label/c.Fields_History_Added";
import changed from "@salesforce/label/c.Fields_History_Changed";
import empty from "@salesforce/label/c.Fields_History_Empty";
import failed from "@salesforce/label/c.Fields_History_Failed";
import removed from "@salesforce/label/c.Fields_History_Removed";
import show from "@salesforce/label/c.Fields_History_Show";
import title from "@salesforce/label/c.Fields_History_Title";
import { errorText } from "c/errorText";

interface Line {
  id: string;
  what: string;
  action: string;
  text: string;
  who: string;
  when: string;
}

const actions: Record<string, string> = { added, changed, removed };

/** Who changed which mapping, when, from what to what; read when it is asked for. */
export default class SetupFieldsHistory extends LightningElement {
  /** Another number reads it again, if it is shown. */
  @api
  get version(): number {
    return this.shownVersion;
  }
  set version(value: number) {
    this.shownVersion = value;
    if (this.isOpen) void this.load();
  }

  labels = { empty, failed, show, title };
  changes: FieldMappingChange[] | null = null;
  error = "";
  isOpen = false;
  private shownVersion = 0;

  get loading(): boolean {
    return this.isOpen && !this.changes && !this.error;
  }

  get expanded(): string {
    return String(this.isOpen);
  }

  get lines(): Line[] {
    return (this.changes ?? []).map((change) => ({
      id: change.id ?? "",
      what: `${change.objectName ?? ""} · ${change.attributeName ?? ""}`,
      action: actions[change.action ?? ""] ?? "",
      text: change.text ?? "",
      who: change.userName ?? "",
      when: change.changedAt ?? "",
    }));
  }

  get isEmpty(): boolean {
    return this.changes?.length === 0;
  }

  handleToggle(): void {
    this.isOpen = !this.isOpen;
    if (this.isOpen) void this.load();
  }

  async load(): Promise<void> {
    this.error = "";
    try {
      this.changes = await history();
    } catch (error) {
      this.error = errorText(error);
    }
  }
}
