/** The page ends a little below the card. */
const MARGIN_PIXELS = 16;
const LEAST_PIXELS = 372;
/** With less than this below its top the card is scrolled to, and stands under what stays at the top of the page. */
const SCROLLED_TO_PIXELS = 260;
const HEADERS_PIXELS = 180;

/**
 * How many pixels an element may be high so that it ends where the window does, while the page is not scrolled. Tells
 * it at once, and again when the window or what stands around the element changes its size.
 */
export class WindowRoom {
  private readonly tell: (pixels: number) => void;
  private element: HTMLElement | undefined;
  private observer: ResizeObserver | undefined;
  private room = 0;

  constructor(tell: (pixels: number) => void) {
    this.tell = tell;
  }

  /** Begins to watch an element; harmless when repeated. */
  attach(element: HTMLElement): void {
    if (this.element === element) return;
    this.detach();
    this.element = element;
    window.addEventListener("resize", this.measure);
    this.observer = new ResizeObserver(this.measure);
    for (const around of surroundings(element)) this.observer.observe(around);
    this.measure();
  }

  detach(): void {
    window.removeEventListener("resize", this.measure);
    this.observer?.disconnect();
    this.element = undefined;
  }

  private readonly measure = (): void => {
    if (!this.element) return;
    const scrolled = surroundings(this.element).reduce((sum, { scrollTop }) => sum + scrollTop, 0);
    const below = window.innerHeight - this.element.getBoundingClientRect().top - scrolled - MARGIN_PIXELS;
    const wanted = below < SCROLLED_TO_PIXELS ? window.innerHeight - HEADERS_PIXELS : below;
    const room = Math.max(Math.floor(wanted), LEAST_PIXELS);
    if (room === this.room) return;
    this.room = room;
    this.tell(room);
  };
}

/** Everything around an element, out of its component and of those around it. */
function surroundings(element: Element): Element[] {
  const found: Element[] = [];
  for (let next = outOf(element); next; next = outOf(next)) found.push(next);
  return found;
}

function outOf(element: Element): Element | null {
  if (element.assignedSlot) return element.assignedSlot;
  const root = element.getRootNode();
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}
