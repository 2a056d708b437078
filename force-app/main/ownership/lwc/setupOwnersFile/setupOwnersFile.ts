import { LightningElement } from "lwc";
import type { OwnerImport, OwnerRow } from "apex/types";
import exportCsv from "@salesforce/apex/OwnerSetupController.exportCsv";
import importCsv from "@salesforce/apex/OwnerSetupController.importCsv";
import saveMappings from "@salesforce/apex/OwnerSetupController.saveMappings";
import suggestMatches from "@salesforce/apex/OwnerSetupController.suggestMatches";
import applied from "@salesforce/label/c.Owners_File_Applied";
import apply from "@salesforce/label/c.Owners_File_Apply";
import cancel from "@salesforce/label/c.Owners_Cancel";
import choose from "@salesforce/label/c.Owners_File_Choose";
import download from "@salesforce/label/c.Owners_File_Export";
import failed from "@salesforce/label/c.Owners_Save_Failed";
import found from "@salesforce/label/c.Owners_Suggest_Found";
import none from "@salesforce/label/c.Owners_Suggest_None";
import pair from "@salesforce/label/c.Owners_Suggest_Pair";
import preview from "@salesforce/label/c.Owners_File_Preview";
import problems from "@salesforce/label/c.Owners_File_Problems";
import same from "@salesforce/label/c.Owners_File_Same";
import saved from "@salesforce/label/c.Owners_Saved";
import suggest from "@salesforce/label/c.Owners_Suggest";
import suggestApply from "@salesforce/label/c.Owners_Suggest_Apply";
import text from "@salesforce/label/c.Owners_File_Text";
import title from "@salesforce/label/c.Owners_File_Title";
import { whileBusy } from "c/whileBusy";
import { fill } from "c/labelText";

/** Who is who as a file, and matches by name; both are shown before they are saved. Fires `changed`. */
export default class SetupOwnersFile extends LightningElement {
  labels = { apply, cancel, choose, download, failed, found, problems, suggest, suggestApply, text, title };
  preview: OwnerImport | null = null;
  suggestions: OwnerRow[] | null = null;
  notice = "";
  error = "";
  busy = false;
  private content = "";
  private readonly unchosen = new Set<string>();

  get previewText(): string {
    const { matched = 0, ignored = 0, byEmail = 0 } = this.preview ?? {};
    return this.changing ? fill(preview, matched ?? 0, ignored ?? 0, byEmail ?? 0) : same;
  }

  get changing(): boolean {
    const { matched, ignored, byEmail } = this.preview ?? {};
    return Boolean(matched || ignored || byEmail);
  }

  get hasProblems(): boolean {
    return (this.preview?.problems.length ?? 0) > 0;
  }

  get pairs(): { userId: string; label: string; checked: boolean }[] {
    return (this.suggestions ?? []).map(({ userId, name, teammateName }) => ({
      userId: userId ?? "",
      label: fill(pair, name ?? "", teammateName ?? ""),
      checked: !this.unchosen.has(userId ?? ""),
    }));
  }

  async handleExport(): Promise<void> {
    await this.act(async () => {
      const link = document.createElement("a");
      link.href = `data:text/csv;charset=utf-8,${encodeURIComponent(await exportCsv())}`;
      link.download = "owners.csv";
      link.click();
    });
  }

  async handleFile(event: CustomEvent<{ files: ArrayLike<File> }>): Promise<void> {
    const file = Array.from(event.detail.files).at(0);
    if (!file) return;
    await this.act(async () => {
      this.content = await file.text();
      this.preview = await importCsv({ text: this.content, isPreview: true });
    });
  }

  async handleApply(): Promise<void> {
    await this.act(async () => {
      await importCsv({ text: this.content, isPreview: false });
      this.preview = null;
      this.tell(applied);
    });
  }

  async handleSuggest(): Promise<void> {
    await this.act(async () => {
      const suggestions = await suggestMatches();
      this.unchosen.clear();
      this.suggestions = suggestions.length > 0 ? suggestions : null;
      if (!this.suggestions) this.notice = none;
    });
  }

  handleChosen(event: CustomEvent<{ checked: boolean }>): void {
    const { user = "" } = (event.currentTarget as HTMLElement).dataset;
    if (event.detail.checked) this.unchosen.delete(user);
    else this.unchosen.add(user);
  }

  async handleSuggestApply(): Promise<void> {
    const changes = (this.suggestions ?? [])
      .filter(({ userId }) => !this.unchosen.has(userId ?? ""))
      .map(({ userId, teammateId }) => ({ userId, teammateId, ignored: false }));
    await this.act(async () => {
      await saveMappings({ changes: JSON.stringify(changes) });
      this.suggestions = null;
      this.tell(saved);
    });
  }

  handleCancel(): void {
    this.preview = null;
    this.suggestions = null;
  }

  private tell(notice: string): void {
    this.notice = notice;
    this.dispatchEvent(new CustomEvent("changed"));
  }

  private async act(action: () => Promise<unknown>): Promise<void> {
    this.notice = "";
    await whileBusy(this, action);
  }
}
