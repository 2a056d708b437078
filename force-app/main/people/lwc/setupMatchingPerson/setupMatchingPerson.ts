import { LightningElement, api } from "lwc";
import type { MatchOption, MatchPerson } from "apex/types";
import account from "@salesforce/label/c.Matching_Option_Account";
import choose from "@salesforce/label/c.Matching_Option_Choose";
import chooseLabel from "@salesforce/label/c.Matching_Option_Choose_Label";
import chosenNone from "@salesforce/label/c.Matching_Person_Chosen_None";
import chosenText from "@salesforce/label/c.Matching_Person_Chosen";
import company from "@salesforce/label/c.Matching_Option_Company";
import contact from "@salesforce/label/c.Matching_Option_Contact";
import created from "@salesforce/label/c.Matching_Option_Created";
import email from "@salesforce/label/c.Matching_Option_Email";
import externalId from "@salesforce/label/c.Matching_Person_Id";
import hidden from "@salesforce/label/c.Matching_Option_Hidden";
import intercomCompany from "@salesforce/label/c.Matching_Person_Company";
import lead from "@salesforce/label/c.Matching_Option_Lead";
import modified from "@salesforce/label/c.Matching_Option_Modified";
import moreRecords from "@salesforce/label/c.Matching_Person_More";
import none from "@salesforce/label/c.Matching_Person_None";
import noneLabel from "@salesforce/label/c.Matching_Person_None_Label";
import owner from "@salesforce/label/c.Matching_Option_Owner";
import phone from "@salesforce/label/c.Matching_Option_Phone";
import reopen from "@salesforce/label/c.Matching_Person_Reopen";
import reopenLabel from "@salesforce/label/c.Matching_Person_Reopen_Label";
import seen from "@salesforce/label/c.Matching_Person_Seen";
import taken from "@salesforce/label/c.Matching_Option_Taken";
import title from "@salesforce/label/c.Matching_Option_Title";
import waits from "@salesforce/label/c.Matching_Person_Waits";
import { fill } from "c/labelText";

const objects = new Map([
  ["Contact", contact],
  ["Lead", lead],
  ["Account", account],
]);

interface Fact {
  label: string;
  value: string;
}

interface Choice {
  key: string;
  name: string;
  object: string;
  facts: Fact[];
  createdAt: string | null;
  modifiedAt: string | null;
  taken: string;
  readable: boolean;
  label: string;
}

/** What one person or company may be, side by side. Fires `decide` and `reopen`. */
export default class SetupMatchingPerson extends LightningElement {
  @api person!: MatchPerson;
  @api disabled = false;

  labels = { choose, created, modified, none, reopen, seen };

  get name(): string {
    return this.person.name ?? "";
  }

  get statement(): string {
    const { options, more, chosen } = this.person;
    if (!this.person.decided) return fill(waits, options.length + (more ?? 0));
    return chosen ? fill(chosenText, chosen.name ?? hidden) : chosenNone;
  }

  get facts(): Fact[] {
    const { kind, email: address, externalId: id } = this.person;
    return factsOf([
      [email, address],
      [externalId, id],
      [intercomCompany, kind === "company" ? this.name : null],
    ]);
  }

  get choices(): Choice[] {
    return this.person.options.map((option) => choiceOf(option, this.name));
  }

  get moreText(): string {
    return this.person.more ? fill(moreRecords, this.person.more) : "";
  }

  get noneLabel(): string {
    return fill(noneLabel, this.name);
  }

  get reopenLabel(): string {
    return fill(reopenLabel, this.name);
  }

  handleChoose(event: Event): void {
    this.decide((event.currentTarget as HTMLElement).dataset.record ?? "");
  }

  handleNone(): void {
    this.decide("");
  }

  handleReopen(): void {
    this.dispatchEvent(new CustomEvent("reopen", { detail: { linkId: this.person.linkId } }));
  }

  private decide(recordId: string): void {
    this.dispatchEvent(new CustomEvent("decide", { detail: { linkId: this.person.linkId, recordId } }));
  }
}

const factsOf = (pairs: [string, string | null | undefined][]): Fact[] =>
  pairs.flatMap(([label, value]) => (value ? [{ label, value }] : []));

function choiceOf(option: MatchOption, person: string): Choice {
  const name = option.name ?? hidden;
  return {
    key: option.recordId ?? "",
    name,
    object: objects.get(option.objectName ?? "") ?? "",
    facts: factsOf([
      [email, option.email],
      [phone, option.phone],
      [title, option.title],
      [company, option.company],
      [owner, option.ownerName],
    ]),
    createdAt: option.createdAt ?? null,
    modifiedAt: option.modifiedAt ?? null,
    taken: option.takenBy ? fill(taken, option.takenBy) : "",
    readable: Boolean(option.name),
    label: fill(chooseLabel, person, name),
  };
}
