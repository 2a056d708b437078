/** Time as the workspace sees it, in unix seconds. Everything that waits, waits on this clock. */
export interface Clock {
  now(): number;
  /** True when time only moves by `advance`. */
  readonly frozen: boolean;
  /** Moves time forward and runs what became due, in order. */
  advance(seconds: number): Promise<void>;
  /** Sets a clock that stands still to a moment, without running anything; a moving clock stays as it is. */
  moveTo(seconds: number): void;
  /** Runs the action after so many seconds of this clock; the result cancels it. */
  schedule(seconds: number, action: () => void | Promise<void>): () => void;
  close(): void;
}

interface Timer {
  dueAt: number;
  order: number;
  action: () => void | Promise<void>;
}

/**
 * With `frozenAt` (unix seconds) a clock that stands still until it is advanced, else the system's time, which can
 * also be advanced.
 */
export function createClock(frozenAt?: number): Clock {
  const frozen = frozenAt !== undefined;
  let moved = frozenAt ?? 0;
  let timers: Timer[] = [];
  let order = 0;
  let wake: NodeJS.Timeout | undefined;

  const exactNow = (): number => (frozen ? moved : Date.now() / 1000 + moved);

  const arm = (): void => {
    clearTimeout(wake);
    const next = timers[0];
    if (frozen || !next) return;
    wake = setTimeout(() => void runDue(), Math.min(Math.max((next.dueAt - exactNow()) * 1000, 0), 60_000));
    wake.unref();
  };

  const runDue = async (): Promise<void> => {
    for (let next = timers[0]; next && next.dueAt <= exactNow(); next = timers[0]) {
      timers.shift();
      await next.action();
    }
    arm();
  };

  return {
    frozen,
    now: () => Math.floor(exactNow()),
    advance: async (seconds) => {
      moved += seconds;
      await runDue();
    },
    moveTo: (seconds) => {
      if (frozen) moved = seconds;
    },
    schedule: (seconds, action) => {
      const timer: Timer = { dueAt: exactNow() + seconds, order: order++, action };
      timers.push(timer);
      timers.sort((first, second) => first.dueAt - second.dueAt || first.order - second.order);
      arm();
      return () => {
        timers = timers.filter((other) => other !== timer);
        arm();
      };
    },
    close: () => {
      clearTimeout(wake);
      timers = [];
    },
  };
}
