import { type ChildProcess, spawn } from "node:child_process";

const LONGEST_OUTPUT = 1_000_000;
const LONGEST_EXCERPT = 1500;

/** A child process and what it has printed. */
interface Started {
  child: ChildProcess;
  output: () => string;
}

/** Starts a command; both its outputs are kept for error messages and looked at by `see`. */
export function startProcess(
  command: readonly string[],
  options: { cwd: string; env?: NodeJS.ProcessEnv },
  see: (output: string) => void = () => undefined,
): Started {
  const [file, ...parameters] = command as [string, ...string[]];
  const child = spawn(file, parameters, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  const add = (chunk: Buffer): void => {
    output = (output + chunk.toString()).slice(-LONGEST_OUTPUT);
    see(output);
  };
  child.stdout.on("data", add);
  child.stderr.on("data", add);
  return { child, output: () => output };
}

/** Beginning and end of an output, where the reason of a failure is. */
export function excerpt(output: string): string {
  if (output.length <= 2 * LONGEST_EXCERPT) return output;
  return `${output.slice(0, LONGEST_EXCERPT)}\n…\n${output.slice(-LONGEST_EXCERPT)}`;
}

/** Waits for the end of a process. Answers its exit code, 1 when a signal ended it. Throws when it could not start. */
export function ended({ child }: Started): Promise<number> {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? 1));
  });
}
