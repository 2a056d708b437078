import type { UserContext } from "../security/users.js";
import { API_VERSION, type ApiCall, OLDEST_VERSION, visibleObject } from "./call-context.js";
import { objectDescribe, objectSummary } from "./describe-json.js";
import { json } from "./errors.js";
import type { ApiResponse } from "./protocol.js";
import type { Json } from "./record-json.js";
import { ORG_LIMITS } from "../execution/org-limits.js";
import { orgUsage } from "../execution/org-usage.js";

/** Versions, resources, identity, limits and describe. */

/** Version 50.0 was Winter '21; three releases a year followed. */
const SEASONS = ["Winter", "Spring", "Summer"];
const FIRST = { version: 50, year: 21 };

/** The list of versions; needs no login. */
export function versions(): ApiResponse {
  const list: Json[] = [];
  for (let version = OLDEST_VERSION; version <= Number(API_VERSION); version++) {
    const count = version - FIRST.version;
    const season = SEASONS[count % SEASONS.length]!;
    const year = FIRST.year + Math.floor(count / SEASONS.length);
    list.push({ label: `${season} '${year}`, url: `/services/data/v${version}.0`, version: `${version}.0` });
  }
  return json(list);
}

export function resources(call: ApiCall): ApiResponse {
  const names = [
    "limits",
    "query",
    "queryAll",
    "composite",
    "tooling",
    "sobjects",
    "ui-api",
    "search",
    "jobs",
    "identity",
  ];
  const list: Json = Object.fromEntries(names.map((name) => [name, `${call.base}/${name}`]));
  list["identity"] = identityUrl(call.request.origin, call.org.organizationId, call.user.id);
  return json(list);
}

export function identityUrl(origin: string, organizationId: string, userId: string): string {
  return `${origin}/id/${organizationId}/${userId}`;
}

/** The identity of a user, as `/id/<org>/<user>` and `/services/oauth2/userinfo` tell it. */
export function identity(call: ApiCall, user: UserContext): ApiResponse {
  const { organizationId } = call.org;
  const { origin } = call.request;
  return json({
    id: identityUrl(origin, organizationId, user.id),
    sub: identityUrl(origin, organizationId, user.id),
    asserted_user: true,
    user_id: user.id,
    organization_id: organizationId,
    username: user.username,
    preferred_username: user.username,
    nick_name: user.username.split("@")[0],
    nickname: user.username.split("@")[0],
    display_name: user.name,
    name: user.name,
    email: user.email,
    email_verified: true,
    active: true,
    user_type: user.userType,
    language: user.language,
    locale: user.locale,
    zoneinfo: user.timeZone,
    utcOffset: 0,
    is_app_installed: false,
    urls: {
      enterprise: `${origin}/services/Soap/c/{version}/${organizationId}`,
      partner: `${origin}/services/Soap/u/{version}/${organizationId}`,
      rest: `${origin}/services/data/v{version}/`,
      sobjects: `${origin}/services/data/v{version}/sobjects/`,
      query: `${origin}/services/data/v{version}/query/`,
      tooling_rest: `${origin}/services/data/v{version}/tooling/`,
      profile: `${origin}/${user.id}`,
    },
  });
}

export function limits(call: ApiCall): ApiResponse {
  const usage = orgUsage(call.org);
  const entries = Object.entries(ORG_LIMITS).map(([name, max]) => [
    name,
    { Max: max, Remaining: max - usage.of(name) },
  ]);
  return json(Object.fromEntries(entries));
}

export function globalDescribe(call: ApiCall): ApiResponse {
  const visible = call.org.schema.objects().filter((object) => call.user.can(object.apiName, "read"));
  return json({
    encoding: "UTF-8",
    maxBatchSize: 200,
    sobjects: visible.map((object) => objectSummary(object, call.user, call.base)),
  });
}

export function describe(call: ApiCall, name: string): ApiResponse {
  return json(objectDescribe(visibleObject(call, name), call.user, call.base));
}

export function basicInfo(call: ApiCall, name: string): ApiResponse {
  return json({ objectDescribe: objectSummary(visibleObject(call, name), call.user, call.base), recentItems: [] });
}
