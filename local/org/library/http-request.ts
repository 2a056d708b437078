import type { Blob } from "../runtime/values/blob.js";
import { required } from "./arguments.js";
import { defineClass } from "./define.js";
import { DomDocument } from "./dom-tree.js";
import { HttpMessage } from "./http-message.js";

/** A System.HttpRequest. */
export class HttpRequest extends HttpMessage {
  static readonly apexName = "System.HttpRequest";
  endpoint: string | null = null;
  method: string | null = null;
  /** Milliseconds; null means the platform's default of 10 seconds. */
  timeout: number | null = null;
  compressed = false;
  clientCertificate: string | null = null;

  apexText(): string {
    return `System.HttpRequest[Endpoint=${this.endpoint}, Method=${this.method}]`;
  }
}

defineClass({
  name: "System.HttpRequest",
  js: HttpRequest,
  constructors: { "()": () => new HttpRequest() },
  methods: {
    "String getBody()": (self: HttpRequest) => self.bodyText,
    "Blob getBodyAsBlob()": (self: HttpRequest) => self.body,
    "Dom.Document getBodyDocument()": (self: HttpRequest) => DomDocument.parse(self.bodyText),
    "Boolean getCompressed()": (self: HttpRequest) => self.compressed,
    "String getEndpoint()": (self: HttpRequest) => self.endpoint,
    "String getHeader(String name)": (self: HttpRequest, name: string | null) => self.getHeader(required(name)),
    "String getMethod()": (self: HttpRequest) => self.method,
    "void setBody(String body)": (self: HttpRequest, body: string | null) => void (self.bodyText = required(body)),
    "void setBodyAsBlob(Blob body)": (self: HttpRequest, body: Blob | null) => void (self.body = required(body)),
    "void setBodyDocument(Dom.Document document)": (self: HttpRequest, document: DomDocument | null) =>
      void (self.bodyText = required(document).text()),
    "void setClientCertificateName(String name)": (self: HttpRequest, name: string | null) =>
      void (self.clientCertificate = name),
    "void setCompressed(Boolean flag)": (self: HttpRequest, flag: boolean | null) =>
      void (self.compressed = required(flag)),
    "void setEndpoint(String endpoint)": (self: HttpRequest, endpoint: string | null) =>
      void (self.endpoint = endpoint),
    "void setHeader(String name, String value)": (self: HttpRequest, name: string | null, value: string | null) =>
      self.setHeader(required(name), value ?? ""),
    "void setMethod(String method)": (self: HttpRequest, method: string | null) => void (self.method = method),
    "void setTimeout(Integer milliseconds)": (self: HttpRequest, milliseconds: number | null) =>
      void (self.timeout = required(milliseconds)),
    "String toString()": (self: HttpRequest) => self.apexText(),
  },
});
