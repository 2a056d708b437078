/** How a poller paces itself; times are milliseconds. */
export interface PollerOptions {
  /** Asks once; answers whether something had changed. A rejection counts as "not now". */
  ask: () => Promise<boolean>;
  fastest: number;
  slowest: number;
  /** How many quiet answers before the pace slows down. */
  patience?: number;
}

/**
 * Asks again and again while the page is visible. It is quick after a change or when the user is active, slows
 * down while nothing happens and after failures, rests while the page is hidden, and never asks twice at once.
 */
export class Poller {
  private readonly options: PollerOptions;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private interval: number;
  private quiet = 0;
  private running = false;
  private asking = false;

  constructor(options: PollerOptions) {
    this.options = options;
    this.interval = options.fastest;
  }

  start(): void {
    if (this.running) return;
    this.running = true;
    document.addEventListener("visibilitychange", this.onVisibility);
    this.schedule();
  }

  stop(): void {
    this.running = false;
    clearTimeout(this.timer);
    document.removeEventListener("visibilitychange", this.onVisibility);
  }

  /** The user did something: back to the quick pace. */
  wake(): void {
    this.quiet = 0;
    if (this.interval === this.options.fastest) return;
    this.interval = this.options.fastest;
    if (!this.asking) this.schedule();
  }

  private readonly onVisibility = (): void => {
    clearTimeout(this.timer);
    if (document.visibilityState !== "visible") return;
    this.interval = this.options.fastest;
    this.quiet = 0;
    void this.turn();
  };

  private schedule(): void {
    clearTimeout(this.timer);
    if (!this.running || document.visibilityState !== "visible") return;
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- the one timer of polling; stop() clears it
    this.timer = setTimeout(() => {
      void this.turn();
    }, this.interval);
  }

  private async turn(): Promise<void> {
    if (!this.running || this.asking) return;
    this.asking = true;
    try {
      this.pace(await this.options.ask());
    } catch {
      // A failed question is not worth a word to the user: the stored rows stay, the next turn asks again, later.
      this.interval = Math.min(this.interval * 2, this.options.slowest);
    }
    this.asking = false;
    this.schedule();
  }

  private pace(changed: boolean): void {
    this.quiet = changed ? 0 : this.quiet + 1;
    if (changed) this.interval = this.options.fastest;
    else if (this.quiet > (this.options.patience ?? 0))
      this.interval = Math.min(this.interval * 1.5, this.options.slowest);
  }
}
