import type { Clock } from "../clock.js";

/** Limits are counted in windows of ten seconds. */
const windowSeconds = 10;

export interface RateLimitState {
  limit: number;
  remaining: number;
  /** Unix seconds at which the window ends. */
  reset: number;
  allowed: boolean;
}

/** Counts requests of the app against a budget per minute, spread over windows of ten seconds. */
export class RateLimiter {
  /** Requests per minute. */
  perMinute: number;
  private readonly clock: Clock;
  private window = -1;
  private used = 0;

  constructor(clock: Clock, perMinute: number) {
    this.clock = clock;
    this.perMinute = perMinute;
  }

  /** Takes one request from the budget of the current window. */
  take(): RateLimitState {
    const window = Math.floor(this.clock.now() / windowSeconds);
    if (window !== this.window) {
      this.window = window;
      this.used = 0;
    }
    const limit = Math.max(Math.floor((this.perMinute * windowSeconds) / 60), 1);
    const allowed = this.used < limit;
    if (allowed) this.used++;
    return { limit, remaining: limit - this.used, reset: (window + 1) * windowSeconds, allowed };
  }
}
