import { LightningElement, api } from "lwc";
import add from "@salesforce/label/c.Attachment_Add";
import address from "@salesforce/label/c.Attachment_Address";
import attach from "@salesforce/label/c.Attachment_Attach";
import cancel from "@salesforce/label/c.Attachment_Cancel";
import help from "@salesforce/label/c.Attachment_Help";
import invalid from "@salesforce/label/c.Attachment_Invalid";
import list from "@salesforce/label/c.Attachment_List";
import tooMany from "@salesforce/label/c.Attachment_Too_Many";
import twice from "@salesforce/label/c.Attachment_Twice";

/** As many as Intercom's API takes with one message. */
const MOST_FILES = 10;

interface Field extends HTMLElement {
  value: string;
  setCustomValidity(message: string): void;
  reportValidity(): boolean;
}

/** Addresses of files that go along with a message. Fires `files` with all of them. */
export default class AttachmentUrls extends LightningElement {
  @api urls: string[] = [];

  labels = { add, address, attach, cancel, help, list };
  isOpen = false;
  private focusNext = "";

  get files(): { url: string; name: string }[] {
    return this.urls.map((url) => ({ url, name: nameOf(url) }));
  }

  get hasFiles(): boolean {
    return this.urls.length > 0;
  }

  override renderedCallback(): void {
    const target = this.focusNext && this.template?.querySelector<HTMLElement>(`[data-id="${this.focusNext}"]`);
    this.focusNext = "";
    if (target) target.focus();
  }

  handleOpen(): void {
    this.isOpen = true;
    this.focusNext = "address";
  }

  handleClose(): void {
    this.isOpen = false;
    this.focusNext = "open";
  }

  handleKey(event: KeyboardEvent): void {
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    // The page's own keys, among them the one that sends, mean something else.
    event.stopPropagation();
    if (event.key === "Escape") this.handleClose();
    else this.handleAttach();
  }

  handleAttach(): void {
    const field = (this.refs as { address: Field }).address;
    const url = field.value.trim();
    const problem = this.problemOf(url);
    field.setCustomValidity(problem);
    field.reportValidity();
    if (problem) return;
    this.tell([...this.urls, url]);
    this.handleClose();
  }

  handleRemove(event: Event): void {
    event.preventDefault();
    const { url } = (event.currentTarget as HTMLElement).dataset;
    this.tell(this.urls.filter((other) => other !== url));
    this.focusNext = "open";
  }

  private problemOf(url: string): string {
    if (!isSecure(url)) return invalid;
    if (this.urls.includes(url)) return twice;
    return this.urls.length >= MOST_FILES ? tooMany : "";
  }

  private tell(urls: string[]): void {
    // Not "change": the field's own event of that name goes up through this component.
    this.dispatchEvent(new CustomEvent<string[]>("files", { detail: urls }));
  }
}

const isSecure = (url: string): boolean => parsed(url)?.protocol === "https:";

/** The last part of the path, else the host: what a person knows the file by. */
function nameOf(url: string): string {
  const { pathname = "", hostname = url } = parsed(url) ?? {};
  const last = pathname.split("/").filter(Boolean).pop();
  if (!last) return hostname;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

function parsed(url: string): URL | null {
  try {
    return new URL(url);
  } catch {
    return null;
  }
}
