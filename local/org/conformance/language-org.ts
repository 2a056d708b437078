import { compileProgram, type CompileError, type Program } from "../compiler/index.js";
import { type Execution, withExecution } from "../execution/context.js";
import { FrameStack, traceText } from "../execution/frames.js";
import { GovernorLimits } from "../execution/limits.js";
import { resetStatics } from "../execution/statics.js";
import { loadMetadata } from "../metadata/reader.js";
import { installAmbient } from "../runtime/ambient.js";
import { installClassLookup, installObjectLookup } from "../runtime/registry.js";
import { createSchema } from "../schema/create.js";
import type { Schema } from "../schema/types.js";

const API_VERSION = 62;

/** Standard objects without any metadata of a project. */
export function standardSchema(): Schema {
  return createSchema(loadMetadata([], { namespace: null, shape: {} }), {});
}

/** Compiles classes given as text, by file name. */
export function compileClasses(
  schema: Schema,
  classes: readonly { file: string; text: string }[],
): { program: Program; errors: CompileError[] } {
  const files = classes.map(({ file, text }) => ({
    path: file,
    text,
    kind: "class" as const,
    apiVersion: API_VERSION,
  }));
  return compileProgram({ files, schema, namespace: null });
}

/** Runs `work` as a transaction of pure language: frames and limits, but neither database nor users. */
export function runLanguage<T>(schema: Schema, program: Program, work: () => T): T {
  // Only these members of an execution are read by code that touches no data.
  const execution = {
    frames: new FrameStack(),
    limits: new GovernorLimits(),
    isTest: true,
    triggerStack: [],
    slots: new Map(),
  } as unknown as Execution;
  const undo = [
    installClassLookup((name) => program.findClass(name)),
    installObjectLookup((name) => schema.object(name)),
    installAmbient({
      captureStack: () => {
        const lines = execution.frames.capture();
        return { trace: lines.map(traceText).join("\n"), line: lines[0]?.line ?? 0 };
      },
    }),
  ];
  try {
    resetStatics();
    return withExecution(execution, work);
  } finally {
    resetStatics();
    for (const each of undo.reverse()) each();
  }
}
