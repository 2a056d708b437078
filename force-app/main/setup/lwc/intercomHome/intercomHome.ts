import { LightningElement } from "lwc";
import { NavigationMixin, type PageReference } from "lightning/navigation";
import type { RecentConversation, SetupStatus } from "apex/types";
import getStatus from "@salesforce/apex/SetupController.getStatus";
import listRecent from "@salesforce/apex/ConversationController.listRecent";
import changeOwnerHeading from "@salesforce/label/c.Home_Owner_Heading";
import changeOwnerText from "@salesforce/label/c.Home_Owner_Text";
import connectHeading from "@salesforce/label/c.Home_Connect_Heading";
import connectText from "@salesforce/label/c.Home_Connect_Text";
import customerHeading from "@salesforce/label/c.Home_Customer_Heading";
import customerText from "@salesforce/label/c.Home_Customer_Text";
import failed from "@salesforce/label/c.Home_Failed";
import openHeading from "@salesforce/label/c.Home_Open_Heading";
import openText from "@salesforce/label/c.Home_Open_Text";
import recentHeading from "@salesforce/label/c.Home_Recent_Heading";
import sentenceOne from "@salesforce/label/c.Home_Sentence_One";
import sentenceThree from "@salesforce/label/c.Home_Sentence_Three";
import sentenceTwo from "@salesforce/label/c.Home_Sentence_Two";
import title from "@salesforce/label/c.Home_Title";
import { errorText } from "c/errorText";
import { conversationObject, tabName } from "c/packageNames";

interface Link {
  key: string;
  iconName: string;
  heading: string;
  text: string;
  url: string;
  target: string;
}

const INTERCOM_HOSTS = new Map([
  ["EU", "https://app.eu.intercom.com"],
  ["AU", "https://app.au.intercom.com"],
]);

const recordPage = (recordId: string): PageReference => ({
  type: "standard__recordPage",
  attributes: { recordId, actionName: "view" },
});
const listPage = (objectApiName: string): PageReference => ({
  type: "standard__objectPage",
  attributes: { objectApiName, actionName: "list" },
});

/** Where a newcomer begins: three sentences, three links, and the conversations that moved last. */
export default class IntercomHome extends NavigationMixin(LightningElement) {
  labels = { failed, recentHeading, sentenceOne, sentenceThree, sentenceTwo, title };
  links: Link[] = [];
  recent: (RecentConversation & { key: string; url: string; title: string })[] = [];
  error = "";
  loading = true;

  override connectedCallback(): void {
    void this.load();
  }

  async load(): Promise<void> {
    this.error = "";
    this.loading = true;
    try {
      const status = await getStatus();
      const recent = status.connected ? await listRecent() : [];
      this.links = await this.linksFor(status, recent);
      this.recent = await Promise.all(recent.map((conversation) => this.rowFor(conversation)));
    } catch (error) {
      this.error = errorText(error);
    }
    this.loading = false;
  }

  private async linksFor(status: SetupStatus, recent: RecentConversation[]): Promise<Link[]> {
    if (!status.connected) {
      const setup = { type: "standard__navItemPage", attributes: { apiName: tabName("Parley_Setup") } };
      return [await this.link("connect", "standard:connected_apps", connectHeading, connectText, setup)];
    }
    const person = recent.find((conversation) => conversation.recordId)?.recordId;
    const account = recent.find((conversation) => conversation.accountId)?.accountId;
    const conversations = person ? recordPage(person) : listPage(conversationObject);
    const accounts = account ? recordPage(account) : listPage("Account");
    const host = INTERCOM_HOSTS.get(status.region ?? "") ?? "https://app.intercom.com";
    const customer = {
      key: "customer",
      iconName: "standard:messaging_user",
      heading: customerHeading,
      text: customerText,
      url: `${host}/a/inbox/${encodeURIComponent(status.workspaceId ?? "_")}`,
      target: "_blank",
    };
    return [
      await this.link("open", "standard:live_chat", openHeading, openText, conversations),
      customer,
      await this.link("owner", "standard:avatar", changeOwnerHeading, changeOwnerText, accounts),
    ];
  }

  private async link(key: string, iconName: string, heading: string, text: string, page: PageReference): Promise<Link> {
    const url = await this[NavigationMixin.GenerateUrl](page);
    return { key, iconName, heading, text, url, target: "_self" };
  }

  private async rowFor(conversation: RecentConversation) {
    const id = conversation.conversationRecordId ?? "";
    const url = await this[NavigationMixin.GenerateUrl](recordPage(conversation.recordId ?? id));
    return { ...conversation, key: id, url, title: conversation.subject || conversation.personName || id };
  }
}
