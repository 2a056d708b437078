import { LightningElement, api } from "lwc";
import { host } from "host/hostContext";
import { messageOf } from "host/orgApi";
import { RowObserver, type RecordRow } from "host/rows";
import { rowsOf, type TemplateRow } from "host/templates";
import { recordFieldsOf, type VisibilityContext } from "host/visibility";
import type { PageDefinition } from "../../metadata/model.js";

/** What every part of a page is given: the page, the record it is about, and how visibility is decided. */
export interface PageContext {
  page: PageDefinition;
  recordId: string | undefined;
  objectApiName: string | undefined;
  visibility: VisibilityContext;
}

function readPath(row: RecordRow | undefined, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>((value, step) => (value as Record<string, unknown> | null | undefined)?.[step], row);
}

/** Draws a Lightning page: its template's rows and columns, and in them its components. */
export default class Flexipage extends LightningElement {
  #page!: PageDefinition;
  #recordId: string | undefined;
  #objectApiName: string | undefined;
  #row: RecordRow | undefined;
  #observer: RowObserver | undefined;
  #isAttached = false;
  context: PageContext | undefined;
  failure = "";

  @api
  get page(): PageDefinition {
    return this.#page;
  }
  set page(page: PageDefinition) {
    this.#page = page;
    this.#start();
  }

  @api
  get recordId(): string | undefined {
    return this.#recordId;
  }
  set recordId(recordId: string | undefined) {
    this.#recordId = recordId;
    this.#start();
  }

  @api
  get objectApiName(): string | undefined {
    return this.#objectApiName;
  }
  set objectApiName(name: string | undefined) {
    this.#objectApiName = name;
    this.#start();
  }

  connectedCallback(): void {
    this.#isAttached = true;
    this.#start();
  }

  disconnectedCallback(): void {
    this.#isAttached = false;
    this.#observer?.stop();
  }

  get rows(): TemplateRow[] {
    return rowsOf(this.#page);
  }

  get className(): string {
    return this.#recordId === undefined ? "host-flexipage" : "host-flexipage host-flexipage_record";
  }

  /** Rules about the record need its fields first; pages without such rules are drawn at once. */
  #start(): void {
    this.#observer?.stop();
    if (!this.#isAttached || this.#page === undefined) return;
    const fields = recordFieldsOf(this.#page.regions.flatMap((region) => region.items.map((item) => item.visibility)));
    if (this.#recordId === undefined || this.#objectApiName === undefined || fields.length === 0) {
      this.#publish();
      return;
    }
    this.#observer = new RowObserver(this.#objectApiName, this.#recordId, fields, (row, error) => {
      this.failure = error === undefined ? "" : messageOf(error);
      this.#row = row;
      this.#publish();
    });
  }

  #publish(): void {
    const row = this.#row;
    const session = host.session;
    this.context = {
      page: this.#page,
      recordId: this.#recordId,
      objectApiName: this.#objectApiName,
      visibility: {
        record: (field) => readPath(row, field),
        user: (path) =>
          ({
            Id: session.user.id,
            Name: session.user.name,
            Username: session.user.username,
            Email: session.user.email,
            "Profile.Name": session.user.profile,
          })[path],
        hasCustomPermission: (name) => session.customPermissions.includes(name),
        hasStandardPermission: (name) => session.userPermissions.includes(name),
        formFactor: host.formFactor,
      },
    };
  }
}
