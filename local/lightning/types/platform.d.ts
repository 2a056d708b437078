declare module "lightning/modal" {
  import { LightningElement } from "lwc";
  export default class LightningModal extends LightningElement {
    static open(options: {
      label: string;
      size?: "small" | "medium" | "large" | "full";
      [property: string]: unknown;
    }): Promise<unknown>;
    label: string;
    size: string;
    disableClose: boolean;
    close(result?: unknown): void;
  }
}
declare module "lightning/confirm" {
  export default class LightningConfirm {
    static open(options: { message: string; label: string; theme?: string; variant?: string }): Promise<boolean>;
  }
}
declare module "*.html" {
  const template: unknown;
  export default template;
}
