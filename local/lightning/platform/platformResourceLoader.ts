const loaded = new Map<string, Promise<void>>();

function load(url: string, create: () => HTMLElement): Promise<void> {
  let promise = loaded.get(url);
  if (promise === undefined) {
    promise = new Promise<void>((resolve, reject) => {
      const element = create();
      element.addEventListener("load", () => resolve());
      element.addEventListener("error", () => reject(new Error(`Cannot load ${url}`)));
      document.head.append(element);
    });
    loaded.set(url, promise);
  }
  return promise;
}

/** Loads a script of a static resource once. */
export function loadScript(_component: unknown, url: string): Promise<void> {
  return load(url, () => Object.assign(document.createElement("script"), { src: url }));
}

/** Loads a style sheet of a static resource once. */
export function loadStyle(_component: unknown, url: string): Promise<void> {
  return load(url, () => Object.assign(document.createElement("link"), { rel: "stylesheet", href: url }));
}
