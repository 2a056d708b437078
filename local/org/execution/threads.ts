import { Worker, type WorkerOptions } from "node:worker_threads";

const loader = import.meta.resolve("tsx/esm/api");

/**
 * Starts a TypeScript module of this project in a worker thread. Node 20 does not hand `--import tsx` on to workers, so the thread registers the loader
 * itself before it imports the module. `workerData` reaches the module as usual.
 */
export function startThread(module: URL, options: WorkerOptions = {}): Worker {
  const bootstrap = `import(${JSON.stringify(loader)}).then(({ register }) => { register(); return import(${JSON.stringify(module.href)}); })`;
  return new Worker(bootstrap, { ...options, eval: true, execArgv: ["--no-warnings"] });
}
