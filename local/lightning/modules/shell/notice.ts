import { LightningElement, api } from "lwc";

const ICONS: Record<string, string> = {
  access: "utility:lock",
  empty: "utility:search",
  error: "utility:warning",
  missing: "utility:info",
};

/** A calm message in place of content: nothing here, no access, an error and what to do. */
export default class Notice extends LightningElement {
  @api heading = "";
  @api message = "";
  @api picture: "access" | "empty" | "error" | "missing" = "empty";
  /** A smaller notice for cards. */
  @api compact = false;

  get icon(): string {
    return ICONS[this.picture] ?? "utility:info";
  }

  get className(): string {
    return this.compact ? "host-notice host-notice_compact" : "host-notice slds-box slds-theme_default";
  }
}
