import { LightningElement, api } from "lwc";
import { iconOf, nameFieldOf } from "host/describe";
import { messageOf, query, quoted } from "host/orgApi";

interface Choice {
  id: string;
  name: string;
  detail: string;
  optionId: string;
  className: string;
  selected: string;
}

/** What tells records of the same name apart, by object. */
const DETAILS: Record<string, string> = {
  User: "Username",
  Contact: "Email",
  Lead: "Company",
  Account: "BillingCity",
  Opportunity: "StageName",
  Case: "Subject",
};
const PAUSE = 200;

/** Picks one record by name. Fires `choose` with {id, name}; a null id clears. */
export default class Lookup extends LightningElement {
  @api label = "";
  @api objectApiName = "";
  @api value = "";
  @api valueName = "";
  @api required = false;
  @api disabled = false;
  @api placeholder = "";
  term = "";
  isOpen = false;
  isSearching = false;
  choices: { id: string; name: string; detail: string }[] = [];
  active = -1;
  failure = "";
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;

  @api
  focus(): void {
    this.template?.querySelector<HTMLElement>("input, button")?.focus();
  }

  get hasValue(): boolean {
    return this.value !== "" && this.value !== null && this.value !== undefined;
  }

  get icon(): string {
    return iconOf(this.objectApiName);
  }

  get expanded(): string {
    return String(this.isOpen);
  }

  get activeId(): string | undefined {
    return this.isOpen && this.active >= 0 ? `option-${String(this.active)}` : undefined;
  }

  get containerClass(): string {
    return this.hasValue ? "slds-combobox_container slds-has-selection" : "slds-combobox_container";
  }

  get comboClass(): string {
    return `slds-combobox slds-dropdown-trigger slds-dropdown-trigger_click${this.isOpen ? " slds-is-open" : ""}`;
  }

  get shownPlaceholder(): string {
    return this.placeholder === "" ? "Search..." : this.placeholder;
  }

  get removeLabel(): string {
    return `Remove ${this.valueName}`;
  }

  get options(): Choice[] {
    return this.choices.map((choice, index) => ({
      ...choice,
      optionId: `option-${String(index)}`,
      selected: String(index === this.active),
      className: `slds-media slds-media_center slds-listbox__option slds-listbox__option_entity${choice.detail === "" ? "" : " slds-listbox__option_has-meta"}${index === this.active ? " slds-has-focus" : ""}`,
    }));
  }

  get isEmpty(): boolean {
    return !this.isSearching && this.choices.length === 0 && this.failure === "";
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer);
  }

  handleFocus(): void {
    if (!this.isOpen) this.#search();
  }

  handleInput(event: Event): void {
    this.term = (event.target as HTMLInputElement).value;
    clearTimeout(this.#timer);
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- a pause while typing saves requests
    this.#timer = setTimeout(() => this.#search(), PAUSE);
  }

  handleBlur(): void {
    this.isOpen = false;
  }

  #search(): void {
    this.isOpen = true;
    this.isSearching = true;
    this.failure = "";
    this.#turn += 1;
    const turn = this.#turn;
    this.#find()
      .then((choices) => {
        if (turn !== this.#turn) return;
        this.choices = choices;
        this.active = choices.length > 0 && this.term !== "" ? 0 : -1;
      })
      .catch((error: unknown) => {
        if (turn === this.#turn) this.failure = messageOf(error);
      })
      .finally(() => {
        if (turn === this.#turn) this.isSearching = false;
      });
  }

  async #find(): Promise<{ id: string; name: string; detail: string }[]> {
    const nameField = nameFieldOf(this.objectApiName);
    const detail = DETAILS[this.objectApiName];
    const conditions = [`${nameField} LIKE ${quoted(`%${this.term.trim()}%`)}`];
    if (this.objectApiName === "User") conditions.push("IsActive = true", "UserType = 'Standard'");
    const fields = ["Id", nameField, ...(detail === undefined ? [] : [detail])];
    const rows = await query(
      `SELECT ${fields.join(", ")} FROM ${this.objectApiName} WHERE ${conditions.join(" AND ")} ORDER BY ${nameField} LIMIT 8`,
    );
    return rows.map((row) => ({
      id: row.Id,
      name: String(row[nameField] ?? row.Id),
      detail: detail === undefined ? "" : String(row[detail] ?? ""),
    }));
  }

  handleKeyDown(event: KeyboardEvent): void {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!this.isOpen) this.#search();
      const step = event.key === "ArrowDown" ? 1 : -1;
      const count = this.choices.length;
      if (count > 0) this.active = (this.active + step + count) % count;
    } else if (event.key === "Enter" && this.isOpen && this.active >= 0) {
      event.preventDefault();
      this.#choose(this.choices[this.active]);
    } else if (event.key === "Escape" && this.isOpen) {
      event.stopPropagation();
      this.isOpen = false;
    }
  }

  /** On mousedown, because the input loses its focus before a click arrives. */
  handleOption(event: Event): void {
    event.preventDefault();
    const id = (event.currentTarget as HTMLElement).dataset["id"];
    this.#choose(this.choices.find((choice) => choice.id === id));
  }

  #choose(choice: { id: string; name: string } | undefined): void {
    if (choice === undefined) return;
    this.isOpen = false;
    this.term = "";
    this.dispatchEvent(new CustomEvent("choose", { detail: { id: choice.id, name: choice.name } }));
  }

  handleRemove(): void {
    this.dispatchEvent(new CustomEvent("choose", { detail: { id: null, name: "" } }));
  }
}
