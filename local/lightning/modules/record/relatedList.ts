import { LightningElement, api } from "lwc";
import { describeObject, iconOf, type ObjectInfo } from "host/describe";
import { shownValue, type ShownValue } from "host/fieldValues";
import { listColumns } from "host/layouts";
import { messageOf, query, quoted } from "host/orgApi";
import RecordForm from "host/recordForm";
import { onRecordsChanged } from "host/recordStore";
import { pathsOf, type RecordRow } from "host/rows";

interface Cell {
  key: string;
  label: string;
  shown: ShownValue;
  isName: boolean;
}

const SHORT = 6;
const LONG = 200;

/** Children of a record through one relationship. */
export default class RelatedList extends LightningElement {
  @api recordId = "";
  @api objectApiName = "";
  @api relationship = "";
  @api columns: string[] | null = null;
  /** The list as a page of its own. */
  @api all = false;
  child: ObjectInfo | undefined;
  parentField = "";
  parentName = "";
  label = "";
  rows: RecordRow[] = [];
  isLoading = true;
  failure = "";
  #stop: (() => void) | undefined;

  async connectedCallback(): Promise<void> {
    this.#stop = onRecordsChanged((ids) => {
      if (ids.has(this.recordId.slice(0, 15)) || this.rows.some((row) => ids.has(row.Id.slice(0, 15))))
        void this.#load();
    });
    try {
      const parent = await describeObject(this.objectApiName);
      const relation = parent.childRelationships.find((candidate) => candidate.relationshipName === this.relationship);
      if (relation === undefined)
        throw new Error(`${parent.label} has no relationship ${this.relationship}, or you may not see its records.`);
      this.parentField = relation.field;
      this.child = await describeObject(relation.childSObject);
      this.label = this.child.labelPlural;
      if (this.all) document.title = `${this.label} | Lightning Experience`;
      await this.#load();
    } catch (error) {
      this.failure = messageOf(error);
      this.isLoading = false;
    }
  }

  disconnectedCallback(): void {
    this.#stop?.();
  }

  async #load(): Promise<void> {
    const { child } = this;
    if (child === undefined) return;
    try {
      const fields = this.#fields(child);
      const order = child.field("CreatedDate") === undefined ? "" : " ORDER BY CreatedDate DESC";
      const limit = this.all ? LONG : SHORT + 1;
      this.rows = await query(
        `SELECT ${pathsOf(child, [child.nameField, ...fields]).join(", ")} FROM ${child.apiName} WHERE ${this.parentField} = ${quoted(this.recordId)}${order} LIMIT ${String(limit)}`,
      );
      this.failure = "";
    } catch (error) {
      this.failure = messageOf(error);
    } finally {
      this.isLoading = false;
    }
  }

  #fields(child: ObjectInfo): string[] {
    const names = (this.columns ?? listColumns(child)).filter(
      (name) => name !== this.parentField && (child.field(name) !== undefined || name.includes(".")),
    );
    return names.slice(0, this.all ? 8 : 4);
  }

  get icon(): string {
    return this.child === undefined ? "standard:related_list" : iconOf(this.child.apiName);
  }

  get heading(): string {
    const count = this.rows.length > SHORT && !this.all ? `${String(SHORT)}+` : String(this.rows.length);
    return this.isLoading ? this.label : `${this.label} (${count})`;
  }

  get headers(): { key: string; label: string }[] {
    const { child } = this;
    return child === undefined
      ? []
      : this.#fields(child).map((name) => ({
          key: name,
          label: (child.field(name)?.label ?? name).replace(/ ID$/, ""),
        }));
  }

  get shownRows(): { key: string; cells: Cell[] }[] {
    const { child } = this;
    if (child === undefined) return [];
    const fields = this.#fields(child);
    const shownRows = this.all ? this.rows : this.rows.slice(0, SHORT);
    return shownRows.map((row) => ({
      key: row.Id,
      cells: fields.map((name, index) => {
        const shown = shownValue(child, name, row);
        const isName =
          name === child.nameField || (index === 0 && !fields.includes(child.nameField) && shown.kind === "text");
        const text = shown.text === "" ? row.Id : shown.text;
        return {
          key: name,
          label: child.field(name)?.label ?? name,
          isName,
          shown: isName ? { ...shown, kind: "link", text, url: `/lightning/r/${child.apiName}/${row.Id}/view` } : shown,
        };
      }),
    }));
  }

  get hasRows(): boolean {
    return this.rows.length > 0;
  }

  get isEmpty(): boolean {
    return !this.isLoading && this.rows.length === 0 && this.failure === "";
  }

  get hasMore(): boolean {
    return !this.all && this.rows.length > SHORT;
  }

  get canCreate(): boolean {
    return this.child?.createable === true;
  }

  get newLabel(): string {
    return `New ${this.child?.label ?? ""}`;
  }

  get allUrl(): string {
    return `/lightning/r/${this.objectApiName}/${this.recordId}/related/${this.relationship}/view`;
  }

  async handleNew(): Promise<void> {
    const { child } = this;
    if (child === undefined) return;
    const parent = await describeObject(this.objectApiName);
    const [row] = await query(
      `SELECT Id, ${parent.nameField} FROM ${parent.apiName} WHERE Id = ${quoted(this.recordId)}`,
    );
    await RecordForm.open({
      label: this.newLabel,
      size: "medium",
      objectApiName: child.apiName,
      defaults: { [this.parentField]: this.recordId },
      defaultNames: { [this.parentField]: String(row?.[parent.nameField] ?? "") },
    });
    await this.#load();
  }
}
