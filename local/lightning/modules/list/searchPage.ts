import { LightningElement, api } from 'lwc';
import { currentApp } from 'host/apps';
import { describeObject, type ObjectInfo } from 'host/describe';
import { listViews, loadList } from 'host/lists';
import { messageOf } from 'host/orgApi';

interface Group {
  key: string;
  label: string;
  icon: string;
  items: { key: string; name: string; url: string }[];
}

const PER_OBJECT = 10;

/** Search results over the objects of the app's tabs, by name. */
export default class SearchPage extends LightningElement {
  #term = '';
  groups: Group[] = [];
  failures: string[] = [];
  isLoading = true;
  #turn = 0;

  @api
  get term(): string {
    return this.#term;
  }
  set term(term: string) {
    this.#term = term;
    document.title = `${term} - Search | Lightning Experience`;
    void this.#search();
  }

  async #search(): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    this.isLoading = true;
    const objects = new Set((currentApp()?.tabs ?? []).flatMap((tab) => tab.objectApiName ?? []));
    const results = await Promise.allSettled([...objects].map(async (name) => this.#find(await describeObject(name))));
    if (turn !== this.#turn) return;
    this.groups = results.flatMap((result) => (result.status === 'fulfilled' && result.value.items.length > 0 ? [result.value] : []));
    this.failures = results.flatMap((result) => (result.status === 'rejected' ? [messageOf(result.reason)] : []));
    this.isLoading = false;
  }

  async #find(info: ObjectInfo): Promise<Group> {
    const all = listViews(info).find((view) => view.where === '' && view.ids === null);
    if (all === undefined) return { key: info.apiName, label: info.labelPlural, icon: info.icon, items: [] };
    const page = await loadList(info, { ...all, columns: [info.nameField, ...all.columns] }, { field: info.nameField, descending: false }, this.#term, 0);
    const items = page.rows.slice(0, PER_OBJECT).map((row) => ({ key: row.Id, name: String(row[info.nameField] ?? row.Id), url: `/lightning/r/${info.apiName}/${row.Id}/view` }));
    return { key: info.apiName, label: info.labelPlural, icon: info.icon, items };
  }

  get isEmpty(): boolean {
    return !this.isLoading && this.groups.length === 0;
  }

  get emptyMessage(): string {
    return `No record of this app's objects contains "${this.#term}".`;
  }
}
