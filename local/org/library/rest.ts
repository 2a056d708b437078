import { current } from "../execution/context.js";
import { ApexMap } from "../runtime/collections.js";
import type { Blob } from "../runtime/values/blob.js";
import { defineClass, type PropertyBodies } from "./define.js";

/** An incoming REST request. */
export class RestRequest {
  static readonly apexName = "System.RestRequest";
  headers = new ApexMap("String", "String");
  params = new ApexMap("String", "String");
  httpMethod: string | null = null;
  remoteAddress: string | null = null;
  requestURI: string | null = null;
  resourcePath: string | null = null;
  requestBody: Blob | null = null;
}

/** The answer that Apex prepares. */
export class RestResponse {
  static readonly apexName = "System.RestResponse";
  headers = new ApexMap("String", "String");
  responseBody: Blob | null = null;
  statusCode: number | null = null;
}

/** A plain property of a library object by the name of its JavaScript field. */
function field(name: string): PropertyBodies {
  return {
    get: (self: Record<string, unknown>) => self[name] ?? null,
    set: (self: Record<string, unknown>, value: unknown) => {
      self[name] = value;
    },
  };
}

defineClass({
  name: "System.RestRequest",
  js: RestRequest,
  constructors: { "()": () => new RestRequest() },
  methods: {
    "void addHeader(String name, String value)": (self: RestRequest, name: string, value: string | null) => {
      self.headers.put(name, value);
    },
    "void addParameter(String name, String value)": (self: RestRequest, name: string, value: string | null) => {
      self.params.put(name, value);
    },
  },
  properties: {
    "Map<String, String> headers": { get: (self: RestRequest) => self.headers },
    "Map<String, String> params": { get: (self: RestRequest) => self.params },
    "String httpMethod": field("httpMethod"),
    "String remoteAddress": field("remoteAddress"),
    "String requestURI": field("requestURI"),
    "String resourcePath": field("resourcePath"),
    "Blob requestBody": field("requestBody"),
  },
});

defineClass({
  name: "System.RestResponse",
  js: RestResponse,
  constructors: { "()": () => new RestResponse() },
  methods: {
    "void addHeader(String name, String value)": (self: RestResponse, name: string, value: string | null) => {
      self.headers.put(name, value);
    },
  },
  properties: {
    "Map<String, String> headers": { get: (self: RestResponse) => self.headers },
    "Blob responseBody": field("responseBody"),
    "Integer statusCode": field("statusCode"),
  },
});

/** Request and response of the running transaction, kept with it. */
function slot(name: string): PropertyBodies {
  return {
    get: () => current().slots.get(name) ?? null,
    set: (value: unknown) => {
      current().slots.set(name, value);
    },
  };
}

defineClass({
  name: "System.RestContext",
  abstract: true,
  staticProperties: {
    "System.RestRequest request": slot("rest-request"),
    "System.RestResponse response": slot("rest-response"),
  },
});
