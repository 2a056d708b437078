import { LightningElement, api } from "lwc";
import type { Ownership } from "apex/types";
import getOwnership from "@salesforce/apex/OwnershipController.getOwnership";
import failed from "@salesforce/label/c.Ownership_Failed";
import inIntercom from "@salesforce/label/c.Ownership_In_Intercom";
import inSalesforce from "@salesforce/label/c.Ownership_In_Salesforce";
import inSync from "@salesforce/label/c.Ownership_In_Sync";
import keptByHand from "@salesforce/label/c.Ownership_Kept_By_Hand";
import lastPushed from "@salesforce/label/c.Ownership_Last_Pushed";
import neverPushed from "@salesforce/label/c.Ownership_Never_Pushed";
import nobody from "@salesforce/label/c.Ownership_Nobody";
import noTeammate from "@salesforce/label/c.Ownership_No_Teammate";
import notSent from "@salesforce/label/c.Ownership_Not_Sent";
import notLinked from "@salesforce/label/c.Ownership_Not_Linked";
import off from "@salesforce/label/c.Owners_Example_Off";
import pending from "@salesforce/label/c.Ownership_Pending";
import people from "@salesforce/label/c.Ownership_People";
import peopleAgree from "@salesforce/label/c.Ownership_People_Agree";
import reason from "@salesforce/label/c.Ownership_Reason";
import title from "@salesforce/label/c.Ownership_Title";
import unknown from "@salesforce/label/c.Ownership_Unknown";
import { errorText } from "c/errorText";
import { fill } from "c/labelText";
import { passedOverOf, reasonOf } from "c/ownershipReasons";
import { Poller } from "c/poller";

const states = new Map([
  ["inSync", { text: inSync, iconName: "utility:success", variant: "success" }],
  ["pending", { text: pending, iconName: "utility:clock", variant: "" }],
  ["notSent", { text: notSent, iconName: "utility:info", variant: "" }],
  ["keptByHand", { text: keptByHand, iconName: "utility:edit", variant: "" }],
  ["off", { text: off, iconName: "utility:pause", variant: "" }],
  ["noTeammate", { text: noTeammate, iconName: "utility:warning", variant: "warning" }],
  ["notLinked", { text: notLinked, iconName: "utility:unlinked", variant: "" }],
]);

/** Who owns this person, or an account's people, in Salesforce and in Intercom, by which rule, and whether they agree. */
export default class IntercomOwnership extends LightningElement {
  @api recordId = "";

  labels = { failed, inIntercom, inSalesforce, lastPushed, neverPushed, people, reason, title };
  ownership: Ownership | null = null;
  error = "";
  // An owner changed on this page reaches Intercom within seconds: stay near while that is under way.
  private readonly poller = new Poller({ ask: () => this.look(), fastest: 3000, slowest: 30_000, patience: 10 });

  override connectedCallback(): void {
    void this.load();
    this.poller.start();
  }

  override disconnectedCallback(): void {
    this.poller.stop();
  }

  get loading(): boolean {
    return !this.ownership && !this.error;
  }

  get salesforceOwner(): string {
    return this.ownership?.salesforceOwnerName || nobody;
  }

  get intercomOwner(): string {
    // Only what was sent is known: of a linked person nobody may be the owner there, or anybody.
    return this.ownership?.intercomOwnerName || (this.ownership?.state === "notLinked" ? nobody : unknown);
  }

  get reasonText(): string {
    return reasonOf(this.ownership);
  }

  get passedOverText(): string {
    return passedOverOf(this.ownership);
  }

  /** How many of an account's people agree; empty on a person's page and while nobody is linked. */
  get agreement(): string {
    const { linkedPeople, agreeingPeople } = this.ownership ?? {};
    return linkedPeople ? fill(peopleAgree, agreeingPeople ?? 0, linkedPeople) : "";
  }

  get state(): { text: string; iconName: string; variant: string } | null {
    return states.get(this.ownership?.state ?? "") ?? null;
  }

  async load(): Promise<void> {
    this.error = "";
    try {
      await this.look();
    } catch (error) {
      this.error = errorText(error);
    }
  }

  private async look(): Promise<boolean> {
    const before = JSON.stringify(this.ownership);
    const ownership = await getOwnership({ recordId: this.recordId });
    const changed = JSON.stringify(ownership) !== before;
    if (changed) this.ownership = ownership;
    return changed || ownership.state === "pending";
  }
}
