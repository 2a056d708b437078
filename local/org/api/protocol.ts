/** What passes between the thread that speaks HTTP and the thread that runs the org. */
export interface ApiRequest {
  method: string;
  /** Path without query string, decoded as little as the URL class does. */
  path: string;
  /** Query string without the question mark. */
  query: string;
  /** Lower-case names. */
  headers: Record<string, string>;
  body: Uint8Array;
  remoteAddress: string;
  /** `http://127.0.0.1:3001`: how the client reached the server. */
  origin: string;
}

export interface ApiResponse {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array | string;
}

export type ToWorker =
  | { kind: "request"; id: number; request: ApiRequest }
  /** The client of a request left before it was answered. */
  | { kind: "gone"; id: number }
  | { kind: "call"; id: number; name: string; args: unknown[] }
  | { kind: "close"; id: number };

export type FromWorker =
  | { kind: "ready"; compileErrors: string[] }
  | { kind: "failed"; message: string }
  | { kind: "response"; id: number; response: ApiResponse }
  | { kind: "result"; id: number; value: unknown }
  | { kind: "error"; id: number; message: string }
  | { kind: "log"; where: string; message: string };
