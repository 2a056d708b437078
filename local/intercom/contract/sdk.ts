import { IntercomClient } from "intercom-client";
import type { LocalIntercom } from "../start.js";

/** Intercom's official client, pointed at a local workspace. It does not retry, so that errors are seen. */
export function officialClient(intercom: LocalIntercom, token = intercom.accessToken): IntercomClient {
  // The client's types stop at 2.14; it sends any version it is given.
  const version = "2.16" as unknown as "2.14";
  return new IntercomClient({ token, baseUrl: intercom.baseUrl, version, maxRetries: 0 });
}
