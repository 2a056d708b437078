import type { LightningMetadata } from "./model.js";

/** What the caller wants said above the pages, with links that only the caller can know. */
export interface DemoBar {
  text: string;
  links: { label: string; url: string }[];
}

/** Who the visitor is, as the page may know it. */
export interface HostSession {
  persona: string;
  user: { id: string; name: string; username: string; email: string; profile: string };
  permissionSets: string[];
  customPermissions: string[];
  userPermissions: string[];
  /** Names of the apps the user may open, in order. */
  visibleApps: string[];
  hiddenTabs: string[];
  timeZone: string;
  locale: string;
  lang: string;
}

/** Everything the page knows when it starts; modules read it as `lightningHost`. */
export interface HostDocument {
  session: HostSession;
  metadata: LightningMetadata;
  personas: { key: string; label: string }[];
  demoBar: DemoBar | null;
  /** Addresses that links to other sites really lead to, by origin. */
  linkRoutes: Readonly<Record<string, string>>;
  defaultApp: string | null;
  namespace: string | null;
  /** What could not be built in the project's components. */
  problems: string[];
}
