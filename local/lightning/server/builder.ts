import { cachedBuild, type BuildOptions, type BuildResult } from "../build/build.js";
import { runBuild, type RunningBuild } from "../build/run-build.js";

export type BuilderState =
  | { kind: "building"; step: string; since: number }
  | { kind: "ready"; result: BuildResult }
  | { kind: "failed"; message: string };

/** Keeps one build up to date with the sources: looks again whenever a page is asked for, so an edit needs only a reload. */
export class Builder {
  readonly #options: BuildOptions;
  #running: RunningBuild | undefined;
  #step = "";
  #since = 0;
  #failure: string | undefined;
  #closed = false;

  constructor(options: BuildOptions) {
    this.#options = options;
  }

  state(): BuilderState {
    if (this.#running !== undefined) return { kind: "building", step: this.#step, since: this.#since };
    if (this.#failure !== undefined) {
      const message = this.#failure;
      this.#failure = undefined; // the next look tries again: the source may have been corrected
      return { kind: "failed", message };
    }
    try {
      const result = cachedBuild(this.#options);
      if (result !== undefined) return { kind: "ready", result };
    } catch (error) {
      return { kind: "failed", message: error instanceof Error ? error.message : String(error) };
    }
    void this.start().catch(() => undefined); // the failure is kept in #failure and shown by the next look
    return { kind: "building", step: this.#step, since: this.#since };
  }

  /** Builds if needed. */
  async start(): Promise<void> {
    if (this.#closed) throw new Error("The Lightning server is closed");
    this.#step = "Looking at the sources";
    this.#since = Date.now();
    this.#running ??= runBuild(this.#options, (step) => {
      this.#step = step;
    });
    const running = this.#running;
    try {
      await running.result;
    } catch (error) {
      if (this.#running === running) this.#failure = error instanceof Error ? error.message : String(error);
      throw error;
    } finally {
      if (this.#running === running) this.#running = undefined;
    }
  }

  stop(): void {
    this.#closed = true;
    this.#running?.stop();
  }
}
