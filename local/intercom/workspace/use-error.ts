/** A request that cannot be done; the API answers it as an error list with this status and code. */
export class UseError extends Error {
  readonly status: number;
  readonly code: string;
  readonly field: string | null;
  readonly headers: Record<string, string>;

  constructor(
    status: number,
    code: string,
    message: string,
    options: { field?: string; headers?: Record<string, string> } = {},
  ) {
    super(message);
    this.name = "UseError";
    this.status = status;
    this.code = code;
    this.field = options.field ?? null;
    this.headers = options.headers ?? {};
  }
}

/** 400 with the code that Intercom uses for a value it cannot take. */
export function invalidParameter(message: string, field?: string): UseError {
  return new UseError(400, "parameter_invalid", message, field === undefined ? {} : { field });
}

/** 400 with the code that Intercom uses for a missing value. */
export function missingParameter(message: string, field?: string): UseError {
  return new UseError(400, "parameter_not_found", message, field === undefined ? {} : { field });
}
