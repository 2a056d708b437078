import { spawn } from "node:child_process";
import { root } from "./gate.js";

export interface CommandResult {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs a command in the repository root and waits for its end; never throws for a non-zero exit code. */
export function runCommand(command: string, parameters: string[], env: NodeJS.ProcessEnv = {}): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, { cwd: root, env: { ...process.env, ...env } });
    let stdout = "";
    let stderr = "";
    child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? 1, stdout, stderr }));
  });
}

/** Runs the executable of an installed npm package. */
export function runPackage(binary: string, parameters: string[]): Promise<CommandResult> {
  return runCommand(`node_modules/.bin/${binary}`, parameters);
}
