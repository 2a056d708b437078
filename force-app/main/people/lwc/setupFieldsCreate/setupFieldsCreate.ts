import { LightningElement, api } from "lwc";
import createAttribute from "@salesforce/apex/FieldMappingController.createAttribute";
import cancel from "@salesforce/label/c.Fields_Cancel";
import create from "@salesforce/label/c.Fields_Create";
import description from "@salesforce/label/c.Fields_Create_Description";
import failed from "@salesforce/label/c.Fields_Create_Failed";
import full from "@salesforce/label/c.Fields_Create_Full";
import intro from "@salesforce/label/c.Fields_Create_Intro";
import name from "@salesforce/label/c.Fields_Create_Name";
import options from "@salesforce/label/c.Fields_Create_Options";
import optionsHelp from "@salesforce/label/c.Fields_Create_Options_Help";
import title from "@salesforce/label/c.Fields_Create_Title";
import type from "@salesforce/label/c.Fields_Create_Type";
import typeBoolean from "@salesforce/label/c.Fields_Type_Boolean";
import typeDate from "@salesforce/label/c.Fields_Type_Date";
import typeFloat from "@salesforce/label/c.Fields_Type_Float";
import typeInteger from "@salesforce/label/c.Fields_Type_Integer";
import typeList from "@salesforce/label/c.Fields_Type_List";
import typeString from "@salesforce/label/c.Fields_Type_String";
import used from "@salesforce/label/c.Fields_Create_Used";
import { errorText } from "c/errorText";
import { fill } from "c/labelText";

/** Makes an attribute that Intercom does not have yet. Fires `created` with it, and `cancel`. */
export default class SetupFieldsCreate extends LightningElement {
  @api objectName = "";
  /** How many custom attributes there are, and how many there may be. */
  @api used = 0;
  @api most = 0;

  labels = { cancel, create, description, failed, intro, name, options, optionsHelp, title, type };
  types = [
    { value: "string", label: typeString },
    { value: "integer", label: typeInteger },
    { value: "float", label: typeFloat },
    { value: "boolean", label: typeBoolean },
    { value: "date", label: typeDate },
    { value: "list", label: typeList },
  ];
  values = { name: "", type: "string", description: "", options: "" };
  error = "";
  busy = false;

  get usedText(): string {
    return fill(this.isFull ? full : used, this.used, this.most);
  }

  get isFull(): boolean {
    return this.most > 0 && this.used >= this.most;
  }

  get isList(): boolean {
    return this.values.type === "list";
  }

  get isBlocked(): boolean {
    return this.busy || this.isFull || !this.values.name.trim() || (this.isList && this.optionList.length < 2);
  }

  handleChange(event: CustomEvent<{ value: string }>): void {
    const { field = "" } = (event.currentTarget as HTMLElement).dataset;
    this.values = { ...this.values, [field]: event.detail.value };
  }

  handleCancel(): void {
    this.dispatchEvent(new CustomEvent("cancel"));
  }

  async handleCreate(): Promise<void> {
    this.busy = true;
    this.error = "";
    try {
      const attribute = await createAttribute({
        objectName: this.objectName,
        name: this.values.name.trim(),
        type: this.values.type,
        description: this.values.description.trim(),
        options: this.isList ? this.optionList : [],
      });
      this.dispatchEvent(new CustomEvent("created", { detail: attribute }));
    } catch (error) {
      this.error = errorText(error);
    }
    this.busy = false;
  }

  private get optionList(): string[] {
    return this.values.options
      .split("\n")
      .map((option) => option.trim())
      .filter(Boolean);
  }
}
