import { LightningElement, api } from "lwc";
import type { FieldMappingAttribute, FieldMappingItem, FieldMappingOutcome } from "apex/types";
import getPage from "@salesforce/apex/FieldMappingController.getPage";
import connectFirst from "@salesforce/label/c.Fields_Not_Connected";
import introText from "@salesforce/label/c.Fields_Intro";
import loadFailed from "@salesforce/label/c.Fields_Load_Failed";
import name from "@salesforce/label/c.Fields_Name";
import notAllowed from "@salesforce/label/c.Fields_Not_Allowed";
import { errorText } from "c/errorText";
import { FieldDesk } from "c/fieldDesk";
import type { Sample } from "c/setupFieldsPerson";

/** Mappings of one object. Fires `unsaved` with how many edits there are, and `moved` when they were saved. */
export default class SetupFieldsObject extends LightningElement {
  @api objectName = "Contact";

  labels = { connectFirst, introText, loadFailed, name, notAllowed };
  desk = FieldDesk.empty();
  loaded = false;
  allowed = false;
  connected = false;
  sample: Sample | null = null;
  outcome: FieldMappingOutcome | null = null;
  error = "";
  creating = false;

  override connectedCallback(): void {
    void this.load();
  }

  /** Another object's mappings were saved from this page. */
  @api moveOn(from: number, to: number): void {
    this.desk = this.desk.moveOn(from, to);
  }

  /** Mappings of a file become unsaved edits. */
  @api take(items: readonly FieldMappingItem[]): void {
    this.show(this.desk.take(items));
  }

  get loading(): boolean {
    return !this.loaded && !this.error;
  }

  get hasStarters(): boolean {
    return !this.desk.page.startersDismissed && this.desk.starters.length > 0;
  }

  get isUnsaved(): boolean {
    return this.desk.count > 0;
  }

  async load(): Promise<void> {
    this.error = "";
    try {
      const page = await getPage({ objectName: this.objectName });
      this.allowed = page.canConfigure;
      this.connected = page.connected;
      this.loaded = true;
      this.show(FieldDesk.of(page));
    } catch (error) {
      this.error = errorText(error);
    }
  }

  handleEdit(event: CustomEvent<{ key: string; changes: Partial<FieldMappingItem> }>): void {
    this.show(this.desk.edit(event.detail.key, event.detail.changes));
  }

  handleRemove(event: CustomEvent<{ key: string }>): void {
    this.show(this.desk.remove(event.detail.key));
  }

  handleAdd(event: CustomEvent<{ key: string }>): void {
    this.show(this.desk.add(event.detail.key));
  }

  handleStarters(event: CustomEvent<readonly FieldMappingItem[]>): void {
    this.take(event.detail);
  }

  handleDismissed(): void {
    this.show(this.desk.dismissStarters());
  }

  handleCreate(): void {
    this.creating = !this.creating;
  }

  handleCreated(event: CustomEvent<FieldMappingAttribute>): void {
    this.creating = false;
    this.show(this.desk.create(event.detail));
  }

  handleSample(event: CustomEvent<Sample>): void {
    this.sample = event.detail;
  }

  handleDesk(event: CustomEvent<FieldDesk>): void {
    this.show(event.detail);
  }

  handleSaved(event: CustomEvent<FieldMappingOutcome>): void {
    const from = this.desk.page.version ?? 0;
    const to = event.detail.version ?? from;
    this.outcome = event.detail;
    this.show(this.desk.save(to));
    this.dispatchEvent(new CustomEvent("moved", { detail: { from, to } }));
  }

  handleAnswered(): void {
    this.outcome = null;
  }

  private show(desk: FieldDesk): void {
    this.desk = desk;
    this.dispatchEvent(
      new CustomEvent("unsaved", { detail: { count: desk.count, ready: this.allowed && this.connected } }),
    );
  }
}
