import { LightningElement, api } from "lwc";
import type { MatchChoices, MatchPage, MatchSuggestion } from "apex/types";
import saveRules from "@salesforce/apex/MatchingController.saveRules";
import cancel from "@salesforce/label/c.Matching_Cancel";
import conflictText from "@salesforce/label/c.Matching_Conflict";
import conflictMine from "@salesforce/label/c.Matching_Conflict_Mine";
import conflictTheirs from "@salesforce/label/c.Matching_Conflict_Theirs";
import save from "@salesforce/label/c.Matching_Save";
import saved from "@salesforce/label/c.Matching_Saved";
import saveFailed from "@salesforce/label/c.Matching_Save_Failed";
import { errorText } from "c/errorText";

/** The rules of matching as they are chosen, saved only when nobody else has saved meanwhile. Fires `saved`. */
export default class SetupMatchingRules extends LightningElement {
  labels = { cancel, conflictMine, conflictText, conflictTheirs, save, saveFailed };
  draft!: MatchChoices;
  theirs: MatchChoices | null = null;
  error = "";
  notice = "";
  busy = false;
  private shown: MatchPage | undefined;

  @api
  get page(): MatchPage | undefined {
    return this.shown;
  }
  set page(page: MatchPage | undefined) {
    const touched = this.shown && this.dirty;
    this.shown = page;
    if (!touched && page?.rules) this.draft = { ...page.rules };
  }

  get dirty(): boolean {
    const { version: before, ...stored } = this.stored;
    const { version, ...draft } = this.draft;
    return (
      version !== before ||
      JSON.stringify(Object.entries(draft).sort()) !== JSON.stringify(Object.entries(stored).sort())
    );
  }

  get unchangeable(): boolean {
    return this.busy || !this.dirty;
  }

  /** Saving raises the version, and does not make a preview out of date. */
  get serialized(): string {
    return JSON.stringify({ ...this.draft, version: null });
  }

  handleRules(event: CustomEvent<Partial<MatchChoices>>): void {
    this.draft = { ...this.draft, ...event.detail };
    this.notice = "";
  }

  handleSuggestion(event: CustomEvent<MatchSuggestion>): void {
    const { key, contactField, leadField, accountField } = event.detail;
    if (accountField) {
      this.draft = { ...this.draft, accountField };
    } else {
      const fields = { contactField: contactField ?? "None", leadField: leadField ?? "None" };
      this.draft = { ...this.draft, key: key ?? "email", ...fields };
    }
    this.notice = "";
  }

  handleCancel(): void {
    this.draft = { ...this.stored };
    this.notice = "";
    this.error = "";
    this.theirs = null;
  }

  async handleSave(): Promise<void> {
    this.busy = true;
    this.error = "";
    this.notice = "";
    try {
      const outcome = await saveRules({ rules: JSON.stringify(this.draft) });
      const rules = outcome.rules ?? this.draft;
      this.theirs = outcome.conflict ? rules : null;
      if (!outcome.conflict) {
        this.take(rules, rules);
        this.notice = saved;
        this.dispatchEvent(new CustomEvent("saved"));
      }
    } catch (error) {
      this.error = errorText(error);
    }
    this.busy = false;
  }

  handleTheirs(): void {
    if (this.theirs) this.take(this.theirs, this.theirs);
  }

  handleMine(): void {
    if (!this.theirs) return;
    this.take({ ...this.draft, version: this.theirs.version ?? null }, this.theirs);
    void this.handleSave();
  }

  private get stored(): MatchChoices {
    return this.shown?.rules ?? this.draft;
  }

  private take(draft: MatchChoices, stored: MatchChoices): void {
    if (this.shown) this.shown = { ...this.shown, rules: stored };
    this.draft = { ...draft };
    this.theirs = null;
  }
}
