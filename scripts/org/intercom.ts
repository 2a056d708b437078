import axios from "axios";

/** What Intercom said when asked who we are. */
export interface IntercomAnswer {
  ok: boolean;
  sentence: string;
}

const addresses: Record<string, string> = {
  US: "https://api.intercom.io",
  EU: "https://api.eu.intercom.io",
  AU: "https://api.au.intercom.io",
};

/** The REST address of a region, or the address given. */
export function intercomAddress(regionOrUrl = "US"): string {
  return addresses[regionOrUrl.toUpperCase()] ?? regionOrUrl;
}

/** Asks Intercom's `GET /me`; without a token an answer of 401 still proves that Intercom can be reached. */
export async function askIntercom(baseUrl: string, token?: string): Promise<IntercomAnswer> {
  try {
    const { status, data } = await axios.get<{ app?: { name?: string }; email?: string }>(`${baseUrl}/me`, {
      headers: { "Intercom-Version": "2.16", ...(token ? { Authorization: `Bearer ${token}` } : {}) },
      timeout: 10_000,
      validateStatus: () => true,
    });
    if (status === 200)
      return {
        ok: true,
        sentence: `answers as workspace ${data.app?.name ?? "unknown"} (${data.email ?? "no e-mail"})`,
      };
    if (status === 401 && !token)
      return { ok: true, sentence: "answers; set INTERCOM_TOKEN to check the token as well" };
    if (status === 401)
      return { ok: false, sentence: "refuses the token (401): make a new access token in the Developer Hub" };
    return { ok: false, sentence: `answers with status ${status}` };
  } catch (error) {
    return {
      ok: false,
      sentence: `cannot be reached at ${baseUrl}: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
}
