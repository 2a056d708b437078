import { LightningElement, api } from "lwc";
import type { ImportPage, StorageChoices } from "apex/types";
import saveChoices from "@salesforce/apex/ImportController.saveChoices";
import cancel from "@salesforce/label/c.Imports_Keep_Cancel";
import days from "@salesforce/label/c.Imports_Keep_Days";
import daysHelp from "@salesforce/label/c.Imports_Keep_Days_Help";
import failed from "@salesforce/label/c.Imports_Keep_Failed";
import files from "@salesforce/label/c.Imports_Keep_Files";
import filesAll from "@salesforce/label/c.Imports_Keep_Files_All";
import filesLinked from "@salesforce/label/c.Imports_Keep_Files_Linked";
import filesNone from "@salesforce/label/c.Imports_Keep_Files_None";
import follow from "@salesforce/label/c.Imports_Keep_Follow";
import followFull from "@salesforce/label/c.Imports_Keep_Follow_Full";
import followFullText from "@salesforce/label/c.Imports_Keep_Follow_Full_Text";
import followHeaders from "@salesforce/label/c.Imports_Keep_Follow_Headers";
import followHeadersText from "@salesforce/label/c.Imports_Keep_Follow_Headers_Text";
import intro from "@salesforce/label/c.Imports_Keep_Intro";
import megabytes from "@salesforce/label/c.Imports_Keep_Megabytes";
import removes from "@salesforce/label/c.Imports_Keep_Removes";
import removesConversations from "@salesforce/label/c.Imports_Keep_Removes_Conversations";
import removesConversationsText from "@salesforce/label/c.Imports_Keep_Removes_Conversations_Text";
import removesMessages from "@salesforce/label/c.Imports_Keep_Removes_Messages";
import removesMessagesText from "@salesforce/label/c.Imports_Keep_Removes_Messages_Text";
import room from "@salesforce/label/c.Imports_Storage_Title";
import save from "@salesforce/label/c.Imports_Keep_Save";
import saved from "@salesforce/label/c.Imports_Keep_Saved";
import sure from "@salesforce/label/c.Imports_Keep_Sure";
import sureWhole from "@salesforce/label/c.Imports_Keep_Sure_Whole";
import title from "@salesforce/label/c.Imports_Keep_Title";
import { errorText } from "c/errorText";
import { amount } from "c/importWords";
import { fill } from "c/labelText";
import { storageSentences } from "./storageSentences";

/** What is stored when conversations change, what is removed after a while, and the room they take. Fires `saved`. */
export default class SetupImportsKeep extends LightningElement {
  @api
  get page(): ImportPage | null {
    return this.shown;
  }
  set page(page: ImportPage | null) {
    if (!page) return;
    const touched = this.shown !== null && this.dirty;
    this.shown = page;
    if (!touched) this.draft = { ...page.choices };
  }

  labels = { cancel, days, daysHelp, failed, files, follow, intro, megabytes, removes, room, title };
  followOptions = [
    { label: followFull, value: "full" },
    { label: followHeaders, value: "headers" },
  ];
  removesOptions = [
    { label: removesMessages, value: "messages" },
    { label: removesConversations, value: "conversations" },
  ];
  filesOptions = [
    { label: filesNone, value: "none" },
    { label: filesLinked, value: "linked" },
    { label: filesAll, value: "all" },
  ];
  draft: StorageChoices = {};
  error = "";
  notice = "";
  busy = false;
  private shown: ImportPage | null = null;

  get dirty(): boolean {
    return JSON.stringify(this.draft) !== JSON.stringify(this.shown?.choices);
  }

  get unchanged(): boolean {
    return this.busy || !this.dirty;
  }

  get followText(): string {
    return this.draft.follow === "headers" ? followHeadersText : followFullText;
  }

  get removesText(): string {
    return this.draft.retentionRemoves === "conversations" ? removesConversationsText : removesMessagesText;
  }

  get removing(): boolean {
    return Boolean(this.draft.retentionDays);
  }

  get copying(): boolean {
    return this.draft.attachmentFiles !== "none";
  }

  get sentences(): string[] {
    return this.shown?.storage ? storageSentences(this.shown.storage) : [];
  }

  /** The button says what is lost, where more is going to be removed than before. */
  get saveLabel(): string {
    const { retentionDays, retentionRemoves } = this.draft;
    const stored = this.shown?.choices;
    const same = retentionDays === stored?.retentionDays && retentionRemoves === stored?.retentionRemoves;
    if (!retentionDays || same) return save;
    return fill(retentionRemoves === "conversations" ? sureWhole : sure, amount(retentionDays));
  }

  handleChoice(event: CustomEvent<{ value: string }>): void {
    const { field } = (event.currentTarget as HTMLElement).dataset as { field: keyof StorageChoices };
    this.change({ [field]: event.detail.value });
  }

  handleNumber(event: CustomEvent<{ value: string }>): void {
    const { field } = (event.currentTarget as HTMLElement).dataset as { field: keyof StorageChoices };
    const { value } = event.detail;
    this.change({ [field]: value === "" ? null : Number(value) });
  }

  handleCancel(): void {
    this.change({ ...this.shown?.choices });
  }

  async handleSave(): Promise<void> {
    this.busy = true;
    this.error = "";
    try {
      const page = await saveChoices({ choices: JSON.stringify(this.draft) });
      this.shown = page;
      this.draft = { ...page.choices };
      this.notice = saved;
      this.dispatchEvent(new CustomEvent("saved", { detail: page }));
    } catch (error) {
      this.error = errorText(error);
    }
    this.busy = false;
  }

  private change(values: Partial<StorageChoices>): void {
    this.draft = { ...this.draft, ...values };
    this.notice = "";
    this.error = "";
  }
}
