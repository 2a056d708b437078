import { LightningElement, api } from "lwc";
import ChangeOwner from "host/changeOwner";
import { describeObject, type Field, type ObjectInfo } from "host/describe";
import {
  changesOf,
  draftErrors,
  editorsOf,
  isEditable,
  isRequired,
  noErrors,
  type Draft,
  type DraftErrors,
} from "host/drafts";
import { shownValue, valueAt, type ShownValue } from "host/fieldValues";
import { layoutSections } from "host/layouts";
import { messageOf, updateRecord } from "host/orgApi";
import { recordsChanged } from "host/recordStore";
import { loadRow, referencePath, RowObserver, type RecordRow } from "host/rows";
import { showToast } from "host/toastEvents";
import type { LayoutSection } from "../../metadata/model.js";

interface Editor {
  key: string;
  field: Field;
  value: unknown;
  referenceName: string;
  required: boolean;
  error: string;
}

interface Item {
  key: string;
  label: string;
  help: string | null;
  isBlank: boolean;
  shown: ShownValue | undefined;
  editors: Editor[];
  isEditing: boolean;
  canEdit: boolean;
  isOwner: boolean;
  editLabel: string;
  name: string;
}

interface Section {
  key: string;
  label: string;
  isOpen: boolean;
  className: string;
  expanded: string;
  columns: { key: string; items: Item[] }[];
}

/** Details of a record by its layout, editable in place. */
export default class DetailPanel extends LightningElement {
  @api recordId = "";
  @api objectApiName = "";
  /** Sections of a page built with dynamic forms; otherwise the layout's. */
  @api sections: LayoutSection[] | undefined;
  info: ObjectInfo | undefined;
  row: RecordRow | undefined;
  failure = "";
  isEditing = false;
  isSaving = false;
  draft: Draft = {};
  names: Record<string, string> = {};
  errors: DraftErrors = noErrors();
  closed: string[] = [];
  #observer: RowObserver | undefined;
  #focusField = "";

