import { LightningElement } from "lwc";
import getPage from "@salesforce/apex/ConversationRulesController.getPage";
import choicesProblem from "@salesforce/label/c.Rules_Choices_Problem";
import intro from "@salesforce/label/c.Rules_Intro";
import loadFailed from "@salesforce/label/c.Rules_Load_Failed";
import loadingText from "@salesforce/label/c.Loading";
import name from "@salesforce/label/c.Rules_Name";
import notAllowed from "@salesforce/label/c.Rules_Not_Allowed";
import notConnected from "@salesforce/label/c.Rules_Not_Connected";
import { errorText } from "c/errorText";
import { fill } from "c/labelText";
import { RuleDesk } from "c/ruleDesk";

/** The page about what becomes of conversations: what is stored, opportunities, tasks, cases. */
export default class SetupConversations extends LightningElement {
  labels = { intro, loadFailed, loadingText, name, notAllowed, notConnected };
  desk: RuleDesk | null = null;
  error = "";
  busy = false;

  override connectedCallback(): void {
    void this.load();
  }

  get loading(): boolean {
    return !this.desk && !this.error;
  }

  get isAllowed(): boolean {
    return this.desk?.page.canConfigure ?? false;
  }

  get isReady(): boolean {
    return this.desk?.page.connected ?? false;
  }

  get choicesProblem(): string {
    const problem = this.desk?.page.choices?.problem;
    return problem ? fill(choicesProblem, problem) : "";
  }

  async load(): Promise<void> {
    this.error = "";
    try {
      this.desk = RuleDesk.of(await getPage());
    } catch (error) {
      this.error = errorText(error);
    }
  }

  handleDesk(event: CustomEvent<RuleDesk>): void {
    this.desk = event.detail;
  }

  /** What is shown is not what is stored: it is read again when the administrator wants to. */
  handleUnread(event: CustomEvent<string>): void {
    this.desk = null;
    this.busy = false;
    this.error = event.detail;
  }

  handleBusy(event: CustomEvent<boolean>): void {
    this.busy = event.detail;
  }
}
