import { LightningElement, api } from "lwc";
import account from "@salesforce/label/c.Rules_Association_Account";
import accountText from "@salesforce/label/c.Rules_Association_Account_Text";
import contactRoles from "@salesforce/label/c.Rules_Association_Contact_Roles";
import contactRolesText from "@salesforce/label/c.Rules_Association_Contact_Roles_Text";
import legend from "@salesforce/label/c.Rules_Association";
import mostRecent from "@salesforce/label/c.Rules_Association_Most_Recent";
import mostRecentText from "@salesforce/label/c.Rules_Association_Most_Recent_Text";
import moved from "@salesforce/label/c.Rules_Association_Moved";
import off from "@salesforce/label/c.Rules_Association_Off";
import offText from "@salesforce/label/c.Rules_Association_Off_Text";
import text from "@salesforce/label/c.Rules_Opportunities_Text";
import title from "@salesforce/label/c.Rules_Opportunities_Title";
import type { RuleDesk } from "c/ruleDesk";

interface Line {
  value: string;
  label: string;
  text: string;
  id: string;
  textId: string;
  checked: boolean;
}

const modes = [
  { value: "Contact Roles", label: contactRoles, text: contactRolesText },
  { value: "Account", label: account, text: accountText },
  { value: "Most Recent", label: mostRecent, text: mostRecentText },
  { value: "Off", label: off, text: offText },
];

/** Which opportunities conversations belong to. Fires `desk` with other edits. */
export default class SetupConversationsOpportunities extends LightningElement {
  @api desk!: RuleDesk;

  labels = { legend, moved, text, title };

  get lines(): Line[] {
    return modes.map((mode, index) => ({
      ...mode,
      id: `mode-${index}`,
      textId: `text-${index}`,
      checked: mode.value === this.desk.association,
    }));
  }

  get problem(): string {
    const found = this.desk.problems.get("") ?? [];
    return found.map(({ text: what }) => what ?? "").join(" ");
  }

  handleMode(event: Event): void {
    const { value } = event.target as HTMLInputElement;
    this.dispatchEvent(new CustomEvent("desk", { detail: this.desk.associate(value) }));
  }
}
