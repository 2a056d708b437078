/** How far a run was, and when (milliseconds). */
interface Sample {
  stage: string;
  done: number;
  at: number;
}

/** Long enough to even out the turns of the worker, short enough to notice a change of pace. */
const WINDOW = 5 * 60_000;

/** Measures how fast a run goes from what is seen of it, so that neither pauses nor earlier stages count. */
export class RunRate {
  private samples: Sample[] = [];

  /** Adds what was just seen. */
  note(stage: string, done: number, at = Date.now()): void {
    const last = this.samples.at(-1);
    if (last && (last.stage !== stage || last.done > done)) this.samples = [];
    this.samples = [...this.samples.filter((sample) => at - sample.at <= WINDOW), { stage, done, at }];
  }

  /** Forgets everything: the run was paused. */
  reset(): void {
    this.samples = [];
  }

  /** Items a minute, or 0 while nothing is known. */
  get perMinute(): number {
    const first = this.samples.at(0);
    const last = this.samples.at(-1);
    if (!first || !last || last.at === first.at) return 0;
    return ((last.done - first.done) / (last.at - first.at)) * 60_000;
  }

  /** Minutes that so many items will take, or null while nothing is known. */
  minutesFor(items: number): number | null {
    return this.perMinute > 0 ? Math.max(1, Math.ceil(items / this.perMinute)) : null;
  }
}
