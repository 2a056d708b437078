/** Elements that a message may have, with the attributes they may keep. Everything else loses its tag, not its text. */
const allowed: Record<string, readonly string[]> = {
  A: ["href"],
  B: [],
  BLOCKQUOTE: [],
  BR: [],
  CODE: [],
  DIV: [],
  EM: [],
  H1: [],
  H2: [],
  H3: [],
  HR: [],
  I: [],
  IMG: ["src", "alt"],
  LI: [],
  OL: [],
  P: [],
  PRE: [],
  S: [],
  SPAN: [],
  STRONG: [],
  TABLE: [],
  TBODY: [],
  TD: [],
  TH: [],
  THEAD: [],
  TR: [],
  U: [],
  UL: [],
};
const dropped = new Set([
  "SCRIPT",
  "STYLE",
  "IFRAME",
  "OBJECT",
  "EMBED",
  "TEMPLATE",
  "NOSCRIPT",
  "SVG",
  "MATH",
  "FORM",
  "INPUT",
  "BUTTON",
  "LINK",
  "META",
]);

/**
 * Message HTML as nodes that cannot run code or fetch from elsewhere. The text is parsed in a document of its own, and
 * only listed elements and attributes are copied over; the page's content security policy is the second fence.
 */
export function safeHtml(html: string): DocumentFragment {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const fragment = document.createDocumentFragment();
  copyChildren(parsed.body, fragment);
  return fragment;
}

function copyChildren(from: Node, to: Node): void {
  for (const child of from.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) {
      to.appendChild(document.createTextNode(child.textContent ?? ""));
    } else if (child instanceof Element || child.nodeType === Node.ELEMENT_NODE) {
      copyElement(child as Element, to);
    }
  }
}

function copyElement(element: Element, to: Node): void {
  const name = element.tagName.toUpperCase();
  if (dropped.has(name)) return;
  const attributes = allowed[name];
  if (!attributes) {
    copyChildren(element, to);
    return;
  }
  const copy = document.createElement(name === "H1" || name === "H2" ? "h3" : name);
  for (const attribute of attributes) {
    const value = element.getAttribute(attribute);
    if (value !== null && (attribute === "alt" || isSafeAddress(value, attribute))) copy.setAttribute(attribute, value);
  }
  const direction = element.getAttribute("dir");
  if (direction === "rtl" || direction === "ltr") copy.setAttribute("dir", direction);
  if (copy instanceof HTMLAnchorElement) {
    copy.target = "_blank";
    copy.rel = "noopener noreferrer";
  }
  if (copy instanceof HTMLImageElement) {
    if (!copy.hasAttribute("alt")) copy.alt = "";
    if (!copy.hasAttribute("src")) return;
  }
  copyChildren(element, copy);
  to.appendChild(copy);
}

/** Links may lead to the web and to mail; pictures come from this workspace only. */
function isSafeAddress(value: string, attribute: string): boolean {
  let url: URL;
  try {
    url = new URL(value, location.href);
  } catch {
    return false;
  }
  if (attribute === "src") return url.origin === location.origin;
  return url.protocol === "https:" || url.protocol === "http:" || url.protocol === "mailto:";
}
