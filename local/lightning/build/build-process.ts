// Runs one build in a process of its own, so that the server stays responsive; talks to its parent by messages.
import { setPriority } from "node:os";
import { build, type BuildOptions, type BuildResult } from "./build.js";

export type BuildMessage =
  { kind: "progress"; step: string } | { kind: "done"; result: BuildResult } | { kind: "failed"; message: string };

/** A parent that is gone wants no answer. */
const send = (message: BuildMessage): void => {
  if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
};

// A server that stops has no use for the build.
process.once("disconnect", () => process.exit());

process.once("message", (options: BuildOptions) => {
  setPriority(5);
  build(options, (step) => send({ kind: "progress", step })).then(
    (result) => {
      send({ kind: "done", result });
      process.disconnect();
    },
    (error: unknown) => {
      send({ kind: "failed", message: error instanceof Error ? error.message : String(error) });
      process.disconnect();
    },
  );
});
