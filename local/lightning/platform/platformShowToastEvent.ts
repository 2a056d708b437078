interface ToastConfig {
  title: string;
  message?: string;
  messageData?: (string | { url: string; label: string })[];
  variant?: "info" | "success" | "warning" | "error";
  mode?: "dismissible" | "pester" | "sticky";
}

export const ShowToastEventName = "lightning__showtoast";

/** The event that asks the page to show a toast. */
export class ShowToastEvent extends CustomEvent<ToastConfig> {
  constructor(config: ToastConfig) {
    super(ShowToastEventName, { bubbles: true, composed: true, cancelable: true, detail: config });
  }
}
