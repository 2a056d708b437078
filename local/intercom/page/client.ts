import { toast } from "./dom.js";

/** Asks one of the page's endpoints. A failure is shown and thrown. */
export async function ask<Answer>(
  method: "GET" | "POST" | "PUT" | "DELETE",
  path: string,
  body?: unknown,
): Promise<Answer> {
  let response: Response;
  try {
    const init: RequestInit = { method };
    if (body !== undefined) {
      init.headers = { "Content-Type": "application/json" };
      init.body = JSON.stringify(body);
    }
    response = await fetch(path, init);
  } catch {
    throw shown("The local workspace does not answer. Is it still running?");
  }
  const answer = (await response.json()) as Answer & { error?: string };
  if (!response.ok) throw shown(answer.error ?? `The workspace answered ${response.status}`);
  return answer;
}

export function read<Answer>(path: string): Promise<Answer> {
  return ask("GET", path);
}

export function post<Answer>(path: string, body: unknown = {}): Promise<Answer> {
  return ask("POST", path, body);
}

function shown(message: string): Error {
  toast(message, true);
  return new Error(message);
}
