import type { Org } from "../org.js";
import { ApiError, json } from "./errors.js";
import type { ApiRequest, ApiResponse } from "./protocol.js";
import { identityUrl } from "./routes-meta.js";
import type { Sessions } from "./sessions.js";

/** `POST /services/oauth2/token`: only the password grant; the password is the org's local one. */
export function token(org: Org, sessions: Sessions, request: ApiRequest): ApiResponse {
  const form = new URLSearchParams(Buffer.from(request.body).toString("utf8") || request.query);
  if (form.get("grant_type") !== "password")
    return json({ error: "unsupported_grant_type", error_description: "grant type not supported" }, 400);
  const user = org.findUser(form.get("username") ?? "");
  if (user === undefined || !sessions.accepts(form.get("password") ?? ""))
    return json({ error: "invalid_grant", error_description: "authentication failure" }, 400);
  return json({
    access_token: sessions.open(user.id),
    instance_url: request.origin,
    id: identityUrl(request.origin, org.organizationId, user.id),
    token_type: "Bearer",
    issued_at: String(org.now()),
    signature: "",
  });
}

/** SOAP `login` of the partner and enterprise APIs, which older clients use. */
export function soapLogin(org: Org, sessions: Sessions, request: ApiRequest): ApiResponse {
  const text = Buffer.from(request.body).toString("utf8");
  const element = (name: string): string => unescape(new RegExp(`<(?:\\w+:)?${name}>([^<]*)<`).exec(text)?.[1] ?? "");
  const headers = { "Content-Type": "text/xml;charset=UTF-8" };
  if (/<(?:\w+:)?logout\b/.test(text)) return { status: 200, headers, body: envelope("<logoutResponse/>") };
  if (!/<(?:\w+:)?login\b/.test(text))
    throw new ApiError(500, "UNSUPPORTED_API", "The local org answers SOAP login only");
  const user = org.findUser(element("username"));
  if (user === undefined || !sessions.accepts(element("password"))) {
    const fault =
      "<soapenv:Fault><faultcode>INVALID_LOGIN</faultcode><faultstring>INVALID_LOGIN: Invalid username, password, security token; or user locked out.</faultstring></soapenv:Fault>";
    return { status: 500, headers, body: envelope(fault) };
  }
  const server = `${request.origin}${request.path}/${org.organizationId}`;
  const result = `<loginResponse><result><metadataServerUrl>${server}</metadataServerUrl><passwordExpired>false</passwordExpired><sandbox>false</sandbox><serverUrl>${server}</serverUrl><sessionId>${sessions.open(user.id)}</sessionId><userId>${user.id}</userId><userInfo><organizationId>${org.organizationId}</organizationId><organizationName>Local</organizationName><userFullName>${escape(user.name)}</userFullName><userId>${user.id}</userId><userName>${escape(user.username)}</userName></userInfo></result></loginResponse>`;
  return { status: 200, headers, body: envelope(result) };
}

function envelope(body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="urn:partner.soap.sforce.com"><soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`;
}

function escape(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

function unescape(text: string): string {
  return text
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, "&");
}
