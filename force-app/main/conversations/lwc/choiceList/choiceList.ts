import { LightningElement, api } from "lwc";
import nothingFound from "@salesforce/label/c.Choice_Nothing_Found";
import foundOne from "@salesforce/label/c.Choice_Found_One";
import found from "@salesforce/label/c.Choice_Found";
import more from "@salesforce/label/c.Choice_More";
import { count, fill } from "c/labelText";

/** One thing that can be chosen. */
export interface Choice {
  id: string;
  label: string;
  /** What tells it from another one of the same name. */
  detail?: string;
  iconName?: string;
  /** It holds already. */
  selected?: boolean;
}

interface Row extends Choice {
  pressed: string;
  className: string;
}

/** More than these are not read by anybody: one types another letter. */
const MOST = 30;
const MARKS = /\p{Diacritic}/gu;

/** A list that gets shorter while one types. Fires `choose` with the id of the chosen one. */
export default class ChoiceList extends LightningElement {
  /** What is looked for, as the field is called. */
  @api label = "";
  @api choices: Choice[] = [];
  @api disabled = false;

  labels = { nothingFound };
  private term = "";

  @api
  focus(): void {
    this.search?.focus();
  }

  get rows(): Row[] {
    return this.matching.slice(0, MOST).map((choice) => ({
      ...choice,
      pressed: String(choice.selected ?? false),
      className: choice.selected ? "choice selected" : "choice",
    }));
  }

  get isEmpty(): boolean {
    return this.matching.length === 0;
  }

  get moreText(): string {
    const rest = this.matching.length - MOST;
    return rest > 0 ? fill(more, rest) : "";
  }

  /** For those who do not see the list get shorter. */
  get foundText(): string {
    return this.term && !this.isEmpty ? count(foundOne, found, this.matching.length) : "";
  }

  handleSearch(event: CustomEvent<{ value: string }>): void {
    this.term = event.detail.value;
  }

  handleChoose(event: Event): void {
    this.choose((event.currentTarget as HTMLElement).dataset["id"] ?? "");
  }

  /** Arrows go from the field into the list and through it; Enter in the field takes the only one that is left. */
  handleKey(event: KeyboardEvent): void {
    const only = this.matching.length === 1 ? this.matching[0] : null;
    if (event.key === "Enter" && event.target === this.search && only) this.choose(only.id);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const buttons = [...(this.template?.querySelectorAll<HTMLElement>(".choice") ?? [])];
    const next = buttons.indexOf(event.target as HTMLElement) + step;
    if (next < 0) this.focus();
    else buttons[Math.min(next, buttons.length - 1)]?.focus();
  }

  private choose(id: string): void {
    if (!this.disabled) this.dispatchEvent(new CustomEvent<string>("choose", { detail: id }));
  }

  private get search(): HTMLElement | undefined {
    return (this.refs as { search?: HTMLElement }).search;
  }

  private get matching(): Choice[] {
    const wanted = plain(this.term).split(/\s+/).filter(Boolean);
    return this.choices.filter(({ label, detail }) => {
      const text = plain(`${label} ${detail ?? ""}`);
      return wanted.every((word) => text.includes(word));
    });
  }
}

/** Without capitals and accents, as people type. */
const plain = (text: string): string => text.normalize("NFD").replace(MARKS, "").toLowerCase();
