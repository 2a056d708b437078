import { LightningElement, api } from "lwc";
import type { FieldMappingPerson } from "apex/types";
import samplePeople from "@salesforce/apex/FieldMappingController.samplePeople";
import sampleValues from "@salesforce/apex/FieldMappingController.sampleValues";
import choose from "@salesforce/label/c.Fields_Sample_Choose";
import failed from "@salesforce/label/c.Fields_Sample_Failed";
import nobody from "@salesforce/label/c.Fields_Sample_Nobody";
import showing from "@salesforce/label/c.Fields_Sample_Showing";
import type { Choice } from "c/fieldChoices";
import type { Samples } from "c/setupFieldsRow";
import { errorText } from "c/errorText";

/** What the page shows as examples, and whose they are. */
export interface Sample extends Samples {
  linkId: string;
}

/** Whose values are shown. Fires `sample` with them. */
export default class SetupFieldsPerson extends LightningElement {
  @api objectName = "";
  /** Fields whose values are wanted; one that was not asked for yet is read. */
  @api
  get paths(): readonly string[] {
    return this.wanted;
  }
  set paths(value: readonly string[]) {
    this.wanted = value;
    if (this.person && value.some((path) => !this.asked.has(path))) void this.read();
  }

  labels = { choose, failed, showing };
  choices: Choice[] = [];
  person: FieldMappingPerson | null = null;
  isEmpty = false;
  error = "";
  private wanted: readonly string[] = [];
  private asked = new Set<string>();
  private people: FieldMappingPerson[] = [];
  private latest = 0;
  private turn = 0;

  override connectedCallback(): void {
    void this.start();
  }

  get text(): string {
    return this.person?.name ?? "";
  }

  get emptyText(): string {
    return this.isEmpty ? nobody : "";
  }

  async start(): Promise<void> {
    const people = await this.find("");
    const person = this.person ?? people?.at(0);
    this.isEmpty = people?.length === 0;
    if (person) await this.show(person);
  }

  handleOpen(): void {
    void this.find("");
  }

  handleSearch(event: CustomEvent<{ text: string }>): void {
    void this.find(event.detail.text);
  }

  handleChoose(event: CustomEvent<{ value: string }>): void {
    const person = this.people.find(({ linkId }) => linkId === event.detail.value);
    if (person) void this.show(person);
  }

  /** Who was found, null when it failed. An answer that a later question has overtaken is not offered. */
  private async find(search: string): Promise<FieldMappingPerson[] | null> {
    const turn = ++this.turn;
    try {
      const people = await samplePeople({ objectName: this.objectName, search });
      if (turn !== this.turn) return people;
      this.people = people;
      this.choices = people.map(({ linkId, name, detail }) => ({
        value: linkId ?? "",
        label: name ?? "",
        detail: detail ?? "",
        section: "",
        refusal: "",
      }));
      return people;
    } catch (error) {
      this.error = errorText(error);
      return null;
    }
  }

  private async show(person: FieldMappingPerson): Promise<void> {
    this.person = person;
    this.asked = new Set();
    await this.read();
  }

  private async read(): Promise<void> {
    const turn = ++this.latest;
    const { linkId, name } = this.person ?? {};
    const paths = [...this.wanted];
    this.asked = new Set(paths);
    this.error = "";
    try {
      const values = await sampleValues({ objectName: this.objectName, linkId: linkId ?? "", paths });
      if (turn !== this.latest) return;
      const sample: Sample = { linkId: linkId ?? "", name: name ?? "", ...values };
      this.dispatchEvent(new CustomEvent("sample", { detail: sample }));
    } catch (error) {
      if (turn === this.latest) this.error = errorText(error);
    }
  }
}
