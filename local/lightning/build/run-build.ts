import { fork } from "node:child_process";
import path from "node:path";
import type { BuildOptions, BuildProgress, BuildResult } from "./build.js";
import type { BuildMessage } from "./build-process.js";

export interface RunningBuild {
  result: Promise<BuildResult>;
  stop(): void;
}

/** Starts a build in a child process. The result rejects with the compiler's message. */
export function runBuild(options: BuildOptions, progress: BuildProgress): RunningBuild {
  const child = fork(path.join(import.meta.dirname, "build-process.ts"), [], {
    execArgv: ["--import", "tsx"],
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const result = new Promise<BuildResult>((resolve, reject) => {
    child.on("message", (message: BuildMessage) => {
      if (message.kind === "progress") progress(message.step);
      else if (message.kind === "done") resolve(message.result);
      else reject(new Error(message.message));
    });
    child.once("error", reject);
    child.once("exit", (code, signal) =>
      reject(new Error(`The build process ended early (${signal ?? `exit code ${String(code)}`})`)),
    );
    child.send(options);
  });
  return { result, stop: () => void child.kill() };
}
