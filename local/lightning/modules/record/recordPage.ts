import { LightningElement, api } from "lwc";
import { recordPageOf, type ShellApp } from "host/apps";
import { describeObject, objectOfId } from "host/describe";
import { host } from "host/hostContext";
import { messageOf } from "host/orgApi";
import { rememberRecent } from "host/recent";
import RecordForm from "host/recordForm";
import { addressOf, openAddress } from "host/router";
import { loadRow } from "host/rows";
import { standardRecordPage } from "host/standardPages";
import type { PageDefinition } from "../../metadata/model.js";

/** A record's page: the Lightning page that the app or the object assigns, else the standard one. */
export default class RecordPage extends LightningElement {
  @api app!: ShellApp;
  @api recordId = "";
  @api objectApiName: string | undefined;
  @api edit = false;
  object: string | undefined;
  page: PageDefinition | undefined;
  failure: { heading: string; message: string } | undefined;

  async connectedCallback(): Promise<void> {
    try {
      const object = this.objectApiName ?? (await objectOfId(this.recordId));
      if (this.objectApiName === undefined)
        openAddress(
          addressOf({
            type: "standard__recordPage",
            attributes: { objectApiName: object, recordId: this.recordId, actionName: this.edit ? "edit" : "view" },
          }),
          true,
        );
      const info = await describeObject(object);
      const row = await loadRow(object, this.recordId, [info.nameField]);
      const name = String(row[info.nameField] ?? "");
      document.title = `${name} | ${info.label} | Lightning Experience`;
      rememberRecent(object, this.recordId, name);
      const pageName = recordPageOf(this.app, object);
      const page = pageName === undefined ? standardRecordPage(object) : host.metadata.pages[pageName];
      if (page === undefined)
        throw new Error(
          `The metadata assigns the Lightning page ${pageName ?? ""} to ${object}, which is not among the sources.`,
        );
      this.object = object;
      this.page = page;
      if (this.edit) await this.#edit(object);
    } catch (error) {
      const isMissing = error instanceof Error && error.constructor.name === "RecordMissing";
      this.failure = {
        heading: isMissing ? "We can't find this record" : "This record can't be shown",
        message: messageOf(error),
      };
      document.title = "Record not available | Lightning Experience";
    }
  }

  async #edit(object: string): Promise<void> {
    await RecordForm.open({ label: "Edit", size: "medium", objectApiName: object, recordId: this.recordId });
    openAddress(
      addressOf({
        type: "standard__recordPage",
        attributes: { objectApiName: object, recordId: this.recordId, actionName: "view" },
      }),
      true,
    );
  }
}
