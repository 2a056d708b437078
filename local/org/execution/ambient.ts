import type { Org } from "../org.js";
import { installAmbient } from "../runtime/ambient.js";
import { currentOrNull } from "./context.js";
import { traceText } from "./frames.js";

/** Lets runtime and library read the clock, the user's locale and the Apex stack of what runs now. */
export function installExecutionAmbient(org: Org): () => void {
  return installAmbient({
    now: () => org.now(),
    timeZone: () => currentOrNull()?.user.timeZone ?? "GMT",
    locale: () => currentOrNull()?.user.locale ?? "en_US",
    namespace: () => org.namespace,
    debug: (level, text) => org.options.onDebug?.(level, text),
    captureStack: () => {
      const lines = currentOrNull()?.frames.capture() ?? [];
      return { trace: lines.map(traceText).join("\n"), line: lines[0]?.line ?? 0 };
    },
  });
}
