import { LightningElement, api } from 'lwc';
import type { Field } from 'host/describe';

const INPUT_TYPES: Record<string, string> = {
  email: 'email',
  phone: 'tel',
  url: 'url',
  date: 'date',
  datetime: 'datetime',
  double: 'number',
  int: 'number',
  long: 'number',
  currency: 'number',
  percent: 'number'
};

/** One field being edited. Fires `fieldchange` with {name, value, label}. */
export default class FieldInput extends LightningElement {
  @api field!: Field;
  @api value: unknown;
  @api required = false;
  @api error = '';
  /** Shown name of the referenced record, for lookups. */
  @api referenceName = '';
  @api disabled = false;

  @api
  focus(): void {
    this.template?.querySelector<HTMLElement>('.host-editor')?.focus();
  }

  get label(): string {
    return this.field.type === 'reference' ? this.field.label.replace(/ ID$/, '') : this.field.label;
  }

  get isPicklist(): boolean {
    return this.field.type === 'picklist' || this.field.type === 'combobox';
  }
  get isMultiPicklist(): boolean {
    return this.field.type === 'multipicklist';
  }
  get isTextArea(): boolean {
    return this.field.type === 'textarea';
  }
  get isCheckbox(): boolean {
    return this.field.type === 'boolean';
  }
  get isLookup(): boolean {
    return this.field.type === 'reference';
  }

  get inputType(): string {
    return INPUT_TYPES[this.field.type] ?? 'text';
  }

  get step(): string | undefined {
    return this.inputType === 'number' ? String(10 ** -this.field.scale) : undefined;
  }

  get maxLength(): number | undefined {
    return this.field.length > 0 ? this.field.length : undefined;
  }

  get text(): string {
    return this.value === null || this.value === undefined ? '' : String(this.value);
  }

  get checked(): boolean {
    return this.value === true;
  }

  get options(): { label: string; value: string }[] {
    const entries = this.field.picklistValues.filter((entry) => entry.active).map(({ label, value }) => ({ label, value }));
    const current = this.text;
    if (current !== '' && !this.isMultiPicklist && !entries.some((entry) => entry.value === current)) entries.unshift({ label: current, value: current });
    if (this.isMultiPicklist || (this.required && current !== '')) return entries;
    return [{ label: '--None--', value: '' }, ...entries];
  }

  get chosen(): string[] {
    return this.text === '' ? [] : this.text.split(';');
  }

  get target(): string {
    return this.field.referenceTo[0] ?? '';
  }

  /** The input itself already says that a required field is empty. */
  get ownError(): string {
    return this.required && this.text === '' && this.error.startsWith('Required fields are missing') && !this.isLookup ? '' : this.error;
  }

  get className(): string {
    return this.error === '' || this.error === undefined ? '' : 'slds-has-error';
  }

  #fire(value: unknown, label?: string): void {
    this.dispatchEvent(new CustomEvent('fieldchange', { detail: { name: this.field.name, value, label } }));
  }

  handleText(event: CustomEvent<{ value: string }>): void {
    const value = event.detail.value;
    this.#fire(this.inputType === 'number' ? (value === '' ? null : Number(value)) : value);
  }

  handleCheckbox(event: CustomEvent<{ checked: boolean }>): void {
    this.#fire(event.detail.checked);
  }

  handleChosen(event: CustomEvent<{ value: string[] }>): void {
    this.#fire(event.detail.value.join(';'));
  }

  handleLookup(event: CustomEvent<{ id: string | null; name: string }>): void {
    this.#fire(event.detail.id, event.detail.name);
  }
}
