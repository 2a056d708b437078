/** Runs anonymous Apex in a running org over the Tooling API; prints what went wrong. Returns the exit code. */
export async function runAnonymousRemotely(url: string, token: string, text: string): Promise<number> {
  const address = new URL("/services/data/v65.0/tooling/executeAnonymous", url);
  address.searchParams.set("anonymousBody", text);
  const response = await fetch(address, { headers: { Authorization: `Bearer ${token}` } });
  const body = (await response.json()) as Record<string, unknown>;
  if (!response.ok) {
    console.error(`The org answered ${response.status}: ${JSON.stringify(body)}`);
    return 1;
  }
  if (body["success"] === true) return 0;
  if (body["compiled"] === false)
    console.error(`line ${String(body["line"])}, column ${String(body["column"])}: ${String(body["compileProblem"])}`);
  else console.error(`${String(body["exceptionMessage"])}\n${String(body["exceptionStackTrace"])}`);
  return 1;
}
