import unexpectedError from "@salesforce/label/c.Unexpected_Error";

interface WithMessage {
  message?: unknown;
  body?: unknown;
}

/**
 * One sentence for whatever a call threw: the text that Apex chose, else the message of the error itself.
 * Never empty, so that no page shows a blank error.
 */
export function errorText(error: unknown): string {
  if (typeof error === "string" && error) return error;
  if (Array.isArray(error)) return error.map(errorText).join(" ") || unexpectedError;
  if (typeof error !== "object" || error === null) return unexpectedError;
  const { body, message } = error as WithMessage;
  if (body) return errorText(body);
  return typeof message === "string" && message ? message : unexpectedError;
}
