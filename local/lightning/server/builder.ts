import { buildKeys, cachedBuild, type BuildOptions, type BuildResult } from "../build/build.js";
import { runBuild, type RunningBuild } from "../build/run-build.js";

export type BuilderState =
  | { kind: "building"; step: string; since: number }
  | { kind: "ready"; result: BuildResult }
  | { kind: "failed"; message: string };

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Keeps one build up to date with the sources: looks again whenever a page is asked for, so an edit needs only a reload. */
export class Builder {
  readonly #options: BuildOptions;
  #running: RunningBuild | undefined;
  #step = "";
  #since = 0;
  /** Why the last build failed, and of which sources: it is tried again when they change. */
  #failure: { message: string; sources: string } | undefined;
  #closed = false;

  constructor(options: BuildOptions) {
    this.#options = options;
  }

  state(): BuilderState {
    if (this.#running !== undefined) return { kind: "building", step: this.#step, since: this.#since };
    try {
      const result = cachedBuild(this.#options);
      if (result !== undefined) return { kind: "ready", result };
      const failure = this.#failure;
      if (failure !== undefined && failure.sources === buildKeys(this.#options).app)
        return { kind: "failed", message: failure.message };
    } catch (error) {
      return { kind: "failed", message: messageOf(error) };
    }
    this.start().catch(() => undefined); // kept in #failure for the next look
    return { kind: "building", step: this.#step, since: this.#since };
  }

  /** Builds what is not built yet; rejects with the compiler's message. */
  async start(): Promise<void> {
    if (this.#closed) throw new Error("The Lightning server is closed");
    const sources = buildKeys(this.#options).app;
    if (cachedBuild(this.#options) !== undefined) return;
    this.#step = "Looking at the sources";
    this.#since = Date.now();
    const running = runBuild(this.#options, (step) => {
      this.#step = step;
    });
    this.#running = running;
    try {
      await running.result;
    } catch (error) {
      this.#failure = { message: messageOf(error), sources };
      throw error;
    } finally {
      this.#running = undefined;
    }
  }

  stop(): void {
    this.#closed = true;
    this.#running?.stop();
  }
}
