import { CompileFailure } from "../compiler/abi.js";
import { ApexException } from "../runtime/exceptions.js";
import type { ApiCall } from "./call-context.js";
import { ApiError, json } from "./errors.js";
import type { ApiResponse } from "./protocol.js";
import type { Json } from "./record-json.js";
import { runText } from "./routes-query.js";

/** The Tooling API as far as it needs no deployment. */

/** `tooling/executeAnonymous?anonymousBody=`. Needs the Author Apex permission. */
export function executeAnonymous(call: ApiCall): ApiResponse {
  const text = call.params.get("anonymousBody") ?? "";
  requireAuthor(call);
  const failure: Json = {
    column: -1,
    compileProblem: null,
    compiled: true,
    exceptionMessage: null,
    exceptionStackTrace: null,
    line: -1,
    success: false,
  };
  try {
    call.org.executeAnonymous(text, call.user);
    return json({ ...failure, success: true });
  } catch (error) {
    if (error instanceof CompileFailure) {
      const [first] = error.errors;
      return json({
        ...failure,
        compiled: false,
        compileProblem: first?.message ?? error.message,
        line: first?.line ?? -1,
        column: first?.column ?? -1,
      });
    }
    if (error instanceof ApexException)
      return json({
        ...failure,
        exceptionMessage: error.toString(),
        exceptionStackTrace: error.trace,
        line: error.line,
      });
    throw error;
  }
}

export function requireAuthor(call: ApiCall): void {
  if (!call.user.hasUserPermission("AuthorApex"))
    throw new ApiError(403, "INSUFFICIENT_ACCESS", "Author Apex is needed");
}

/** `tooling/query`. */
export function toolingQuery(call: ApiCall): ApiResponse {
  const text = call.params.get("q");
  if (text === null) throw new ApiError(400, "MALFORMED_QUERY", "A query string has to be specified");
  return json({ size: 0, entityTypeName: null, queryLocator: null, ...runText(call, text) });
}
