import { readFileSync } from "node:fs";
import { beginCallout, sendCallout } from "../callouts/callout.js";
import { current } from "../execution/context.js";
import { throwApex } from "../runtime/exceptions.js";
import { callMethod } from "../runtime/invoke.js";
import { Blob } from "../runtime/values/blob.js";
import { testContext } from "../testing/test-context.js";
import { required } from "./arguments.js";
import { abstractMethod, defineClass } from "./define.js";
import type { HttpRequest } from "./http-request.js";
import { HttpResponse } from "./http-response.js";

class Http {
  static readonly apexName = "System.Http";
}

/** `Http.send`: a mock answers in tests, the network elsewhere. */
function send(request: HttpRequest | null): unknown {
  const given = required(request);
  const execution = beginCallout();
  if (execution.isTest) {
    const mock = testContext().mocks.get("system.httpcalloutmock");
    if (mock === undefined)
      throwApex("System.TypeException", "Methods defined as TestMethod do not support Web service callouts");
    return callMethod(mock, "respond", [given]);
  }
  if (given.endpoint === null || given.endpoint === "") throwApex("System.CalloutException", "Endpoint is required");
  if (given.method === null || given.method === "") throwApex("System.CalloutException", "Method is required");
  const hasBody = given.body.bytes.length > 0;
  if (hasBody && given.method.toUpperCase() === "GET") given.method = "POST";
  const reply = sendCallout(execution, {
    endpoint: given.endpoint,
    method: given.method.toUpperCase(),
    headers: Object.fromEntries(given.headerEntries()),
    body: hasBody ? given.body.bytes : null,
    timeout: given.timeout ?? 0,
  });
  const response = new HttpResponse();
  response.statusCode = reply.status;
  response.status = reply.reason;
  response.body = new Blob(reply.body);
  for (const [name, value] of Object.entries(reply.headers)) response.setHeader(headerName(name), value);
  return response;
}

/** Node gives header names in lower case; Apex code expects them as servers usually write them. */
function headerName(name: string): string {
  return name.replace(/(^|-)([a-z])/g, (_all, dash: string, letter: string) => dash + letter.toUpperCase());
}

defineClass({
  name: "System.Http",
  js: Http,
  constructors: { "()": () => new Http() },
  methods: {
    "System.HttpResponse send(System.HttpRequest request)": (_self: Http, request: HttpRequest | null) => send(request),
    "String toString()": () => "System.Http",
  },
});

defineClass({
  name: "System.HttpCalloutMock",
  kind: "interface",
  methods: { "System.HttpResponse respond(System.HttpRequest request)": abstractMethod },
});

defineClass({
  name: "System.WebServiceMock",
  kind: "interface",
  methods: {
    "void doInvoke(Object stub, Object request, Map<String, Object> response, String endpoint, String soapAction, String requestName, String responseNamespace, String responseName, String responseType)":
      abstractMethod,
  },
});

/** A mock that answers with the text of a static resource. */
class StaticResourceCalloutMock {
  static readonly apexName: string = "System.StaticResourceCalloutMock";
  readonly headers = new Map<string, string>();
  status: string | null = null;
  statusCode = 200;
  resource: string | null = null;

  /** Subclasses choose by the request; this one has one answer for all. */
  respond(request: HttpRequest): HttpResponse {
    void request;
    return this.answer(required(this.resource));
  }

  protected answer(resource: string): HttpResponse {
    const found = current().org.metadata.staticResources.get(resource.toLowerCase());
    if (found === undefined) throwApex("System.IllegalArgumentException", `Static resource not found: ${resource}`);
    const response = new HttpResponse();
    response.statusCode = this.statusCode;
    response.status = this.status;
    for (const [name, value] of this.headers) response.setHeader(name, value);
    response.body = new Blob(readFileSync(found.file));
    return response;
  }
}

/** As above, with a resource for each address. */
class MultiStaticResourceCalloutMock extends StaticResourceCalloutMock {
  static override readonly apexName = "System.MultiStaticResourceCalloutMock";
  readonly resources = new Map<string, string>();

  override respond(request: HttpRequest): HttpResponse {
    const resource = this.resources.get(request.endpoint ?? "");
    if (resource === undefined)
      throwApex("System.IllegalArgumentException", `No static resource is set for ${request.endpoint ?? "null"}`);
    return this.answer(resource);
  }
}

const mockMethods = {
  "System.HttpResponse respond(System.HttpRequest request)": (
    self: StaticResourceCalloutMock,
    request: HttpRequest | null,
  ) => self.respond(required(request)),
  "void setHeader(String name, String value)": (
    self: StaticResourceCalloutMock,
    name: string | null,
    value: string | null,
  ) => {
    self.headers.set(required(name), value ?? "");
  },
  "void setStatus(String status)": (self: StaticResourceCalloutMock, status: string | null) => {
    self.status = status;
  },
  "void setStatusCode(Integer code)": (self: StaticResourceCalloutMock, code: number | null) => {
    self.statusCode = required(code);
  },
};

defineClass({
  name: "System.StaticResourceCalloutMock",
  js: StaticResourceCalloutMock,
  implements: ["System.HttpCalloutMock"],
  constructors: { "()": () => new StaticResourceCalloutMock() },
  methods: {
    ...mockMethods,
    "void setStaticResource(String name)": (self: StaticResourceCalloutMock, name: string | null) => {
      self.resource = name;
    },
  },
});

defineClass({
  name: "System.MultiStaticResourceCalloutMock",
  js: MultiStaticResourceCalloutMock,
  implements: ["System.HttpCalloutMock"],
  constructors: { "()": () => new MultiStaticResourceCalloutMock() },
  methods: {
    ...mockMethods,
    "void setStaticResource(String endpoint, String name)": (
      self: MultiStaticResourceCalloutMock,
      endpoint: string | null,
      name: string | null,
    ) => {
      self.resources.set(required(endpoint), required(name));
    },
  },
});
