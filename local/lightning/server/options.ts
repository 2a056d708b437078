import type { BuildMode } from "../build/compile.js";
import type { DemoBar } from "../metadata/host-model.js";

/** Someone to be: a user of the org. */
export interface Persona {
  /** Short name used in the cookie: admin, agent, viewer. */
  key: string;
  /** Shown in the menu: "Administrator". */
  label: string;
  username: string;
}

/** One thing the caller is still doing before the pages can be used. */
export interface StartStep {
  label: string;
  state: "waiting" | "running" | "done" | "failed";
  detail?: string;
}

export interface LightningOptions {
  /** Port of 127.0.0.1; 0 picks a free one. */
  port: number;
  /** Address of the org's HTTP API; a function while it is not known yet. */
  orgUrl: string | (() => string);
  /** A session token for a persona; asked for once and again after the org refuses it. It never reaches the browser. */
  tokenFor(persona: string): string | Promise<string>;
  /** SFDX source folders, the same as the org was made from. */
  sources: readonly string[];
  /** The first one is who a new visitor is. */
  personas: readonly Persona[];
  demoBar?: DemoBar;
  /** Where links to other sites really lead: `{ 'https://app.example.com': 'http://127.0.0.1:4000' }`. */
  linkRoutes?: Readonly<Record<string, string>>;
  namespace?: string | null;
  /** App that `/` opens; default: the first one that the persona may see. */
  defaultApp?: string;
  /** What the caller is still doing; the pages wait until no step is waiting or running. */
  startSteps?: () => StartStep[];
  /** Answers paths of the caller's own, as a health check; undefined means: not mine. */
  answer?: (method: string, path: string) => Promise<{ status: number; body: unknown } | undefined>;
  mode?: BuildMode;
  /** Build the emitted .js of components, which is what gets deployed, instead of their .ts. */
  emitted?: boolean;
  cacheDirectory?: string;
}

export interface Lightning {
  url: string;
  /** Settles when the first build is done: rejects with the compiler's message. */
  built: Promise<void>;
  close(): Promise<void>;
}
