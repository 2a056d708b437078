import { LightningElement, api } from "lwc";
import type { PersonChoice as Person } from "apex/types";
import lastSeen from "@salesforce/label/c.Person_Last_Seen";
import leadRole from "@salesforce/label/c.Person_Role_Lead";
import linkedTo from "@salesforce/label/c.Person_Linked_To";
import otherRecord from "@salesforce/label/c.Person_Other_Record";
import userRole from "@salesforce/label/c.Person_Role_User";
import { fill } from "c/labelText";

const roles = new Map([
  ["user", userRole],
  ["lead", leadRole],
]);

/** Somebody in Intercom who can be chosen. Fires `choose` with the person. */
export default class PersonChoice extends LightningElement {
  @api person!: Person;
  /** What the button says; `{0}` is the person's name. */
  @api actionLabel = "";

  labels = { lastSeen };

  get action(): string {
    return fill(this.actionLabel, this.person.name ?? "");
  }

  get detail(): string {
    return [this.person.email, roles.get(this.person.role ?? "")].filter(Boolean).join(" · ");
  }

  get linkedText(): string {
    return this.person.isLinked ? fill(linkedTo, this.person.recordName ?? otherRecord) : "";
  }

  handleChoose(): void {
    this.dispatchEvent(new CustomEvent<Person>("choose", { detail: this.person }));
  }
}
