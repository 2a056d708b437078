import type { StartStep } from "../lightning/server/options.js";

/** What is still being done before the pages can be used, as the pages show it. */
export class Progress {
  readonly steps: StartStep[] = [];

  /** Names the steps to come, so that they can be shown as waiting. */
  plan(...labels: string[]): void {
    for (const label of labels) this.steps.push({ label, state: "waiting" });
  }

  /** Does the work of a planned step; `tell` adds a detail to it. A failure marks the step and goes on to the caller. */
  async run(label: string, work: (tell: (detail: string) => void) => Promise<void>): Promise<void> {
    const step = this.steps.find((each) => each.label === label);
    if (!step) throw new Error(`The step '${label}' was not planned`);
    step.state = "running";
    try {
      await work((detail) => (step.detail = detail));
      step.state = "done";
    } catch (error) {
      step.state = "failed";
      step.detail = error instanceof Error ? error.message : String(error);
      throw error;
    }
  }
}
