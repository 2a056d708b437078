import { abstractMethod, defineClass, type LibraryBody } from "./define.js";
import { definePlainClass, type PlainObject } from "./plain-class.js";

/** `getX`, `setX` (and `isX` for Booleans) beside every property, as the e-mail classes have them. */
function accessors(properties: readonly string[]): Record<string, LibraryBody> {
  const methods: Record<string, LibraryBody> = {};
  for (const property of properties) {
    const at = property.lastIndexOf(" ");
    const type = property.slice(0, at);
    const name = property.slice(at + 1);
    const title = name.charAt(0).toUpperCase() + name.slice(1);
    methods[`${type} get${title}()`] = (self: PlainObject) => self[name] ?? null;
    if (type === "Boolean") methods[`${type} is${title}()`] = (self: PlainObject) => self[name] ?? null;
    methods[`void set${title}(${type} value)`] = (self: PlainObject, value: unknown) => {
      self[name] = value;
    };
  }
  return methods;
}

const EMAIL = [
  "Boolean bccSender",
  "String emailPriority",
  "String replyTo",
  "Boolean saveAsActivity",
  "String senderDisplayName",
  "String subject",
  "Boolean useSignature",
];

const SINGLE = [
  "List<String> bccAddresses",
  "List<String> ccAddresses",
  "String charset",
  "List<String> entityAttachments",
  "List<Messaging.EmailFileAttachment> fileAttachments",
  "String htmlBody",
  "String inReplyTo",
  "String optOutPolicy",
  "Id orgWideEmailAddressId",
  "String plainTextBody",
  "String references",
  "Id targetObjectId",
  "Id templateId",
  "String templateName",
  "List<String> toAddresses",
  "Boolean treatBodiesAsTemplate",
  "Boolean treatTargetObjectAsRecipient",
  "Boolean userMail",
  "Id whatId",
  "Boolean oneClickPost",
  "String unsubscribeComment",
  "List<String> unsubscribeUrls",
];

const MASS = ["String description", "List<Id> targetObjectIds", "Id templateId", "List<Id> whatIds"];
const FILE = ["Blob body", "String contentType", "String fileName", "Id id", "Boolean inline"];

defineClass({ name: "Messaging.Email", abstract: true });
export const newSingleEmail = definePlainClass("Messaging.SingleEmailMessage", [...EMAIL, ...SINGLE], {
  extends: "Messaging.Email",
  methods: accessors([...EMAIL, ...SINGLE]),
});
definePlainClass("Messaging.MassEmailMessage", [...EMAIL, ...MASS], {
  extends: "Messaging.Email",
  methods: accessors([...EMAIL, ...MASS]),
});
definePlainClass("Messaging.EmailFileAttachment", FILE, { methods: accessors(FILE) });

export const newSendResult = definePlainClass(
  "Messaging.SendEmailResult",
  ["List<Messaging.SendEmailError> errors", "Boolean success"],
  {
    methods: {
      "Boolean isSuccess()": (self: PlainObject) => self["success"],
      "List<Messaging.SendEmailError> getErrors()": (self: PlainObject) => self["errors"],
    },
  },
);
export const newSendError = definePlainClass(
  "Messaging.SendEmailError",
  ["String message", "System.StatusCode statusCode", "String targetObjectId", "List<String> fields"],
  {
    methods: {
      "String getMessage()": (self: PlainObject) => self["message"],
      "System.StatusCode getStatusCode()": (self: PlainObject) => self["statusCode"],
      "String getTargetObjectId()": (self: PlainObject) => self["targetObjectId"],
      "List<String> getFields()": (self: PlainObject) => self["fields"],
    },
  },
);

definePlainClass("Messaging.InboundEmail", [
  "List<Messaging.InboundEmail.AuthenticationResult> authenticationResults",
  "List<Messaging.InboundEmail.BinaryAttachment> binaryAttachments",
  "List<String> ccAddresses",
  "String fromAddress",
  "String fromName",
  "List<Messaging.InboundEmail.Header> headers",
  "String htmlBody",
  "Boolean htmlBodyIsTruncated",
  "String inReplyTo",
  "String messageId",
  "String plainTextBody",
  "Boolean plainTextBodyIsTruncated",
  "List<String> references",
  "String replyTo",
  "String subject",
  "List<Messaging.InboundEmail.TextAttachment> textAttachments",
  "List<String> toAddresses",
]);
definePlainClass("Messaging.InboundEmail.Header", ["String name", "String value"]);
definePlainClass("Messaging.InboundEmail.BinaryAttachment", [
  "Blob body",
  "String fileName",
  "List<Messaging.InboundEmail.Header> headers",
  "String mimeTypeSubType",
]);
definePlainClass("Messaging.InboundEmail.TextAttachment", [
  "String body",
  "Boolean bodyIsTruncated",
  "String charset",
  "String fileName",
  "List<Messaging.InboundEmail.Header> headers",
  "String mimeTypeSubType",
]);
definePlainClass("Messaging.InboundEmail.AuthenticationResult", [
  "List<Messaging.InboundEmail.AuthenticationResultField> authenticationResultFields",
  "String method",
  "String result",
]);
definePlainClass("Messaging.InboundEmail.AuthenticationResultField", ["String name", "String value"]);
definePlainClass("Messaging.InboundEnvelope", ["String fromAddress", "String toAddress"]);
definePlainClass("Messaging.InboundEmailResult", ["String message", "Boolean success"]);
defineClass({
  name: "Messaging.InboundEmailHandler",
  kind: "interface",
  methods: {
    "Messaging.InboundEmailResult handleInboundEmail(Messaging.InboundEmail email, Messaging.InboundEnvelope envelope)":
      abstractMethod,
  },
});
