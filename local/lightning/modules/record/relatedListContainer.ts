import { LightningElement, api } from "lwc";
import { describeObject } from "host/describe";
import { relatedLists, type RelatedList } from "host/layouts";
import { messageOf } from "host/orgApi";

/** Every related list of the record's layout. */
export default class RelatedListContainer extends LightningElement {
  @api recordId = "";
  @api objectApiName = "";
  lists: RelatedList[] = [];
  failure = "";
  isLoaded = false;

  async connectedCallback(): Promise<void> {
    try {
      this.lists = relatedLists(await describeObject(this.objectApiName));
    } catch (error) {
      this.failure = messageOf(error);
    } finally {
      this.isLoaded = true;
    }
  }

  get isEmpty(): boolean {
    return this.isLoaded && this.lists.length === 0 && this.failure === "";
  }
}
