import { LightningElement } from "lwc";
import type { ImportPage, ImportProgress } from "apex/types";
import getPage from "@salesforce/apex/ImportController.getPage";
import loadFailed from "@salesforce/label/c.Imports_Load_Failed";
import name from "@salesforce/label/c.Imports_Name";
import notAllowed from "@salesforce/label/c.Imports_Not_Allowed";
import notConnected from "@salesforce/label/c.Imports_Not_Connected";
import { errorText } from "c/errorText";
import { isUnderWay } from "c/importWords";

/** The page about imports: what to import and what it costs, how far it is, what is kept, and the earlier ones. */
export default class SetupImports extends LightningElement {
  labels = { loadFailed, name, notAllowed, notConnected };
  page: ImportPage | null = null;
  error = "";

  override connectedCallback(): void {
    void this.load();
  }

  get loading(): boolean {
    return !this.page && !this.error;
  }

  get latest(): ImportProgress | null {
    return this.page?.runs.at(0) ?? null;
  }

  get earlier(): ImportProgress[] {
    return (this.page?.runs ?? []).slice(1);
  }

  get offered(): boolean {
    return !this.latest || !isUnderWay(this.latest);
  }

  async load(): Promise<void> {
    this.error = "";
    try {
      this.page = await getPage();
    } catch (error) {
      this.error = errorText(error);
    }
  }

  handleChanged(): void {
    void this.load();
  }

  handleSaved(event: CustomEvent<ImportPage>): void {
    this.page = event.detail;
  }
}
