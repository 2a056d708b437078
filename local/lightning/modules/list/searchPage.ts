import { LightningElement, api } from "lwc";
import { currentApp } from "host/apps";
import { describeObject, type ObjectInfo } from "host/describe";
import { shownValue, type ShownValue } from "host/fieldValues";
import { listViews, loadList } from "host/lists";
import { messageOf } from "host/orgApi";

interface Group {
  key: string;
  label: string;
  icon: string;
  headers: { key: string; label: string }[];
  rows: { key: string; cells: { key: string; shown: ShownValue }[] }[];
}

const PER_OBJECT = 10;

/** Search results over the objects of the app's tabs, by name. */
export default class SearchPage extends LightningElement {
  #term = "";
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
    this.groups = results.flatMap((result) =>
      result.status === "fulfilled" && result.value.rows.length > 0 ? [result.value] : [],
    );
    this.failures = results.flatMap((result) => (result.status === "rejected" ? [messageOf(result.reason)] : []));
    this.isLoading = false;
  }

  async #find(info: ObjectInfo): Promise<Group> {
    const group = { key: info.apiName, label: info.labelPlural, icon: info.icon, headers: [], rows: [] };
    const all = listViews(info).find((view) => view.where === "" && view.ids === null);
    if (all === undefined) return group;
    const searchIn = [info.nameField, "Email", "Phone", "Company"].filter((name) => info.field(name) !== undefined);
    const columns = [
      info.nameField,
      ...all.columns.filter((name) => name !== info.nameField && info.field(name) !== undefined).slice(0, 3),
    ];
    const page = await loadList(
      info,
      { ...all, columns },
      { field: info.nameField, descending: false },
      this.#term,
      0,
      searchIn,
    );
    return {
      ...group,
      headers: columns.map((name) => ({ key: name, label: (info.field(name)?.label ?? name).replace(/ ID$/, "") })),
      rows: page.rows.slice(0, PER_OBJECT).map((row) => ({
        key: row.Id,
        cells: columns.map((name, index) => {
          const shown = shownValue(info, name, row);
          return {
            key: name,
            shown:
              index === 0
                ? {
                    ...shown,
                    kind: "link" as const,
                    text: shown.text === "" ? row.Id : shown.text,
                    url: `/lightning/r/${info.apiName}/${row.Id}/view`,
                  }
                : shown,
          };
        }),
      })),
    };
  }

  get isEmpty(): boolean {
    return !this.isLoading && this.groups.length === 0;
  }

  get emptyMessage(): string {
    return `No record of this app's objects contains "${this.#term}".`;
  }
}
