/** A minimal client of an org's REST API: just what filling it with sample data needs. */
export interface OrgClient {
  query<T>(soql: string): Promise<T[]>;
  create(records: { type: string; fields: Record<string, unknown> }[]): Promise<string[]>;
  aura<T>(method: string, params?: Record<string, unknown>): Promise<T>;
}

/** The same over HTTP, which can change single records too. */
export interface RestOrgClient extends OrgClient {
  update(type: string, id: string, fields: Record<string, unknown>): Promise<void>;
}

const version = "v67.0";

/** Calls the org at `instanceUrl` with a session token; every answer other than 2xx becomes an error that quotes it. */
export function orgClient(instanceUrl: string, token: string): RestOrgClient {
  async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${instanceUrl}${path}`, {
      method,
      headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} was answered with ${response.status}: ${text.slice(0, 2000)}`);
    return (text ? JSON.parse(text) : null) as T;
  }
  return {
    async query<T>(soql: string): Promise<T[]> {
      const { records } = await call<{ records: T[] }>(
        "GET",
        `/services/data/${version}/query?q=${encodeURIComponent(soql)}`,
      );
      return records;
    },
    async create(records) {
      const ids: string[] = [];
      for (let start = 0; start < records.length; start += 200) {
        const chunk = records.slice(start, start + 200);
        const results = await call<{ id: string; success: boolean; errors: { message: string }[] }[]>(
          "POST",
          `/services/data/${version}/composite/sobjects`,
          { allOrNone: true, records: chunk.map(({ type, fields }) => ({ attributes: { type }, ...fields })) },
        );
        const failed = results.findIndex((result) => !result.success);
        if (failed >= 0) {
          const reason = results.map((result) => result.errors.map(({ message }) => message).join("; ")).find(Boolean);
          throw new Error(`Creating ${chunk[failed]?.type ?? "a record"} failed: ${reason ?? "unknown reason"}`);
        }
        ids.push(...results.map(({ id }) => id));
      }
      return ids;
    },
    async update(type, id, fields) {
      await call("PATCH", `/services/data/${version}/sobjects/${type}/${id}`, fields);
    },
    async aura<T>(method: string, params: Record<string, unknown> = {}): Promise<T> {
      const { returnValue } = await call<{ returnValue: T }>("POST", `/aura/apex/${method}`, { params });
      return returnValue;
    },
  };
}
