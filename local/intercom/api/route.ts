import type { Workspace } from "../workspace/workspace.js";
import type { PagingFault } from "./paging.js";

/** What a token may do, as the Developer Hub groups it. */
export type Permission =
  | "Read admins"
  | "Read users and companies"
  | "Write users and companies"
  | "Read conversations"
  | "Write conversations"
  | "Read tickets"
  | "Write tickets"
  | "Read tags"
  | "Write tags"
  | "Read events"
  | "Write events"
  | "Write data attributes";

/** One request to an operation, already authenticated and checked against the operation's schema. */
export interface Call {
  workspace: Workspace;
  params: Record<string, string>;
  query: URLSearchParams;
  body: unknown;
  paging: PagingFault | undefined;
  /** Seconds that searches are behind. */
  searchLag: number;
}

export interface Answer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface Route {
  method: "GET" | "POST" | "PUT" | "DELETE";
  /** Path with `:name` for parameters. */
  path: string;
  /** The operation's name in the official description. */
  operation: string;
  permission: Permission | null;
  handle(call: Call): Answer | Promise<Answer>;
}

/** 200 with a body. */
export function answered(body: unknown, status = 200): Answer {
  return { status, body };
}

/** The checked body as the type that the operation's schema describes. */
export function bodyOf<Body>(call: Call): Body {
  return (call.body ?? {}) as Body;
}

export function parameter(call: Call, name: string): string {
  const value = call.params[name];
  if (value === undefined) throw new Error(`The route has no parameter ${name}`);
  return value;
}

interface CompiledRoute {
  route: Route;
  segments: string[];
}

export interface RouteMatch {
  route: Route;
  params: Record<string, string>;
}

/** Finds the route of a request; literal path segments win over parameters. */
export function createRouter(routes: readonly Route[]): (method: string, path: string) => RouteMatch | undefined {
  const compiled = routes
    .map((route): CompiledRoute => ({ route, segments: route.path.split("/").slice(1) }))
    .sort((first, second) => parameterCount(first) - parameterCount(second));
  return (method, path) => {
    const given = path.split("/").slice(1);
    for (const { route, segments } of compiled) {
      if (route.method !== method || segments.length !== given.length) continue;
      const params: Record<string, string> = {};
      const matches = segments.every((segment, index) => {
        const value = given[index] ?? "";
        if (!segment.startsWith(":")) return segment === value;
        params[segment.slice(1)] = decode(value);
        return value !== "";
      });
      if (matches) return { route, params };
    }
    return undefined;
  };
}

function parameterCount(compiled: CompiledRoute): number {
  return compiled.segments.filter((segment) => segment.startsWith(":")).length;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
