const NEAR_THE_END_PIXELS = 48;

/**
 * Keeps a scrolling log where its reader wants it: at the end while they are at the end, still while they read
 * further up, and on the same message when earlier ones are added above.
 */
export class ScrollKeeper {
  atEnd = true;
  private element: HTMLElement | undefined;
  private distanceFromEnd: number | undefined;
  private observer: ResizeObserver | undefined;

  /** Adopts the log's element and the content that grows in it; harmless when repeated. */
  attach(element: HTMLElement, content: Element): void {
    if (this.element === element) return;
    this.detach();
    this.element = element;
    // Images arrive late, columns change width and what is below grows: the end stays the end.
    this.observer = new ResizeObserver(() => this.settle());
    this.observer.observe(content);
    this.observer.observe(element);
  }

  detach(): void {
    this.observer?.disconnect();
    this.element = undefined;
  }

  /** The reader scrolled: remember whether they follow the end. */
  scrolled(): void {
    if (!this.element) return;
    const { scrollHeight, scrollTop, clientHeight } = this.element;
    this.atEnd = scrollHeight - scrollTop - clientHeight < NEAR_THE_END_PIXELS;
  }

  /** Call before rows are added above what is visible. */
  holdPosition(): void {
    if (this.element) this.distanceFromEnd = this.element.scrollHeight - this.element.scrollTop;
  }

  toEnd(): void {
    this.atEnd = true;
    this.settle();
  }

  /** Call after each rendering. */
  settle(): void {
    if (!this.element) return;
    if (this.distanceFromEnd !== undefined) this.element.scrollTop = this.element.scrollHeight - this.distanceFromEnd;
    else if (this.atEnd) this.element.scrollTop = this.element.scrollHeight;
    this.distanceFromEnd = undefined;
  }
}
