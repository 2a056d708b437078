import type { ApexClass } from "../runtime/classes.js";
import { throwApex } from "../runtime/exceptions.js";

/** One method, constructor, trigger body or anonymous block as generated code announces it; made once per method, not per call. */
export interface MethodSite {
  /** As a stack trace names it: `Class.Foo.bar`, `Class.Foo.<init>`, `Trigger.AccountTrigger`, `AnonymousBlock`. */
  readonly label: string;
  readonly apexClass: ApexClass | null;
}

/** One active call. Generated code sets `line` (and `column`) before each statement. */
export interface Frame {
  site: MethodSite;
  line: number;
  column: number;
}

/** A snapshot of one frame, kept by exceptions. */
export interface TraceLine {
  label: string;
  line: number;
  column: number;
}

/** Deepest chain of Apex calls. The platform's own figure ("Maximum stack depth reached: 1001"). */
export const MAXIMUM_DEPTH = 1000;

/** From this API version on, a class without a keyword runs with sharing and data access defaults to user mode (Summer '26). */
export const USER_MODE_VERSION = 67;

const OUTSIDE: MethodSite = { label: "AnonymousBlock", apexClass: null };

/** The stack of Apex calls of one execution. Frames are pooled: entering a method allocates nothing once the stack has been that deep. */
export class FrameStack {
  private readonly pool: Frame[] = [];
  private size = 0;

  /** Number of active calls; remember it before a try block and pass it to {@link unwind} in the handler. */
  get depth(): number {
    return this.size;
  }

  /** Starts a call and returns its frame. Throws LimitException when the stack is too deep. */
  enter(site: MethodSite): Frame {
    const index = this.size;
    if (index >= MAXIMUM_DEPTH) throwApex("System.LimitException", `Maximum stack depth reached: ${MAXIMUM_DEPTH + 1}`);
    let frame = this.pool[index];
    if (frame === undefined) {
      frame = { site, line: 0, column: 1 };
      this.pool[index] = frame;
    } else {
      frame.site = site;
      frame.line = 0;
      frame.column = 1;
    }
    this.size = index + 1;
    return frame;
  }

  /** Ends the innermost call. */
  leave(): void {
    this.size--;
  }

  /** Drops every call above `depth`: what a catch block does when it takes over. */
  unwind(depth: number): void {
    this.size = depth;
  }

  /** The innermost call, or undefined outside Apex. */
  top(): Frame | undefined {
    return this.size > 0 ? this.pool[this.size - 1] : undefined;
  }

  /** The call `distance` levels above the innermost (0 = innermost). */
  at(distance: number): Frame | undefined {
    return this.pool[this.size - 1 - distance] && distance < this.size
      ? this.pool[this.size - 1 - distance]
      : undefined;
  }

  /** The class whose code runs now; null in anonymous Apex and outside Apex. */
  currentClass(): ApexClass | null {
    return this.top()?.site.apexClass ?? null;
  }

  /** Innermost first, as a stack trace lists them. */
  capture(): TraceLine[] {
    const lines: TraceLine[] = [];
    for (let index = this.size - 1; index >= 0; index--) {
      const frame = this.pool[index]!;
      lines.push({ label: frame.site.label, line: frame.line, column: frame.column });
    }
    return lines;
  }

  /**
   * Whether the running code obeys sharing. A keyword decides; a class without one inherits its superclass's keyword, then (API 67 on) runs with sharing,
   * else takes its caller's; the outermost class without a keyword runs without, an outermost `inherited sharing` runs with.
   */
  enforcesSharing(): boolean {
    for (let index = this.size - 1; index >= 0; index--) {
      const apexClass = this.pool[index]!.site.apexClass;
      if (apexClass === null) return this.pool[index]!.site.label === OUTSIDE.label;
      if (apexClass.kind === "trigger") return false;
      const keyword = sharingKeyword(apexClass);
      if (keyword === "with") return true;
      if (keyword === "without") return false;
      if (keyword === "inherited") {
        if (index === 0) return true;
        continue;
      }
      if (apexClass.apiVersion >= USER_MODE_VERSION) return true;
    }
    return false;
  }

  /** Access mode of a query or DML statement that states none. Triggers are always system mode. */
  defaultMode(): "user" | "system" {
    const apexClass = this.currentClass();
    if (apexClass === null || apexClass.kind === "trigger") return "system";
    return apexClass.apiVersion >= USER_MODE_VERSION ? "user" : "system";
  }
}

function sharingKeyword(apexClass: ApexClass): "with" | "without" | "inherited" | null {
  for (let each: ApexClass | null = apexClass; each !== null; each = each.superclass) {
    if (each.sharing !== null) return each.sharing;
  }
  return null;
}

/** One line of `Exception.getStackTraceString()`. */
export function traceText(line: TraceLine): string {
  return `${line.label}: line ${line.line}, column ${line.column}`;
}
