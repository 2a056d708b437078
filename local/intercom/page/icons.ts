const shapes = {
  arrow: "M4 10h11M10.5 5l5 5-5 5",
  back: "M12.5 4.5 7 10l5.5 5.5",
  lock: "M5.5 9h9v7h-9zM7.5 9V6.8a2.5 2.5 0 0 1 5 0V9",
  clip: "M14.5 9.5 9.8 14.2a2.6 2.6 0 0 1-3.7-3.7l5.3-5.3a1.7 1.7 0 0 1 2.4 2.4l-5 5",
  spark: "M10 3.5l1.7 4.8 4.8 1.7-4.8 1.7L10 16.5l-1.7-4.8L3.5 10l4.8-1.7z",
  star: "M10 3.2l2.1 4.3 4.7.7-3.4 3.3.8 4.7L10 14l-4.2 2.2.8-4.7L3.2 8.2l4.7-.7z",
  out: "M5 15 15 5M8 5h7v7",
  in: "M15 5 5 15M12 15H5V8",
} as const;

export type IconName = keyof typeof shapes;

/** A small line drawing; it says nothing to screen readers, so give it words beside it. */
export function icon(name: IconName, filled = false): SVGSVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("class", filled ? "icon filled" : "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", shapes[name]);
  svg.append(path);
  return svg;
}

/** Five stars, so many of them filled, with words for screen readers. */
export function stars(rating: number): HTMLElement {
  const element = document.createElement("span");
  element.className = "stars";
  element.setAttribute("role", "img");
  element.setAttribute("aria-label", `Rated ${rating} of 5`);
  for (let star = 1; star <= 5; star++) element.append(icon("star", star <= rating));
  return element;
}
