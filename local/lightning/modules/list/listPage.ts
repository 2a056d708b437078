import { LightningElement, api } from "lwc";
import { describeObject, type ObjectInfo } from "host/describe";
import { shownValue } from "host/fieldValues";
import { isSortable, listViews, loadList, type ListSort, type ListView } from "host/lists";
import { messageOf, type Row } from "host/orgApi";
import RecordForm from "host/recordForm";
import { onRecordsChanged } from "host/recordStore";
import { addressOf, navigate, openAddress } from "host/router";

interface Column {
  label: string;
  fieldName: string;
  type: string;
  sortable: boolean;
  wrapText: boolean;
  typeAttributes?: Record<string, unknown>;
}

const PAUSE = 300;

/** An object's home: its list views in a table. */
export default class ListPage extends LightningElement {
  @api objectApiName = "";
  @api create = false;
  #filterName: string | undefined;
  info: ObjectInfo | undefined;
  views: ListView[] = [];
  view: ListView | undefined;
  sort: ListSort = { field: "", descending: false };
  rows: Row[] = [];
  hasMore = false;
  term = "";
  isLoading = true;
  failure = "";
  #turn = 0;
  #stop: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  @api
  get filterName(): string | undefined {
    return this.#filterName;
  }
  set filterName(name: string | undefined) {
    this.#filterName = name;
    if (this.info !== undefined) this.#chooseView();
  }

  async connectedCallback(): Promise<void> {
    this.#stop = onRecordsChanged(() => void this.#load());
    try {
      const info = await describeObject(this.objectApiName);
      this.views = listViews(info);
      this.info = info;
      this.#chooseView();
      if (this.create) await this.#new();
    } catch (error) {
      this.failure = messageOf(error);
      this.isLoading = false;
      document.title = `${this.objectApiName} | Lightning Experience`;
    }
  }

