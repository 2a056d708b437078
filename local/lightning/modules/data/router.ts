import { host } from "host/hostContext";
import { objectOfId } from "host/describe";

export interface PageReference {
  type: string;
  attributes: Record<string, string | undefined>;
  state: Record<string, string | undefined>;
}

type Listener = (reference: PageReference) => void;

const listeners = new Set<Listener>();

const reference = (
  type: string,
  attributes: PageReference["attributes"],
  state: PageReference["state"] = {},
): PageReference => ({ type, attributes, state });

/** The page reference an address stands for. */
export function parseAddress(address: URL): PageReference {
  const [, lightning, kind, first, second, third, fourth] = decodeURIComponent(address.pathname).split("/");
  const state = Object.fromEntries(address.searchParams);
  if (lightning === "" || (lightning === "lightning" && kind === undefined)) return reference("host__start", {});
  if (lightning !== "lightning")
    return reference("standard__recordPage", { recordId: lightning, actionName: "view" }, state);
  switch (kind) {
    case "page":
      return reference("standard__namedPage", { pageName: first }, state);
    case "app":
      return reference("standard__app", { appTarget: first }, state);
    case "n":
      return reference("standard__navItemPage", { apiName: first }, state);
    case "o":
      return reference("standard__objectPage", { objectApiName: first, actionName: second ?? "home" }, state);
    case "search":
      return reference("host__search", {}, state);
    case "r":
      if (third === "related")
        return reference(
          "standard__recordRelationshipPage",
          { objectApiName: first, recordId: second, relationshipApiName: fourth, actionName: "view" },
          state,
        );
      return /^[a-zA-Z0-9]{15,18}$/.test(second ?? "")
        ? reference(
            "standard__recordPage",
            { objectApiName: first, recordId: second, actionName: third ?? "view" },
            state,
          )
        : reference("standard__recordPage", { recordId: first, actionName: second ?? "view" }, state);
    default:
      return reference("host__unknown", { address: address.pathname }, state);
  }
}

const need = (attributes: PageReference["attributes"], name: string, type: string): string => {
  const value = attributes[name];
  if (value === undefined || value === "") throw new Error(`A ${type} page reference needs the attribute ${name}`);
  return value;
};

function pathOf(target: PageReference): string {
  const { type, attributes } = target;
  switch (type) {
    case "standard__recordPage": {
      const object = attributes["objectApiName"];
      const id = need(attributes, "recordId", type);
      return `/lightning/r/${object === undefined ? "" : `${object}/`}${id}/${attributes["actionName"] ?? "view"}`;
    }
    case "standard__recordRelationshipPage":
      return `/lightning/r/${need(attributes, "objectApiName", type)}/${need(attributes, "recordId", type)}/related/${need(attributes, "relationshipApiName", type)}/view`;
    case "standard__objectPage":
      return `/lightning/o/${need(attributes, "objectApiName", type)}/${attributes["actionName"] ?? "home"}`;
    case "standard__navItemPage":
      return `/lightning/n/${need(attributes, "apiName", type)}`;
    case "standard__namedPage":
      return `/lightning/page/${need(attributes, "pageName", type)}`;
    case "standard__app":
      return `/lightning/app/${need(attributes, "appTarget", type).replace(/^c__/, "")}`;
    case "host__search":
      return "/lightning/search";
    case "host__start":
      return "/lightning";
    default:
      throw new Error(`This local host cannot navigate to a page of type ${type}`);
  }
}

/** Address of a page reference within this host, or the outside address of a web page. */
export function addressOf(target: Partial<PageReference> & { type: string }): string {
  const complete = { type: target.type, attributes: target.attributes ?? {}, state: target.state ?? {} };
  if (complete.type === "standard__webPage") return need(complete.attributes, "url", complete.type);
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(complete.state))
    if (value !== undefined && value !== null) parameters.set(name, value);
  const text = parameters.toString();
  return pathOf(complete) + (text === "" ? "" : `?${text}`);
}

export function currentPage(): PageReference {
  return parseAddress(new URL(location.href));
}

/** Hears of the current page at once and after every navigation; returns how to stop. */
export function onNavigate(listener: Listener): () => void {
  listeners.add(listener);
  listener(currentPage());
  return () => void listeners.delete(listener);
}

const notify = (): void => {
  const page = currentPage();
  for (const listener of [...listeners]) listener(page);
};

globalThis.addEventListener("popstate", notify);

/** Opens an address of this host without loading the page anew, or an outside address in a new window. */
export function openAddress(address: string, replace = false): void {
  const url = new URL(address, location.href);
  if (url.origin !== location.origin || !(url.pathname === "/" || url.pathname.startsWith("/lightning"))) {
    globalThis.open(url.href, "_blank", "noopener");
    return;
  }
  if (url.href === location.href) return;
  if (replace) history.replaceState(null, "", url);
  else history.pushState(null, "", url);
  notify();
}

/** Opens a page reference. A record whose object is not named gets it from its id, so that addresses are complete. */
export async function navigate(target: Partial<PageReference> & { type: string }, replace = false): Promise<void> {
  let complete = target;
  const attributes = target.attributes ?? {};
  if (target.type === "standard__recordPage" && attributes["objectApiName"] === undefined)
    complete = {
      ...target,
      attributes: { ...attributes, objectApiName: await objectOfId(need(attributes, "recordId", target.type)) },
    };
  openAddress(addressOf(complete), replace);
}

/** Links keep their address (open in a new tab works) but a plain click stays in the page. */
export function followLink(event: MouseEvent): void {
  if (followOutside(event)) return;
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return;
  const link = event.composedPath().find((element) => element instanceof HTMLAnchorElement);
  if (link === undefined || (link.target !== "" && link.target !== "_self") || link.hasAttribute("download")) return;
  const raw = link.getAttribute("href");
  const url = new URL(link.href, location.href);
  if (
    raw === null ||
    raw.startsWith("#") ||
    url.origin !== location.origin ||
    !(url.pathname === "/" || url.pathname.startsWith("/lightning/"))
  )
    return;
  event.preventDefault();
  openAddress(link.href);
}

/** Opens a link to a site that the caller of the host stands in for; true when it was one. */
function followOutside(event: MouseEvent): boolean {
  const link = event.composedPath().find((element) => element instanceof HTMLAnchorElement);
  if (link === undefined || event.defaultPrevented || event.button !== 0) return false;
  const address = routed(link.href);
  if (address === link.href) return false;
  event.preventDefault();
  window.open(address, "_blank", "noopener");
  return true;
}

/** The address an outside address really leads to. */
function routed(address: string): string {
  for (const [origin, target] of Object.entries(host.linkRoutes))
    if (address === origin || address.startsWith(`${origin}/`)) return target + address.slice(origin.length);
  return address;
}
