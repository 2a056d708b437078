import { LightningElement, api } from "lwc";
import { describeObject, type ObjectInfo } from "host/describe";
import { listViews, loadList } from "host/lists";
import { messageOf, type Row } from "host/orgApi";

/** A short list of an object's records on a page. */
export default class ListCard extends LightningElement {
  @api objectApiName = "";
  info: ObjectInfo | undefined;
  rows: Row[] = [];
  failure = "";

  async connectedCallback(): Promise<void> {
    try {
      const info = await describeObject(this.objectApiName);
      const view = listViews(info)[0];
      if (view !== undefined)
        this.rows = (await loadList(info, view, { field: info.nameField, descending: false }, "", 0)).rows.slice(0, 10);
      this.info = info;
    } catch (error) {
      this.failure = messageOf(error);
    }
  }

  get items(): { key: string; name: string; url: string }[] {
    const { info } = this;
    return info === undefined
      ? []
      : this.rows.map((row) => ({
          key: row.Id,
          name: String(row[info.nameField] ?? row.Id),
          url: `/lightning/r/${info.apiName}/${row.Id}/view`,
        }));
  }

  get heading(): string {
    return this.info?.labelPlural ?? this.objectApiName;
  }

  get icon(): string | undefined {
    return this.info?.icon;
  }
}
