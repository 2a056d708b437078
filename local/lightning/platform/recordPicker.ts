import { LightningElement, api } from "lwc";
import { nameFieldOf } from "host/describe";
import { query, quoted } from "host/orgApi";

interface Lookup extends HTMLElement {
  value: string | null;
}

function unsupported(attribute: string): Error {
  return new Error(`lightning-record-picker: this local host does not support ${attribute}`);
}

/** Finds a record of one object by name. Fires `change` with {recordId}, null when the choice is taken back. */
export default class RecordPicker extends LightningElement {
  @api label = "";
  @api placeholder = "";
  @api required = false;
  @api disabled = false;
  @api messageWhenValueMissing = "Complete this field.";
  valueName = "";
  problem = "";
  #objectApiName = "";
  #value: string | null = null;
  #customProblem = "";

  @api
  get objectApiName(): string {
    return this.#objectApiName;
  }
  set objectApiName(name: string) {
    const isOther = this.#objectApiName !== "" && this.#objectApiName !== name;
    this.#objectApiName = name;
    if (isOther) this.#choose(null, "");
  }

  @api
  get value(): string | null {
    return this.#value;
  }
  set value(id: string | null) {
    if (id === this.#value) return;
    this.#choose(id === "" ? null : id, "");
    if (this.#value !== null) void this.#nameOf(this.#value);
  }

  @api
  get filter(): unknown {
    return undefined;
  }
  set filter(_value: unknown) {
    throw unsupported("filter");
  }

  @api
  get displayInfo(): unknown {
    return undefined;
  }
  set displayInfo(_value: unknown) {
    throw unsupported("display-info");
  }

  @api
  get matchingInfo(): unknown {
    return undefined;
  }
  set matchingInfo(_value: unknown) {
    throw unsupported("matching-info");
  }

  @api
  get validity(): { valid: boolean; valueMissing: boolean; customError: boolean } {
    const valueMissing = this.required && this.#value === null;
    const customError = this.#customProblem !== "";
    return { valid: !valueMissing && !customError, valueMissing, customError };
  }

  @api
  checkValidity(): boolean {
    return this.validity.valid;
  }

  @api
  reportValidity(): boolean {
    const { valid, customError } = this.validity;
    this.problem = valid ? "" : customError ? this.#customProblem : this.messageWhenValueMissing;
    return valid;
  }

  @api
  setCustomValidity(message: string): void {
    this.#customProblem = message;
  }

  @api
  clearSelection(): void {
    this.#choose(null, "");
  }

  @api
  focus(): void {
    (this.refs as { lookup?: Lookup }).lookup?.focus();
  }

  get formClass(): string {
    return this.problem === "" ? "" : "slds-has-error";
  }

  handleChoose(event: CustomEvent<{ id: string | null; name: string }>): void {
    event.stopPropagation();
    this.#choose(event.detail.id, event.detail.name);
    this.dispatchEvent(new CustomEvent("change", { detail: { recordId: this.#value } }));
  }

  #choose(id: string | null, name: string): void {
    this.#value = id;
    this.valueName = name;
    this.problem = "";
  }

  async #nameOf(id: string): Promise<void> {
    const nameField = nameFieldOf(this.#objectApiName);
    const [row] = await query(`SELECT Id, ${nameField} FROM ${this.#objectApiName} WHERE Id = ${quoted(id)}`);
    if (this.#value === id) this.valueName = String(row?.[nameField] ?? id);
  }
}
