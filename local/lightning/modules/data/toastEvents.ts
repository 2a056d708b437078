export interface ToastContent {
  title: string;
  message?: string;
  messageData?: (string | { url: string; label: string })[];
  variant?: string;
  mode?: string;
  label?: string;
  messageLinks?: (string | { url: string; label: string })[];
}

/** Shows a toast from outside a component. */
export function showToast(content: ToastContent): void {
  document.body.dispatchEvent(
    new CustomEvent("lightning__showtoast", { bubbles: true, composed: true, detail: content }),
  );
}
