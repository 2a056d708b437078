import type { Blob } from "../runtime/values/blob.js";
import { required, stringList } from "./arguments.js";
import { defineClass } from "./define.js";
import { DomDocument } from "./dom-tree.js";
import { HttpMessage } from "./http-message.js";
import { XmlStreamReader } from "./xml-stream-reader.js";

/** A System.HttpResponse. */
export class HttpResponse extends HttpMessage {
  static readonly apexName = "System.HttpResponse";
  status: string | null = null;
  statusCode = 0;

  apexText(): string {
    return `System.HttpResponse[Status=${this.status}, StatusCode=${this.statusCode}]`;
  }
}

defineClass({
  name: "System.HttpResponse",
  js: HttpResponse,
  constructors: { "()": () => new HttpResponse() },
  methods: {
    "String getBody()": (self: HttpResponse) => self.bodyText,
    "Blob getBodyAsBlob()": (self: HttpResponse) => self.body,
    "Dom.Document getBodyDocument()": (self: HttpResponse) => DomDocument.parse(self.bodyText),
    "String getHeader(String name)": (self: HttpResponse, name: string | null) => self.getHeader(required(name)),
    "List<String> getHeaderKeys()": (self: HttpResponse) => stringList(self.headerEntries().map(([name]) => name)),
    "String getStatus()": (self: HttpResponse) => self.status,
    "Integer getStatusCode()": (self: HttpResponse) => self.statusCode,
    "XmlStreamReader getXmlStreamReader()": (self: HttpResponse) => new XmlStreamReader(self.bodyText),
    "void setBody(String body)": (self: HttpResponse, body: string | null) => void (self.bodyText = required(body)),
    "void setBodyAsBlob(Blob body)": (self: HttpResponse, body: Blob | null) => void (self.body = required(body)),
    "void setHeader(String name, String value)": (self: HttpResponse, name: string | null, value: string | null) =>
      self.setHeader(required(name), value ?? ""),
    "void setStatus(String status)": (self: HttpResponse, status: string | null) => void (self.status = status),
    "void setStatusCode(Integer code)": (self: HttpResponse, code: number | null) =>
      void (self.statusCode = required(code)),
    "String toString()": (self: HttpResponse) => self.apexText(),
  },
});
