import { LightningElement, api } from "lwc";
import { currentApp } from "host/apps";
import { describeGlobal, type Field } from "host/describe";

const INPUT_TYPES: Record<string, string> = {
  email: "email",
  phone: "tel",
  url: "url",
  date: "date",
  datetime: "datetime",
  double: "number",
  int: "number",
  long: "number",
  currency: "number",
  percent: "number",
};

/** One field being edited. Fires `fieldchange` with {name, value, label}. */
export default class FieldInput extends LightningElement {
  @api field!: Field;
  @api value: unknown;
  @api required = false;
  @api error = "";
  /** Shown name of the referenced record, for lookups. */
  @api referenceName = "";
  @api disabled = false;
  chosenTarget: string | undefined;
  targetLabels: Record<string, string> = {};

  @api
  focus(): void {
    this.template?.querySelector<HTMLElement>(".host-editor")?.focus();
  }

  get label(): string {
    return this.field.type === "reference" ? this.field.label.replace(/ ID$/, "") : this.field.label;
  }

  get isPicklist(): boolean {
    return this.field.type === "picklist"; // a combobox field takes any text
  }
  get isMultiPicklist(): boolean {
    return this.field.type === "multipicklist";
  }
  get isTextArea(): boolean {
    return this.field.type === "textarea";
  }
  get isCheckbox(): boolean {
    return this.field.type === "boolean";
  }
  get isLookup(): boolean {
    return this.field.type === "reference";
  }

  get inputType(): string {
    return INPUT_TYPES[this.field.type] ?? "text";
  }

  get step(): string | undefined {
    return this.inputType === "number" ? String(10 ** -this.field.scale) : undefined;
  }

  get maxLength(): number | undefined {
    return this.field.length > 0 ? this.field.length : undefined;
  }

  get text(): string {
    return this.value === null || this.value === undefined ? "" : String(this.value);
  }

  get checked(): boolean {
    return this.value === true;
  }

  get options(): { label: string; value: string }[] {
    const entries = this.field.picklistValues
      .filter((entry) => entry.active)
      .map(({ label, value }) => ({ label, value }));
    const current = this.text;
    if (current !== "" && !this.isMultiPicklist && !entries.some((entry) => entry.value === current))
      entries.unshift({ label: current, value: current });
    if (this.isMultiPicklist || (this.required && current !== "")) return entries;
    return [{ label: "--None--", value: "" }, ...entries];
  }

  get chosen(): string[] {
    return this.text === "" ? [] : this.text.split(";");
  }

  /** Objects that the lookup may search: those of the app where there are many, else all. */
  get targets(): string[] {
    const all = this.field.referenceTo.filter((name) => name !== "Group");
    if (all.length < 2) return all;
    const inApp = new Set((currentApp()?.tabs ?? []).flatMap((tab) => tab.objectApiName ?? []));
    const shown = all.filter((name) => inApp.has(name));
    return shown.length > 0 ? shown : all.slice(0, 1);
  }

  get hasSeveralTargets(): boolean {
    return this.targets.length > 1 && this.text === "";
  }

  get targetOptions(): { label: string; value: string }[] {
    return this.targets.map((value) => ({ label: this.targetLabels[value] ?? value, value }));
  }

  get target(): string {
    return this.chosenTarget ?? this.targets[0] ?? "";
  }

  get targetLabel(): string {
    return `Kind of record for ${this.label}`;
  }

  async connectedCallback(): Promise<void> {
    if (!this.isLookup || this.field.referenceTo.length < 2) return;
    const objects = (await describeGlobal()).sobjects;
    this.targetLabels = Object.fromEntries(objects.map((object) => [object.name, object.label]));
    const prefix = this.text.slice(0, 3);
    this.chosenTarget = objects.find((object) => prefix !== "" && object.keyPrefix === prefix)?.name;
  }

  handleTarget(event: CustomEvent<{ value: string }>): void {
    this.chosenTarget = event.detail.value;
  }

  /** The input itself already says that a required field is empty. */
  get ownError(): string {
    return this.required && this.text === "" && this.error.startsWith("Required fields are missing") && !this.isLookup
      ? ""
      : this.error;
  }

  get className(): string {
    return this.error === "" || this.error === undefined ? "" : "slds-has-error";
  }

  #fire(value: unknown, label?: string): void {
    this.dispatchEvent(new CustomEvent("fieldchange", { detail: { name: this.field.name, value, label } }));
  }

  handleText(event: CustomEvent<{ value: string }>): void {
    const value = event.detail.value;
    this.#fire(this.inputType === "number" ? (value === "" ? null : Number(value)) : value);
  }

  handleCheckbox(event: CustomEvent<{ checked: boolean }>): void {
    this.#fire(event.detail.checked);
  }

  handleChosen(event: CustomEvent<{ value: string[] }>): void {
    this.#fire(event.detail.value.join(";"));
  }

  handleLookup(event: CustomEvent<{ id: string | null; name: string }>): void {
    this.#fire(event.detail.id, event.detail.name);
  }
}
