import type { HostDocument } from "../../metadata/host-model.js";

declare global {
  var lightningHost: HostDocument & { formFactor: "Large" | "Medium" | "Small" };
}

/** What the server told the page: session, metadata, personas. Read once; a change of persona loads the page anew. */
export const host: typeof globalThis.lightningHost = globalThis.lightningHost;

export const API_VERSION = "v67.0";
export const DATA_PATH = `/services/data/${API_VERSION}`;
