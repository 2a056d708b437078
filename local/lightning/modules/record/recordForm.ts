import { api } from "lwc";
import LightningModal from "lightning/modal";
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
import { valueAt } from "host/fieldValues";
import { layoutSections } from "host/layouts";
import { createRecord, messageOf, updateRecord } from "host/orgApi";
import { recordsChanged } from "host/recordStore";
import { loadRow, referencePath, type RecordRow } from "host/rows";
import { showToast } from "host/toastEvents";

interface Editor {
  key: string;
  field: Field;
  value: unknown;
  referenceName: string;
  required: boolean;
  error: string;
}

/** Creates or edits a record by its layout. Closes with the record's id when it was saved. */
export default class RecordForm extends LightningModal {
  @api objectApiName = "";
  /** Undefined creates a record. */
  @api recordId: string | undefined;
  /** Values that a new record starts with, and the names of records they refer to. */
  @api defaults: Draft = {};
  @api defaultNames: Record<string, string> = {};
  info: ObjectInfo | undefined;
  row: RecordRow | undefined;
  draft: Draft = {};
  names: Record<string, string> = {};
  errors: DraftErrors = noErrors();
  failure = "";
  isSaving = false;

  async connectedCallback(): Promise<void> {
    try {
      const info = await describeObject(this.objectApiName);
      const fields = layoutSections(info).flatMap((section) =>
        section.columns.flat().flatMap((item) => item?.field ?? []),
      );
      if (this.recordId === undefined) {
        this.draft = { ...this.defaults };
        this.names = { ...this.defaultNames };
        for (const field of info.fields.values()) {
          const standard = field.picklistValues.find((entry) => entry.defaultValue);
          if (standard !== undefined && this.draft[field.name] === undefined && field.createable)
            this.draft[field.name] = standard.value;
        }
      } else this.row = await loadRow(info.apiName, this.recordId, [info.nameField, ...fields]);
      this.info = info;
    } catch (error) {
      this.failure = messageOf(error);
    }
  }

  get isCreating(): boolean {
    return this.recordId === undefined;
  }

  get heading(): string {
    if (this.info === undefined) return this.isCreating ? "New" : "Edit";
    return this.isCreating ? `New ${this.info.label}` : `Edit ${String(this.row?.[this.info.nameField] ?? "")}`;
  }

  get isLoading(): boolean {
    return this.info === undefined && this.failure === "";
  }

  get sections(): { key: string; label: string; columns: { key: string; editors: Editor[] }[] }[] {
    const { info } = this;
    if (info === undefined) return [];
    return layoutSections(info).flatMap((section, index) => {
      const columns = section.columns.map((column, place) => ({
        key: String(place),
        editors: column.flatMap((item) =>
          item === null || item.behaviour === "Readonly" || !isEditable(info, item.field, this.isCreating)
            ? []
            : this.#editors(info, item.field, item.behaviour),
        ),
      }));
      return columns.every((column) => column.editors.length === 0)
        ? []
        : [{ key: String(index), label: section.label, columns }];
    });
  }

  #editors(info: ObjectInfo, name: string, behaviour: string): Editor[] {
    return editorsOf(info, name)
      .filter((field) => (this.isCreating ? field.createable : field.updateable))
      .map((field) => {
        const path = referencePath(field);
        return {
          key: field.name,
          field,
          value: field.name in this.draft ? this.draft[field.name] : (this.row?.[field.name] ?? null),
          referenceName:
            this.names[field.name] ??
            (path === undefined || this.row === undefined ? "" : String(valueAt(this.row, path) ?? "")),
          required: isRequired(field, behaviour),
          error: this.errors.byField[field.name] ?? "",
        };
      });
  }

  get hasErrors(): boolean {
    return this.errors.general.length > 0;
  }

  handleFieldChange(event: CustomEvent<{ name: string; value: unknown; label?: string }>): void {
    const { name, value, label } = event.detail;
    this.draft = { ...this.draft, [name]: value };
    if (label !== undefined) this.names = { ...this.names, [name]: label };
    const { [name]: _solved, ...byField } = this.errors.byField;
    this.errors = { ...this.errors, byField };
  }

  handleCancel(): void {
    this.close();
  }

  async handleSave(): Promise<void> {
    const { info } = this;
    if (info === undefined || this.isSaving) return;
    this.isSaving = true;
    this.errors = noErrors();
    try {
      const changes = changesOf(this.draft, this.row);
      let id = this.recordId;
      if (id === undefined) id = await createRecord(info.apiName, changes);
      else if (Object.keys(changes).length > 0) await updateRecord(info.apiName, id, changes);
      const saved = await loadRow(info.apiName, id, [info.nameField]);
      showToast({
        title: `${info.label} {0} was ${this.isCreating ? "created" : "saved"}.`,
        messageData: [
          { label: `"${String(saved[info.nameField] ?? "")}"`, url: `/lightning/r/${info.apiName}/${id}/view` },
        ],
        variant: "success",
      });
      this.close(id);
      const parents = Object.values(changes).filter(
        (value): value is string => typeof value === "string" && /^[a-zA-Z0-9]{18}$/.test(value),
      );
      await recordsChanged([id, ...parents]);
    } catch (error) {
      const shown = new Set(
        this.sections.flatMap((section) =>
          section.columns.flatMap((column) => column.editors.map((editor) => editor.key)),
        ),
      );
      this.errors = draftErrors(error, shown);
    } finally {
      this.isSaving = false;
    }
  }
}
