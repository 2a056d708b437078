export type Child = Node | string | number | null | undefined | false | Child[];
export type Attributes = Record<string, string | number | boolean | null | undefined | ((event: Event) => void)>;

/** Makes an element. `on…` attributes are listeners; null, undefined and false attributes are left out. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false)
      element.setAttribute(name, value === true ? "" : String(value));
  }
  append(element, children);
  return element;
}

function append(parent: Node, children: Child[]): void {
  for (const child of children) {
    if (Array.isArray(child)) append(parent, child);
    else if (child instanceof Node) parent.appendChild(child);
    else if (child !== null && child !== undefined && child !== false)
      parent.appendChild(document.createTextNode(String(child)));
  }
}

/** Puts new children in place of the old ones. */
export function fill(element: Element, ...children: Child[]): void {
  element.replaceChildren();
  append(element, children);
}

export function button(label: Child, onclick: (event: Event) => void, attributes: Attributes = {}): HTMLButtonElement {
  return make("button", { type: "button", class: "button", onclick, ...attributes }, label);
}

export function link(label: Child, href: string, attributes: Attributes = {}): HTMLAnchorElement {
  return make("a", { href, ...attributes }, label);
}

/** A labelled select. The label is for readers of the screen unless `shown`. */
export function choice(
  label: string,
  options: { value: string; label: string }[],
  value: string,
  onchange: (value: string) => void,
  shown = false,
): HTMLElement {
  const select = make("select", { onchange: (event) => onchange((event.target as HTMLSelectElement).value) });
  for (const option of options)
    select.append(make("option", { value: option.value, selected: option.value === value }, option.label));
  return make(
    "label",
    { class: "choice" },
    make("span", { class: shown ? "choice-label" : "only-read" }, label),
    select,
  );
}

/** A short message at the bottom of the page, read out by screen readers. */
export function toast(text: string, isError = false): void {
  const element = document.getElementById("toast");
  if (!element) return;
  element.textContent = text;
  element.className = isError ? "toast shown error" : "toast shown";
  clearTimeout(toastTimer);
  toastTimer = window.setTimeout(() => (element.className = "toast"), isError ? 7000 : 3000);
}
let toastTimer = 0;