  disconnectedCallback(): void {
    this.#stop?.();
    clearTimeout(this.#timer);
  }

  #chooseView(): void {
    const { info } = this;
    if (info === undefined) return;
    this.views = listViews(info);
    this.view = this.views.find((view) => view.name === this.#filterName) ?? this.views[0];
    this.sort = { field: this.view?.columns[0] ?? info.nameField, descending: false };
    document.title = `${this.view?.label ?? ""} | ${info.labelPlural} | Lightning Experience`;
    void this.#load();
  }

  async #load(offset = 0): Promise<void> {
    const { info, view } = this;
    if (info === undefined || view === undefined) return;
    this.#turn += 1;
    const turn = this.#turn;
    this.isLoading = true;
    try {
      const page = await loadList(info, view, this.sort, this.term.trim(), offset);
      if (turn !== this.#turn) return;
      this.rows = offset === 0 ? page.rows : [...this.rows, ...page.rows];
      this.hasMore = page.hasMore;
      this.failure = "";
    } catch (error) {
      if (turn === this.#turn) this.failure = messageOf(error);
    } finally {
      if (turn === this.#turn) this.isLoading = false;
    }
  }

  get columns(): Column[] {
    const { info, view } = this;
    if (info === undefined || view === undefined) return [];
    return view.columns.flatMap((name) => {
      const field = info.field(name);
      if (field === undefined && !name.includes(".")) return [];
      const label = (field?.label ?? name.split(".").at(-2) ?? name).replace(/ ID$/, "");
      const column: Column = {
        label,
        fieldName: name,
        type: "text",
        sortable: isSortable(info, name),
        wrapText: false,
      };
      const kind = field?.type ?? "string";
      if (name === info.nameField || kind === "reference")
        return [
          {
            ...column,
            type: "url",
            fieldName: `${name}__url`,
            typeAttributes: { label: { fieldName: name }, target: "_self" },
          },
        ];
      if (kind === "email" || kind === "phone" || kind === "boolean" || kind === "currency")
        return [{ ...column, type: kind }];
      if (kind === "url") return [{ ...column, type: "url", typeAttributes: { target: "_blank" } }];
      if (kind === "date")
        return [
          { ...column, type: "date-local", typeAttributes: { year: "numeric", month: "numeric", day: "numeric" } },
        ];
      if (kind === "datetime")
        return [
          {
            ...column,
            type: "date",
            typeAttributes: { year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "2-digit" },
          },
        ];
      if (["double", "int", "long"].includes(kind)) return [{ ...column, type: "number" }];
      if (kind === "percent") return [{ ...column, type: "percent" }];
      return [column];
    });
  }

  get data(): Record<string, unknown>[] {
    const { info, view } = this;
    if (info === undefined || view === undefined) return [];
    return this.rows.map((row) => {
      const cells: Record<string, unknown> = { Id: row.Id };
      for (const name of new Set([info.nameField, ...view.columns])) {
        const shown = shownValue(info, name, row);
        cells[name] = shown.kind === "link" || shown.kind === "text" ? shown.text : shown.value;
        if (name === info.nameField) {
          cells[name] = shown.text === "" ? row.Id : shown.text;
          cells[`${name}__url`] = `/lightning/r/${info.apiName}/${row.Id}/view`;
        } else if (shown.url !== "") cells[`${name}__url`] = shown.url;
      }
      return cells;
    });
  }

  get sortedBy(): string {
    return (
      this.columns.find((column) => column.fieldName.replace(/__url$/, "") === this.sort.field)?.fieldName ??
      this.sort.field
    );
  }

  get direction(): string {
    return this.sort.descending ? "desc" : "asc";
  }

  get summary(): string {
    const column = this.columns.find((candidate) => candidate.fieldName === this.sortedBy);
    const count = `${String(this.rows.length)}${this.hasMore ? "+" : ""} ${this.rows.length === 1 ? "item" : "items"}`;
    return `${count} • Sorted by ${column?.label ?? this.sort.field}`;
  }

  get viewItems(): { name: string; label: string; checked: boolean }[] {
    return this.views.map((view) => ({ name: view.name, label: view.label, checked: view === this.view }));
  }

  get canCreate(): boolean {
    return this.info?.createable === true;
  }

  get isEmpty(): boolean {
    return !this.isLoading && this.rows.length === 0 && this.failure === "";
  }

  get hasRows(): boolean {
    return this.rows.length > 0;
  }

  get emptyMessage(): string {
    if (this.term !== "") return `No ${this.info?.labelPlural ?? "records"} in this list contain "${this.term}".`;
    return this.view?.ids === null ? "There is nothing in this list yet." : "Records you open are listed here.";
  }

  handleView(event: CustomEvent<{ value: string }>): void {
    openAddress(
      addressOf({
        type: "standard__objectPage",
        attributes: { objectApiName: this.objectApiName, actionName: "list" },
        state: { filterName: event.detail.value },
      }),
    );
  }

  handleSort(event: CustomEvent<{ fieldName: string; sortDirection: string }>): void {
    this.sort = {
      field: event.detail.fieldName.replace(/__url$/, ""),
      descending: event.detail.sortDirection === "desc",
    };
    void this.#load();
  }

  handleTerm(event: CustomEvent<{ value: string }>): void {
    this.term = event.detail.value;
    clearTimeout(this.#timer);
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- a pause while typing saves requests
    this.#timer = setTimeout(() => void this.#load(), PAUSE);
  }

  handleRefresh(): void {
    void this.#load();
  }

  handleMore(): void {
    void this.#load(this.rows.length);
  }

  handleNew(): void {
    void this.#new();
  }

  async #new(): Promise<void> {
    const id = await RecordForm.open({
      label: `New ${this.info?.label ?? ""}`,
      size: "medium",
      objectApiName: this.objectApiName,
    });
    if (typeof id === "string")
      await navigate(
        {
          type: "standard__recordPage",
          attributes: { objectApiName: this.objectApiName, recordId: id, actionName: "view" },
        },
        this.create,
      );
    else if (this.create)
      openAddress(
        addressOf({
          type: "standard__objectPage",
          attributes: { objectApiName: this.objectApiName, actionName: "list" },
        }),
        true,
      );
  }
}
