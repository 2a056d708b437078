import { LightningElement } from "lwc";
import type { FieldMappingItem } from "apex/types";
import accounts from "@salesforce/label/c.Fields_Tab_Accounts";
import contacts from "@salesforce/label/c.Fields_Tab_Contacts";
import leads from "@salesforce/label/c.Fields_Tab_Leads";
import name from "@salesforce/label/c.Fields_Name";
import opened from "@salesforce/label/c.Fields_File_Taken";
import unsavedTab from "@salesforce/label/c.Fields_Tab_Unsaved";
import { fill } from "c/labelText";
import type SetupFieldsObject from "c/setupFieldsObject";

const tabs = [
  { objectName: "Contact", label: contacts },
  { objectName: "Lead", label: leads },
  { objectName: "Account", label: accounts },
];

type ObjectElement = HTMLElement & Pick<SetupFieldsObject, "take" | "moveOn">;

/** The page about fields: a tab for each object, a file, and the history. */
export default class SetupFields extends LightningElement {
  labels = { name };
  active = "Contact";
  version = 0;
  /** Somebody who may configure, and a workspace. */
  ready = false;
  notice = "";
  /** How many edits each object has. */
  unsaved: Readonly<Partial<Record<string, number>>> = {};
  /** What of a file waits for its tab to be read. */
  private waiting: readonly FieldMappingItem[] = [];

  get tabs(): { objectName: string; label: string }[] {
    return tabs.map(({ objectName, label }) => ({
      objectName,
      label: this.unsaved[objectName] ? fill(unsavedTab, label) : label,
    }));
  }

  handleActive(event: Event): void {
    this.active = (event.target as HTMLElement & { value: string }).value;
  }

  /** What was read or changed; then mappings of a file that waited for it become edits. */
  handleUnsaved(event: CustomEvent<{ count: number; ready: boolean }>): void {
    const element = event.currentTarget as ObjectElement;
    const objectName = element.dataset["object"] ?? "";
    const { count, ready } = event.detail;
    this.unsaved = { ...this.unsaved, [objectName]: count };
    this.ready = ready;
    const due = this.waiting.filter((item) => item.objectName === objectName);
    if (due.length === 0) return;
    this.waiting = this.waiting.filter((item) => item.objectName !== objectName);
    element.take(due);
  }

  handleMoved(event: CustomEvent<{ from: number; to: number }>): void {
    const { from, to } = event.detail;
    for (const element of this.elements()) element.moveOn(from, to);
    this.version = to;
    this.notice = "";
  }

  /** Objects whose tab was not opened yet take their part when it is. */
  handleTake(event: CustomEvent<readonly FieldMappingItem[]>): void {
    this.waiting = event.detail;
    for (const element of this.elements()) {
      if (this.unsaved[element.dataset["object"] ?? ""] === undefined) continue;
      const due = this.waiting.filter((item) => item.objectName === element.dataset["object"]);
      this.waiting = this.waiting.filter((item) => item.objectName !== element.dataset["object"]);
      if (due.length > 0) element.take(due);
    }
    this.notice = fill(opened, event.detail.length);
  }

  private elements(): ObjectElement[] {
    return [...(this.template?.querySelectorAll<ObjectElement>("c-setup-fields-object") ?? [])];
  }
}
