import { existsSync, readFileSync, statSync } from "node:fs";
import { parseArgs } from "node:util";
import { CompileFailure } from "./compiler/abi.js";
import { supportedMarkdown } from "./library/supported.js";
import { Org } from "./org.js";
import { readProjects } from "./metadata/project.js";
import { ApexException } from "./runtime/exceptions.js";
import { runAnonymousRemotely } from "./api/remote.js";
import { routesMarkdown } from "./api/supported-routes.js";
import { printRun } from "./testing/report.js";
import { runTestProcesses } from "./testing/processes.js";

const USAGE = `Usage:
  test [--source DIR]... [--namespace NS] [--filter TEXT] [--json] [--lcov FILE] [--coverage] [--processes N] [--person-accounts] [--certificate NAME]... [--debug]
  run FILE [--source DIR]... [--namespace NS] [--url URL --token TOKEN]
  supported   lists the platform classes and API routes of the local org as Markdown`;

const CACHE = ".cache/apex";

async function main(): Promise<number> {
  const [command, ...rest] = process.argv.slice(2);
  const { values, positionals } = parseArgs({
    args: rest,
    allowPositionals: true,
    options: {
      source: { type: "string", multiple: true },
      namespace: { type: "string" },
      filter: { type: "string" },
      json: { type: "boolean", default: false },
      lcov: { type: "string" },
      coverage: { type: "boolean", default: false },
      processes: { type: "string" },
      shard: { type: "string" },
      url: { type: "string" },
      token: { type: "string" },
      certificate: { type: "string", multiple: true },
      "person-accounts": { type: "boolean", default: false },
      debug: { type: "boolean", default: false },
    },
  });
  const wrong = wrongInput(command, values.source ?? ["force-app"], positionals[0]);
  if (wrong !== null) {
    console.error(wrong);
    return 2;
  }
  const project = readProjects(values.source ?? ["force-app"]);
  if (values.shard === undefined) for (const note of project.notes) console.error(note);
  const org = {
    sources: project.sources,
    namespace: values.namespace ?? null,
    certificates: values.certificate ?? [],
    shape: { ...project.shape, ...(values["person-accounts"] ? { personAccounts: true } : {}) },
    cacheDir: CACHE,
    ...(values.debug ? { onDebug: (level: string, line: string) => console.error(`${level}|${line}`) } : {}),
  };
  if (command === "test") {
    const run = await runTestProcesses(org, {
      filter: values.filter ?? null,
      shard: values.shard ?? null,
      processes: values.processes === undefined ? null : Number(values.processes),
    });
    printRun(run, { json: values.json, coverage: values.coverage, lcov: values.lcov ?? null });
    return run.failed === 0 ? 0 : 1;
  }
  if (command === "supported") {
    process.stdout.write(`## Platform classes\n\n${supportedMarkdown()}\n## API\n\n${routesMarkdown()}`);
    return 0;
  }
  const file = positionals[0];
  if (command === "run" && file !== undefined) {
    const text = readFileSync(file, "utf8");
    if (values.url !== undefined) return runAnonymousRemotely(values.url, values.token ?? "", text);
    return runAnonymous(Org.create({ ...org, onDebug: (level, line) => console.log(`${level}|${line}`) }), text);
  }
  console.error(USAGE);
  return 2;
}

/** What to correct in what the command line names, or null. */
function wrongInput(command: string | undefined, sources: readonly string[], file: string | undefined): string | null {
  const source = sources.find((each) => !existsSync(each) || !statSync(each).isDirectory());
  if (source !== undefined)
    return `There is no folder ${source}. Name a folder with Apex source: --source DIR, from the folder you are in.`;
  if (command === "run" && file !== undefined && !existsSync(file))
    return `There is no file ${file}. Name a file of anonymous Apex: run FILE.`;
  return null;
}

function runAnonymous(org: Org, text: string): number {
  for (const error of org.compileErrors) console.error(`${error.file}:${error.line}:${error.column} ${error.message}`);
  try {
    org.executeAnonymous(text);
    org.runDueWork();
    return 0;
  } catch (error) {
    if (error instanceof CompileFailure) {
      for (const each of error.errors) console.error(`line ${each.line}, column ${each.column}: ${each.message}`);
      return 1;
    }
    if (error instanceof ApexException) {
      console.error(`${error.toString()}\n${error.trace}`);
      return 1;
    }
    throw error;
  } finally {
    org.close();
  }
}

// A reader that has seen enough (`| head`) closes the pipe: nothing is left to say to it.
for (const stream of [process.stdout, process.stderr])
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit();
  });

// Not process.exit: what was written to a pipe must reach its reader.
process.exitCode = await main().catch((error: unknown) => {
  if (!(error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS"))) throw error;
  console.error(`${error.message}\n${USAGE}`);
  return 2;
});
