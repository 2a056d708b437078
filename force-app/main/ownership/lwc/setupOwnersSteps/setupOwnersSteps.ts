import { LightningElement, api } from "lwc";
import account from "@salesforce/label/c.Owners_Step_Account";
import contact from "@salesforce/label/c.Owners_Step_Contact";
import down from "@salesforce/label/c.Owners_Step_Down";
import help from "@salesforce/label/c.Owners_Rules_Steps_Help";
import lead from "@salesforce/label/c.Owners_Step_Lead";
import title from "@salesforce/label/c.Owners_Rules_Steps";
import up from "@salesforce/label/c.Owners_Step_Up";
import { fill } from "c/labelText";

const names = new Map([
  ["account", account],
  ["contact", contact],
  ["lead", lead],
]);

interface Step {
  name: string;
  label: string;
  checked: boolean;
  upLabel: string;
  downLabel: string;
  first: boolean;
  last: boolean;
}

/** Which owners are asked, in which order. Fires `steps` with the names of those that are. */
export default class SetupOwnersSteps extends LightningElement {
  /** Names of the steps that are asked, in order. */
  @api steps: string[] = [];
  @api disabled = false;

  labels = { help, title };

  /** Steps that are switched off stand after the others. */
  get lines(): Step[] {
    const off = [...names.keys()].filter((name) => !this.steps.includes(name));
    return [...this.steps, ...off].map((name, index) => {
      const label = names.get(name) ?? name;
      const checked = index < this.steps.length;
      return {
        name,
        label,
        checked,
        upLabel: fill(up, label),
        downLabel: fill(down, label),
        first: this.disabled || !checked || index === 0,
        last: this.disabled || !checked || index === this.steps.length - 1,
      };
    });
  }

  handleCheck(event: CustomEvent<{ checked: boolean }>): void {
    const name = nameOf(event);
    this.tell(event.detail.checked ? [...this.steps, name] : this.steps.filter((step) => step !== name));
  }

  handleUp(event: Event): void {
    this.move(nameOf(event), -1);
  }

  handleDown(event: Event): void {
    this.move(nameOf(event), 1);
  }

  private move(name: string, by: number): void {
    const steps = this.steps.filter((step) => step !== name);
    steps.splice(this.steps.indexOf(name) + by, 0, name);
    this.tell(steps);
  }

  private tell(steps: string[]): void {
    this.dispatchEvent(new CustomEvent("steps", { detail: steps }));
  }
}

const nameOf = (event: Event): string => (event.currentTarget as HTMLElement).dataset["step"] ?? "";
