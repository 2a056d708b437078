import { LightningElement, api } from "lwc";
import type { ShownValue } from "host/fieldValues";

const ADDRESS_NAMES = ["Street", "City", "State", "PostalCode", "Country"];

/** A field's value as Lightning Experience shows it. */
export default class FieldOutput extends LightningElement {
  @api shown!: ShownValue;

  get isText(): boolean {
    return this.shown.kind === "text";
  }
  get isLongText(): boolean {
    return this.shown.kind === "longText";
  }
  get isRichText(): boolean {
    return this.shown.kind === "richText";
  }
  get isEmail(): boolean {
    return this.shown.kind === "email";
  }
  get isPhone(): boolean {
    return this.shown.kind === "phone";
  }
  get isUrl(): boolean {
    return this.shown.kind === "url";
  }
  get isDate(): boolean {
    return this.shown.kind === "date";
  }
  get isDateTime(): boolean {
    return this.shown.kind === "dateTime";
  }
  get isNumber(): boolean {
    return ["number", "currency", "percent"].includes(this.shown.kind);
  }
  get isCheckbox(): boolean {
    return this.shown.kind === "checkbox";
  }
  get isLink(): boolean {
    return this.shown.kind === "link";
  }
  get isAddress(): boolean {
    return this.shown.kind === "address";
  }

  get numberStyle(): string {
    return { currency: "currency", percent: "percent" }[this.shown.kind as string] ?? "decimal";
  }

  get checkboxIcon(): string {
    return this.shown.value === true ? "utility:check" : "utility:steps";
  }

  get checkboxText(): string {
    return this.shown.value === true ? "True" : "False";
  }

  get checkboxClass(): string {
    return this.shown.value === true ? "host-checkbox host-checkbox_checked" : "host-checkbox";
  }

  get isChecked(): boolean {
    return this.shown.value === true;
  }

  /** Street on its own line, then city with state and postal code, then the country. */
  get addressLines(): { key: string; text: string }[] {
    const [street = "", city = "", state = "", code = "", country = ""] = ADDRESS_NAMES.map(
      (name) => this.shown.address[name] ?? "",
    );
    const region = [state, code].filter((part) => part !== "").join(" ");
    const lines = [...street.split(/\r?\n/), [city, region].filter((part) => part !== "").join(", "), country];
    return lines.filter((line) => line !== "").map((text, index) => ({ key: `${String(index)}${text}`, text }));
  }
}
