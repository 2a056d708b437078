import { LightningElement, api } from "lwc";
import type { MatchChoices, MatchField, MatchPage } from "apex/types";
import contactField from "@salesforce/label/c.Matching_Contact_Field";
import fieldIndexed from "@salesforce/label/c.Matching_Field_Indexed";
import key from "@salesforce/label/c.Matching_Key";
import keyEmail from "@salesforce/label/c.Matching_Key_Email";
import keyId from "@salesforce/label/c.Matching_Key_Id";
import leadField from "@salesforce/label/c.Matching_Lead_Field";
import linked from "@salesforce/label/c.Matching_People_Linked";
import linkedNone from "@salesforce/label/c.Matching_People_Linked_None";
import noContacts from "@salesforce/label/c.Matching_No_Contacts";
import noLeads from "@salesforce/label/c.Matching_No_Leads";
import order from "@salesforce/label/c.Matching_Order";
import tie from "@salesforce/label/c.Matching_Tie";
import tieAsk from "@salesforce/label/c.Matching_Tie_Ask";
import tieOldest from "@salesforce/label/c.Matching_Tie_Oldest";
import tieRecent from "@salesforce/label/c.Matching_Tie_Recent";
import title from "@salesforce/label/c.Matching_People_Title";
import { fill } from "c/labelText";

interface Option {
  label: string;
  value: string;
}

/** By what people are matched. Fires `rules` with what was changed. */
export default class SetupMatchingPeople extends LightningElement {
  @api page!: MatchPage;
  @api rules!: MatchChoices;
  @api disabled = false;

  labels = { contactField, key, leadField, order, tie, title };
  keys: Option[] = [
    { label: keyEmail, value: "email" },
    { label: keyId, value: "externalId" },
  ];
  ties: Option[] = [
    { label: tieRecent, value: "recent" },
    { label: tieOldest, value: "oldest" },
    { label: tieAsk, value: "ask" },
  ];

  get statement(): string {
    return this.page.linkedPeople ? fill(linked, this.page.linkedPeople) : linkedNone;
  }

  get contactFields(): Option[] {
    return this.options(this.page.contactFields, noContacts);
  }

  get leadFields(): Option[] {
    return this.options(this.page.leadFields, noLeads);
  }

  handleKey(event: CustomEvent<{ value: string }>): void {
    const { value } = event.detail;
    const fields =
      value === "email"
        ? { contactField: "Email", leadField: "Email" }
        : { contactField: this.likeliest(this.page.contactFields), leadField: this.likeliest(this.page.leadFields) };
    this.change({ key: value, ...fields });
  }

  handleChoice(event: CustomEvent<{ value: string }>): void {
    const { field } = (event.currentTarget as HTMLElement).dataset as { field: keyof MatchChoices };
    this.change({ [field]: event.detail.value });
  }

  /** Emails are matched by fields of emails only; the email field is always one of them. */
  private options(fields: MatchField[], none: string): Option[] {
    const fitting = this.rules.key === "email" ? fields.filter(({ email }) => email) : fields;
    const options = fitting.map(({ value, label, indexed }) => ({
      value: value ?? "",
      label: indexed ? fill(fieldIndexed, label ?? "") : (label ?? ""),
    }));
    return [...options, { label: none, value: "None" }];
  }

  /** Unique fields come first; without any nothing is guessed. */
  private likeliest(fields: MatchField[]): string {
    return fields.find(({ indexed, email }) => indexed && !email)?.value ?? "None";
  }

  private change(values: Partial<MatchChoices>): void {
    this.dispatchEvent(new CustomEvent("rules", { detail: values }));
  }
}
