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
  /** The JSON body, checked against the operation's schema; without one an empty object. */
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

/** One operation: verb and path, its name in the official description, what a token needs, and what it does. */
export function on(
  verbAndPath: `${Route["method"]} /${string}`,
  operation: string,
  permission: Route["permission"],
  handle: Route["handle"],
): Route {
  const space = verbAndPath.indexOf(" ");
  return {
    method: verbAndPath.slice(0, space) as Route["method"],
    path: verbAndPath.slice(space + 1),
    operation,
    permission,
    handle,
  };
}

/** 200 with a body. */
export function answered(body: unknown, status = 200): Answer {
  return { status, body };
}

export function parameter(call: Call, name: string): string {
  const value = call.params[name];
  if (value === undefined) throw new Error(`The route has no parameter ${name}`);
  return value;
}

export interface RouteMatch {
  route: Route;
  params: Record<string, string>;
}

/** Finds the route of a request; literal path segments win over parameters. */
export function createRouter(routes: readonly Route[]): (method: string, path: string) => RouteMatch | undefined {
  const sorted = [...routes].sort((first, second) => parameterCount(first.path) - parameterCount(second.path));
  return (method, path) => {
    for (const route of sorted) {
      const params = route.method === method ? matchPath(route.path, path) : undefined;
      if (params) return { route, params };
    }
    return undefined;
  };
}

/** The parameters of a path that fits the pattern, else undefined. */
export function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const segments = pattern.split("/");
  const given = path.split("/");
  if (segments.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  const fits = segments.every((segment, index) => {
    const value = given[index] ?? "";
    if (!segment.startsWith(":")) return segment === value;
    params[segment.slice(1)] = decode(value);
    return value !== "";
  });
  return fits ? params : undefined;
}

function parameterCount(path: string): number {
  return path.split("/").filter((segment) => segment.startsWith(":")).length;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
