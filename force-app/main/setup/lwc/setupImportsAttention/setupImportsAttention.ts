import { LightningElement, api } from "lwc";
import { NavigationMixin } from "lightning/navigation";
import type { ImportAttention } from "apex/types";
import getAttention from "@salesforce/apex/ImportController.getAttention";
import attention from "@salesforce/label/c.Imports_Attention";
import attentionFailed from "@salesforce/label/c.Imports_Attention_Failed";
import attentionNone from "@salesforce/label/c.Imports_Attention_None";
import attentionRetry from "@salesforce/label/c.Imports_Attention_Retry";
import notesTitle from "@salesforce/label/c.Imports_Notes";
import { errorText } from "c/errorText";

interface Line {
  key: string;
  name: string;
  reason: string;
  url: string;
  kind: string;
}

/** Lines that stand together. */
interface Group {
  key: string;
  heading: string;
  lines: Line[];
  hint: string;
}

/** Kind of what nobody can do anything about. */
const BEYOND_HELP = "Long";

/** The conversations of an import that somebody should look at, each a link, with why. */
export default class SetupImportsAttention extends NavigationMixin(LightningElement) {
  @api runId = "";

  labels = { attention, attentionFailed, attentionNone };
  lines: Line[] | null = null;
  error = "";

  override connectedCallback(): void {
    void this.load();
  }

  get unconcerned(): boolean {
    return (this.lines ?? []).every(({ kind }) => kind === BEYOND_HELP);
  }

  get groups(): Group[] {
    const concerns = (this.lines ?? []).filter(({ kind }) => kind !== BEYOND_HELP);
    const notes = (this.lines ?? []).filter(({ kind }) => kind === BEYOND_HELP);
    const hint = concerns.some(({ kind }) => kind === "Failed") ? attentionRetry : "";
    return [
      { key: "concerns", heading: "", lines: concerns, hint },
      { key: "notes", heading: notesTitle, lines: notes, hint: "" },
    ].filter(({ lines }) => lines.length > 0);
  }

  async load(): Promise<void> {
    this.error = "";
    try {
      const found = await getAttention({ runId: this.runId });
      this.lines = await Promise.all(found.map((one, index) => this.lineOf(one, index)));
    } catch (error) {
      this.error = errorText(error);
    }
  }

  private async lineOf({ recordId, name, reason, kind }: ImportAttention, index: number): Promise<Line> {
    const url = recordId ? await this.urlOf(recordId) : "";
    return { key: String(index), name: name ?? "", reason: reason ?? "", url, kind: kind ?? "" };
  }

  private urlOf(recordId: string): Promise<string> {
    const attributes = { recordId, actionName: "view" };
    return this[NavigationMixin.GenerateUrl]({ type: "standard__recordPage", attributes });
  }
}
