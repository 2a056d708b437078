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

/** The conversations of an import that somebody should look at, each a link, with why. */
export default class SetupImportsAttention extends NavigationMixin(LightningElement) {
  @api runId = "";

  labels = { attention, attentionFailed, attentionNone, attentionRetry, notesTitle };
  lines: Line[] | null = null;
  error = "";

  override connectedCallback(): void {
    void this.load();
  }

  get concerns(): Line[] {
    return (this.lines ?? []).filter(({ kind }) => kind !== "Long");
  }

  /** What nobody can do anything about. */
  get notes(): Line[] {
    return (this.lines ?? []).filter(({ kind }) => kind === "Long");
  }

  get retryable(): boolean {
    return this.concerns.some(({ kind }) => kind === "Failed");
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
