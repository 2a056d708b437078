import { LightningElement } from "lwc";
import type { ToastContent } from "host/toastEvents";

interface Part {
  key: string;
  text: string;
  url: string | null;
}

interface ShownToast {
  key: number;
  title: Part[];
  message: Part[];
  hasMessage: boolean;
  className: string;
  icon: string;
  spoken: string;
  role: string;
}

const SECONDS = { pester: 3, dismissible: 5 };

/** `Saved {0}` with its texts and links in place. */
export function partsOf(text: string, data: ToastContent["messageData"]): Part[] {
  return text
    .split(/(\{\d+\})/)
    .filter((piece) => piece !== "")
    .map((piece, index) => {
      const value = data?.[Number(/^\{(\d+)\}$/.exec(piece)?.[1] ?? "NaN")];
      const key = String(index);
      if (value === undefined) return { key, text: piece, url: null };
      return typeof value === "string" ? { key, text: value, url: null } : { key, text: value.label, url: value.url };
    });
}

/** Shows the toasts that components ask for. */
export default class Toasts extends LightningElement {
  toasts: ShownToast[] = [];
  #next = 1;
  readonly #listener = (event: Event): void => this.#show((event as CustomEvent<ToastContent>).detail);

  connectedCallback(): void {
    globalThis.addEventListener("lightning__showtoast", this.#listener);
  }

  disconnectedCallback(): void {
    globalThis.removeEventListener("lightning__showtoast", this.#listener);
  }

  #show(content: ToastContent): void {
    const variant = content.variant ?? "info";
    const key = this.#next;
    this.#next += 1;
    const data = content.messageData ?? content.messageLinks;
    const toast: ShownToast = {
      key,
      title: partsOf(content.title ?? content.label ?? "", data),
      message: partsOf(content.message ?? "", data),
      hasMessage: (content.message ?? "") !== "",
      className: `slds-notify slds-notify_toast slds-theme_${variant}`,
      icon: `utility:${variant}`,
      spoken: variant,
      role: variant === "error" ? "alert" : "status",
    };
    this.toasts = [...this.toasts.slice(-2), toast];
    const mode = content.mode ?? "dismissible";
    const seconds = mode === "pester" ? SECONDS.pester : SECONDS.dismissible;
    // An error stays until it is dismissed: it may be long, and nobody should have to hurry.
    // eslint-disable-next-line @lwc/lwc/no-async-operation
    if (mode !== "sticky" && variant !== "error") setTimeout(() => this.#remove(key), seconds * 1000);
  }

  #remove(key: number): void {
    this.toasts = this.toasts.filter((toast) => toast.key !== key);
  }

  handleClose(event: Event): void {
    this.#remove(Number((event.currentTarget as HTMLElement).dataset["key"]));
  }
}
