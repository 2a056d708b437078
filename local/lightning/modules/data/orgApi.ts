import { DATA_PATH } from "host/hostContext";

export interface FieldError {
  message: string;
  fields: string[];
}

/** An answer of the org that is not a success; has the shape that components expect of platform errors. */
export class OrgError extends Error {
  readonly status: number;
  readonly statusText: string;
  readonly errors: { message: string; errorCode: string; fields: string[] }[];
  readonly body: { message: string; errorCode: string; [key: string]: unknown };

  constructor(status: number, statusText: string, content: unknown) {
    const list = (Array.isArray(content) ? content : [content]) as Partial<{
      message: string;
      errorCode: string;
      fields: string[];
    }>[];
    const errors = list.map((entry) => ({
      message: entry.message ?? `The org answered ${String(status)}`,
      errorCode: entry.errorCode ?? "UNKNOWN_ERROR",
      fields: entry.fields ?? [],
    }));
    const message = errors.map((error) => error.message).join(" ");
    super(message);
    this.name = "OrgError";
    this.status = status;
    this.statusText = statusText;
    this.errors = errors;
    const single = !Array.isArray(content) && typeof content === "object" && content !== null ? content : {};
    this.body = { ...single, message, errorCode: errors[0]?.errorCode ?? "UNKNOWN_ERROR" };
  }
}

/** One request to the org through the host; throws an OrgError unless the answer is a success. */
export async function request<Result>(method: string, path: string, body?: unknown): Promise<Result> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers:
        body === undefined
          ? { accept: "application/json" }
          : { accept: "application/json", "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch (error) {
    throw new OrgError(0, "unreachable", {
      message: "The local server does not answer. Start it again, then reload this page.",
      errorCode: String(error),
    });
  }
  const text = await response.text();
  let content: unknown = null;
  if (text !== "") {
    try {
      content = JSON.parse(text);
    } catch {
      content = { message: `${method} ${path} answered ${String(response.status)} with something that is not JSON` };
      if (response.ok) throw new OrgError(response.status, response.statusText, content);
    }
  }
  if (!response.ok) throw new OrgError(response.status, response.statusText, content ?? {});
  return content as Result;
}

export type Row = Record<string, unknown> & { Id: string };

interface QueryResult {
  records: Row[];
  totalSize: number;
  done: boolean;
}

/** Rows of a SOQL query; the first page only (2,000 rows at most). */
export async function query(soql: string): Promise<Row[]> {
  return (await request<QueryResult>("GET", `${DATA_PATH}/query?q=${encodeURIComponent(soql)}`)).records;
}

export async function createRecord(objectApiName: string, fields: Record<string, unknown>): Promise<string> {
  return (await request<{ id: string }>("POST", `${DATA_PATH}/sobjects/${objectApiName}`, fields)).id;
}

export async function updateRecord(objectApiName: string, id: string, fields: Record<string, unknown>): Promise<void> {
  await request("PATCH", `${DATA_PATH}/sobjects/${objectApiName}/${id}`, fields);
}

export async function deleteRecord(objectApiName: string, id: string): Promise<void> {
  await request("DELETE", `${DATA_PATH}/sobjects/${objectApiName}/${id}`);
}

/** Text of any error for people. */
export function messageOf(error: unknown): string {
  if (error instanceof OrgError) return error.body.message;
  return error instanceof Error ? error.message : String(error);
}

/** A SOQL string literal. */
export function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, "\\$&")}'`;
}
