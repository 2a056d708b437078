import { LightningElement, api } from "lwc";
import more from "@salesforce/label/c.Fields_Picker_More";
import nothing from "@salesforce/label/c.Fields_Picker_Nothing";
import type { Choice } from "c/fieldChoices";
import { fill } from "c/labelText";

const MOST = 60;
/** Height of an open list with the footer that may cover it, in pixels. */
const ROOM = 380;

interface Option extends Choice {
  id: string;
  className: string;
  disabled: string;
  selected: string;
}

/**
 * A combobox for hundreds of choices: searched by typing, never more than 60 rendered, none before it is opened. Fires
 * `open` when it wants choices, `search` for each change of the text, and `choose` with the value.
 */
export default class SetupFieldsPicker extends LightningElement {
  static override delegatesFocus = true;
  @api label = "";
  /** What is chosen now, as text. */
  @api text = "";
  @api value = "";
  @api placeholder = "";
  @api disabled = false;
  /** All of them; the parent may leave this empty until `open`. */
  @api choices: readonly Choice[] = [];

  labels = { nothing };
  isOpen = false;
  typed: string | null = null;
  opensUp = false;
  private active = -1;

  get shown(): string {
    return this.typed ?? this.text;
  }

  get expanded(): string {
    return String(this.isOpen);
  }

  get comboboxClass(): string {
    return `slds-combobox slds-dropdown-trigger slds-dropdown-trigger_click${this.isOpen ? " slds-is-open" : ""}${this.opensUp ? " up" : ""}`;
  }

  get matches(): Choice[] {
    const words = (this.typed ?? "").toLowerCase().split(/\s+/).filter(Boolean);
    return this.choices.filter(({ label, detail }) => {
      const text = `${label} ${detail}`.toLowerCase();
      return words.every((word) => text.includes(word));
    });
  }

  get options(): Option[] {
    return this.matches.slice(0, MOST).map((choice, index) => ({
      ...choice,
      id: `option-${index}`,
      className: `choice${index === this.active ? " active" : ""}${choice.refusal ? " refused" : ""}`,
      disabled: String(Boolean(choice.refusal)),
      selected: String(choice.value === this.value),
    }));
  }

  get groups(): { section: string; options: Option[] }[] {
    const groups = new Map<string, Option[]>();
    for (const option of this.options) groups.set(option.section, [...(groups.get(option.section) ?? []), option]);
    return [...groups].map(([section, options]) => ({ section, options }));
  }

  get activeId(): string | null {
    return this.isOpen && this.active >= 0 ? `option-${this.active}` : null;
  }

  get note(): string {
    const hidden = this.matches.length - MOST;
    if (this.matches.length === 0) return nothing;
    return hidden > 0 ? fill(more, hidden) : "";
  }

  override renderedCallback(): void {
    if (this.isOpen) this.template?.querySelector(".choice.active")?.scrollIntoView({ block: "nearest" });
  }

  handleOpen(): void {
    if (this.isOpen || this.disabled) return;
    const place = this.template?.querySelector("input")?.getBoundingClientRect();
    this.opensUp = Boolean(place && window.innerHeight - place.bottom < ROOM && place.top > ROOM);
    this.isOpen = true;
    this.active = -1;
    this.dispatchEvent(new CustomEvent("open"));
  }

  handleInput(event: Event): void {
    this.typed = (event.target as HTMLInputElement).value;
    this.handleOpen();
    this.active = -1;
    this.dispatchEvent(new CustomEvent("search", { detail: { text: this.typed } }));
  }

  handleKey(event: KeyboardEvent): void {
    const last = this.options.length - 1;
    const moves: Partial<Record<string, () => void>> = {
      ArrowDown: () => this.move(Math.min(this.active + 1, last)),
      ArrowUp: () => this.move(Math.max(this.active - 1, 0)),
      PageDown: () => this.move(Math.min(this.active + 10, last)),
      PageUp: () => this.move(Math.max(this.active - 10, 0)),
      Enter: () => this.choose(this.active < 0 ? undefined : this.options.at(this.active)),
      Escape: () => this.close(),
    };
    const move = moves[event.key];
    if (!move || (event.key === "Escape" && !this.isOpen)) return;
    event.preventDefault();
    event.stopPropagation();
    move();
  }

  /** Keeps the focus in the field, so that it does not close before the click arrives. */
  handlePress(event: Event): void {
    event.preventDefault();
  }

  handleChoose(event: Event): void {
    const { value } = (event.currentTarget as HTMLElement).dataset;
    this.choose(this.options.find((option) => option.value === value));
  }

  close(): void {
    this.isOpen = false;
    this.typed = null;
    this.active = -1;
  }

  private move(active: number): void {
    if (!this.isOpen) this.handleOpen();
    else this.active = active;
  }

  private choose(option: Choice | undefined): void {
    if (!option || option.refusal) return;
    this.close();
    this.dispatchEvent(new CustomEvent("choose", { detail: { value: option.value } }));
  }
}