  async connectedCallback(): Promise<void> {
    try {
      const info = await describeObject(this.objectApiName);
      this.info = info;
      const names = this.#layout(info).flatMap((section) =>
        section.columns.flat().flatMap((item) => item?.field ?? []),
      );
      this.#observer = new RowObserver(info.apiName, this.recordId, names, (row, error) => {
        if (row !== undefined) this.row = row;
        this.failure = error === undefined ? "" : messageOf(error);
      });
    } catch (error) {
      this.failure = messageOf(error);
    }
  }

  disconnectedCallback(): void {
    this.#observer?.stop();
  }

  renderedCallback(): void {
    if (this.#focusField === "") return;
    const wanted = this.#focusField;
    const inputs = [...(this.template?.querySelectorAll<HTMLElement>("host-field-input") ?? [])];
    const input = inputs.find((element) => element.dataset["name"] === wanted) ?? inputs[0];
    if (input === undefined) return;
    this.#focusField = "";
    input.focus();
  }

  #layout(info: ObjectInfo): LayoutSection[] {
    return this.sections ?? layoutSections(info);
  }

  get isLoading(): boolean {
    return this.row === undefined && this.failure === "";
  }

  get shownSections(): Section[] {
    const { info, row } = this;
    if (info === undefined || row === undefined) return [];
    return this.#layout(info).flatMap((section, index) => {
      const columns = section.columns.map((column, place) => ({
        key: String(place),
        items: column.flatMap((item, position) =>
          item === null ? [this.#blank(position)] : this.#item(info, row, item.field, item.behaviour),
        ),
      }));
      if (columns.every((column) => column.items.every((item) => item.isBlank))) return [];
      const key = `${section.label}-${String(index)}`;
      const isOpen = !this.closed.includes(key);
      return [
        {
          key,
          label: section.label,
          isOpen,
          expanded: String(isOpen),
          className: `slds-section${isOpen ? " slds-is-open" : ""}`,
          columns,
        },
      ];
    });
  }

  #blank(position: number): Item {
    return {
      key: `blank-${String(position)}`,
      name: "",
      label: "",
      help: null,
      isBlank: true,
      shown: undefined,
      editors: [],
      isEditing: false,
      canEdit: false,
      isOwner: false,
      editLabel: "",
    };
  }

  #item(info: ObjectInfo, row: RecordRow, name: string, behaviour: string): Item[] {
    const fields = editorsOf(info, name);
    const first = fields[0];
    if (first === undefined) return []; // not there, or the user may not see it
    const own = info.field(name);
    const label =
      own?.type === "reference"
        ? own.label.replace(/ ID$/, "")
        : (own?.label ?? name.replace(/([a-z])([A-Z])/g, "$1 $2"));
    const canEdit = behaviour !== "Readonly" && isEditable(info, name, false);
    return [
      {
        key: name,
        name,
        label,
        help: own?.inlineHelpText ?? null,
        isBlank: false,
        shown: shownValue(info, name, row),
        isEditing: this.isEditing && canEdit,
        editors: fields.filter((field) => field.updateable).map((field) => this.#editor(field, row, behaviour)),
        canEdit,
        isOwner: name === "OwnerId" && own?.updateable === true,
        editLabel: `Edit ${label}`,
      },
    ];
  }

  #editor(field: Field, row: RecordRow, behaviour: string): Editor {
    const path = referencePath(field);
    return {
      key: field.name,
      field,
      value: field.name in this.draft ? this.draft[field.name] : (row[field.name] ?? null),
      referenceName: this.names[field.name] ?? (path === undefined ? "" : String(valueAt(row, path) ?? "")),
      required: isRequired(field, behaviour),
      error: this.errors.byField[field.name] ?? "",
    };
  }

  get generalErrors(): string[] {
    return this.errors.general;
  }

  get hasErrors(): boolean {
    return this.errors.general.length + Object.keys(this.errors.byField).length > 0;
  }

  get errorSummary(): string {
    return this.errors.general.length > 0 ? "We hit a snag." : "Review the errors on this page.";
  }

  handleToggle(event: Event): void {
    const key = (event.currentTarget as HTMLElement).dataset["key"] ?? "";
    this.closed = this.closed.includes(key) ? this.closed.filter((other) => other !== key) : [...this.closed, key];
  }

  handleEdit(event: Event): void {
    const { info } = this;
    if (info === undefined) return;
    this.isEditing = true;
    this.#focusField = editorsOf(info, (event.currentTarget as HTMLElement).dataset["name"] ?? "")[0]?.name ?? "";
  }

  handleChangeOwner(): void {
    const name = this.info === undefined ? "" : String(this.row?.[this.info.nameField] ?? "");
    void ChangeOwner.open({
      label: "Change Owner",
      size: "small",
      objectApiName: this.objectApiName,
      recordId: this.recordId,
      recordName: name,
    });
  }

  handleFieldChange(event: CustomEvent<{ name: string; value: unknown; label?: string }>): void {
    const { name, value, label } = event.detail;
    this.draft = { ...this.draft, [name]: value };
    if (label !== undefined) this.names = { ...this.names, [name]: label };
    const { [name]: _solved, ...byField } = this.errors.byField;
    this.errors = { ...this.errors, byField };
  }

  handleKeyDown(event: KeyboardEvent): void {
    if (event.key === "Escape" && this.isEditing && !event.defaultPrevented) this.handleCancel();
  }

  handleCancel(): void {
    this.isEditing = false;
    this.draft = {};
    this.names = {};
    this.errors = noErrors();
  }

  async handleSave(): Promise<void> {
    const { info, row } = this;
    if (info === undefined || row === undefined || this.isSaving) return;
    const changes = changesOf(this.draft, row);
    if (Object.keys(changes).length === 0) {
      this.handleCancel();
      return;
    }
    this.isSaving = true;
    this.errors = noErrors();
    try {
      await updateRecord(info.apiName, this.recordId, changes);
      await recordsChanged([this.recordId]);
      const saved = await loadRow(info.apiName, this.recordId, [info.nameField]);
      const name = String(saved[info.nameField] ?? "");
      this.handleCancel();
      showToast({ title: `${info.label} "${name}" was saved.`, variant: "success" });
    } catch (error) {
      const shown = new Set(
        this.shownSections.flatMap((section) =>
          section.columns.flatMap((column) => column.items.flatMap((item) => item.editors.map((editor) => editor.key))),
        ),
      );
      this.errors = draftErrors(error, shown);
      this.#focusField = Object.keys(this.errors.byField)[0] ?? "";
    } finally {
      this.isSaving = false;
    }
  }
}
