import { startThread } from "../../local/org/execution/threads.js";
import type { AnsweredRequest, FromIntercom, IntercomSize, StartedIntercom } from "./intercom-worker.js";

/** A local Intercom in a thread of its own, so that an org in this thread can wait for its answers. */
export interface BenchIntercom extends StartedIntercom {
  /** The requests answered since the last call. */
  takeRequests(): Promise<AnsweredRequest[]>;
  close(): Promise<void>;
}

/** Starts the workspace. Throws when its thread cannot. */
export async function startBenchIntercom(size: IntercomSize): Promise<BenchIntercom> {
  const worker = startThread(new URL("./intercom-worker.ts", import.meta.url), { workerData: size });
  const answer = (): Promise<FromIntercom> =>
    new Promise((resolve, reject) => {
      worker.once("message", (message: FromIntercom) => {
        worker.off("error", reject);
        resolve(message);
      });
      worker.once("error", reject);
    });
  const first = await answer();
  if (first.kind !== "started") {
    await worker.terminate();
    throw new Error(first.kind === "failed" ? first.message : "The workspace did not say that it started");
  }
  return {
    ...first.intercom,
    async takeRequests() {
      const taken = answer();
      worker.postMessage("take");
      const message = await taken;
      if (message.kind !== "requests") throw new Error("The workspace did not tell its requests");
      return message.requests;
    },
    async close() {
      const ended = new Promise((resolve) => worker.once("exit", resolve));
      worker.postMessage("close");
      await ended;
    },
  };
}
