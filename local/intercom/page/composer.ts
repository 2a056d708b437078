import { button, make } from "./dom.js";

export interface Composer {
  element: HTMLElement;
  input: HTMLTextAreaElement;
}

export interface ComposerOptions {
  label: string;
  placeholder: string;
  send: string;
  /** Returns when the text has been taken; then the field is emptied. */
  onSend: (text: string) => Promise<void>;
}

/** A text field with a send button; Ctrl or Command with Enter sends too. */
export function composer(options: ComposerOptions): Composer {
  const input = make("textarea", {
    rows: 2,
    placeholder: options.placeholder,
    "aria-label": options.label,
    dir: "auto",
  });
  const send = async (): Promise<void> => {
    const text = input.value.trim();
    if (!text || submit.disabled) return;
    submit.disabled = true;
    try {
      await options.onSend(text);
      input.value = "";
    } finally {
      submit.disabled = false;
      input.focus();
    }
  };
  const submit = button(options.send, () => void send(), { class: "button primary" });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void send();
    }
  });
  const element = make(
    "div",
    { class: "composer" },
    input,
    make("div", { class: "composer-foot" }, make("span", { class: "quiet hint" }, "Ctrl + Enter sends"), submit),
  );
  return { element, input };
}
