import { LightningElement, api } from "lwc";
import type { OwnerRules, OwnerTeammate } from "apex/types";
import getExamples from "@salesforce/apex/OwnerSetupController.getExamples";
import saveRules from "@salesforce/apex/OwnerSetupController.saveRules";
import cancel from "@salesforce/label/c.Owners_Cancel";
import enabled from "@salesforce/label/c.Owners_Rules_Enabled";
import examples from "@salesforce/label/c.Owners_Examples";
import fallback from "@salesforce/label/c.Owners_Fallback";
import fallbackChoose from "@salesforce/label/c.Owners_Fallback_Choose";
import fallbackConnector from "@salesforce/label/c.Owners_Fallback_Connector";
import fallbackConnectorNone from "@salesforce/label/c.Owners_Fallback_Connector_None";
import fallbackNobody from "@salesforce/label/c.Owners_Fallback_Nobody";
import fallbackTeammate from "@salesforce/label/c.Owners_Fallback_Teammate";
import fallbackUnchanged from "@salesforce/label/c.Owners_Fallback_Unchanged";
import manual from "@salesforce/label/c.Owners_Manual";
import manualAdopt from "@salesforce/label/c.Owners_Manual_Adopt";
import manualKeep from "@salesforce/label/c.Owners_Manual_Keep";
import manualPutBack from "@salesforce/label/c.Owners_Manual_Put_Back";
import reassign from "@salesforce/label/c.Owners_Reassign";
import save from "@salesforce/label/c.Owners_Save";
import saved from "@salesforce/label/c.Owners_Saved";
import saveFailed from "@salesforce/label/c.Owners_Save_Failed";
import title from "@salesforce/label/c.Owners_Rules_Title";
import { errorText } from "c/errorText";
import { fill } from "c/labelText";

type Choice = "fallback" | "manualChanges" | "fallbackTeammateId";

/** The rules of ownership; sentences say what they would do before they are saved. Fires `changed` when they are. */
export default class SetupOwnersRules extends LightningElement {
  @api teammates: OwnerTeammate[] = [];
  /** Name of the teammate who connected, or null. */
  @api connectorName: string | null = null;

  labels = { cancel, enabled, examples, fallback, fallbackChoose, manual, reassign, save, saveFailed, title };
  draft!: OwnerRules;
  sentences: string[] = [];
  error = "";
  notice = "";
  busy = false;
  private stored: OwnerRules | null = null;
  private latest = 0;

  @api
  get rules(): OwnerRules | null {
    return this.stored;
  }
  set rules(rules: OwnerRules | null) {
    if (!rules) return;
    const touched = this.stored !== null && this.dirty;
    this.stored = rules;
    if (!touched) this.draft = { ...rules };
  }

  override connectedCallback(): void {
    void this.explain();
  }

  get dirty(): boolean {
    return JSON.stringify(this.draft) !== JSON.stringify(this.stored);
  }

  get unchangeable(): boolean {
    return this.busy || !this.dirty || (this.needsTeammate && !this.draft.fallbackTeammateId);
  }

  get uncancellable(): boolean {
    return this.busy || !this.dirty;
  }

  get needsTeammate(): boolean {
    return this.draft.fallback === "teammate";
  }

  get fallbackOptions(): { label: string; value: string }[] {
    const connector = this.connectorName ? fill(fallbackConnector, this.connectorName) : fallbackConnectorNone;
    return [
      { label: fallbackUnchanged, value: "unchanged" },
      { label: connector, value: "connector" },
      { label: fallbackTeammate, value: "teammate" },
      { label: fallbackNobody, value: "nobody" },
    ];
  }

  get teammateOptions(): { label: string; value: string }[] {
    return this.teammates.map(({ id, name }) => ({ label: name ?? "", value: id ?? "" }));
  }

  get manualOptions(): { label: string; value: string }[] {
    return [
      { label: manualPutBack, value: "putBack" },
      { label: manualKeep, value: "keep" },
      { label: manualAdopt, value: "adopt" },
    ];
  }

  handleEnabled(event: CustomEvent<{ checked: boolean }>): void {
    this.change({ enabled: event.detail.checked });
  }

  handleReassign(event: CustomEvent<{ checked: boolean }>): void {
    this.change({ reassign: event.detail.checked });
  }

  handleSteps(event: CustomEvent<string[]>): void {
    this.change({ steps: event.detail });
  }

  handleChoice(event: CustomEvent<{ value: string }>): void {
    const { field } = (event.currentTarget as HTMLElement).dataset as { field: Choice };
    this.change({ [field]: event.detail.value });
  }

  handleCancel(): void {
    this.change({ ...this.stored });
  }

  async handleSave(): Promise<void> {
    this.busy = true;
    this.error = "";
    try {
      await saveRules({ rules: JSON.stringify(this.draft) });
      this.stored = this.draft;
      this.notice = saved;
      this.dispatchEvent(new CustomEvent("changed"));
    } catch (error) {
      this.error = errorText(error);
    }
    this.busy = false;
  }

  private change(values: Partial<OwnerRules>): void {
    this.draft = { ...this.draft, ...values };
    this.notice = "";
    void this.explain();
  }

  /** Sentences of rules that were changed meanwhile are dropped; while a teammate is missing the earlier ones stay. */
  private async explain(): Promise<void> {
    if (this.needsTeammate && !this.draft.fallbackTeammateId) return;
    const turn = ++this.latest;
    try {
      const sentences = await getExamples({ rules: JSON.stringify(this.draft) });
      if (turn === this.latest) this.sentences = sentences;
    } catch (error) {
      if (turn === this.latest) this.error = errorText(error);
    }
  }
}
