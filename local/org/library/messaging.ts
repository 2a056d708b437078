import { current } from "../execution/context.js";
import type { SentEmail } from "../execution/outbox.js";
import { ApexList, type ApexSet } from "../runtime/collections.js";
import { throwApex } from "../runtime/exceptions.js";
import type { EnumValue } from "../runtime/values/enum-value.js";
import { required } from "./arguments.js";
import { defineClass, unsupported } from "./define.js";
import { newSendError, newSendResult } from "./messaging-types.js";
import type { PlainObject } from "./plain-class.js";
import { findLibraryClass } from "./registry.js";

/** Most recipients of one message. */
const MAXIMUM_RECIPIENTS = 150;
const ADDRESS = /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/;

interface Refusal {
  statusCode: string;
  message: string;
  fields: string[];
}

/** `Messaging.sendEmail`: counts one invocation, checks each message, and records them in the org's outbox when the transaction commits. */
function sendEmail(emails: ApexList | null, allOrNone: boolean): ApexList {
  const execution = current();
  execution.limits.count("emails");
  const messages = required(emails).items as PlainObject[];
  const refusals = messages.map(check);
  const firstBad = refusals.findIndex((refusal) => refusal !== null);
  if (allOrNone && firstBad >= 0) {
    const bad = refusals[firstBad]!;
    throwApex(
      "System.EmailException",
      `SendEmail failed. First exception on row ${firstBad}; first error: ${bad.statusCode}, ${bad.message}: [${bad.fields.join(", ")}]`,
    );
  }
  const results = messages.map((message, index) => {
    const refusal = refusals[index] ?? null;
    if (refusal === null)
      execution.afterCommit.add({
        kind: "email",
        run: () => execution.org.outbox.push(record(message, execution.now())),
      });
    return newSendResult({
      success: refusal === null,
      errors: new ApexList("Messaging.SendEmailError", refusal === null ? [] : [errorOf(refusal)]),
    });
  });
  return new ApexList("Messaging.SendEmailResult", results);
}

function errorOf(refusal: Refusal): PlainObject {
  const known = findLibraryClass("System.StatusCode")?.values.find(
    (value: EnumValue) => value.name === refusal.statusCode,
  );
  return newSendError({
    message: refusal.message,
    statusCode: known ?? null,
    fields: new ApexList("String", refusal.fields),
  });
}

function addresses(message: PlainObject, name: string): string[] {
  return ((message[name] as ApexList | null)?.items ?? []) as string[];
}

function check(message: PlainObject): Refusal | null {
  const to = [
    ...addresses(message, "toAddresses"),
    ...addresses(message, "ccAddresses"),
    ...addresses(message, "bccAddresses"),
  ];
  const mass = "targetObjectIds" in message;
  const target = mass ? addresses(message, "targetObjectIds").length > 0 : message["targetObjectId"] !== null;
  if (to.length === 0 && !target)
    return { statusCode: "REQUIRED_FIELD_MISSING", message: "Add a recipient to send an email.", fields: [] };
  if (to.length > MAXIMUM_RECIPIENTS)
    return {
      statusCode: "LIMIT_EXCEEDED",
      message: `The recipients exceed the limit of ${MAXIMUM_RECIPIENTS}`,
      fields: ["toAddresses"],
    };
  for (const address of addresses(message, "toAddresses")) {
    if (!ADDRESS.test(address) && !/^[a-zA-Z0-9]{15,18}$/.test(address))
      return {
        statusCode: "INVALID_EMAIL_ADDRESS",
        message: `Invalid to address : ${address}`,
        fields: ["toAddresses", address],
      };
  }
  const hasTemplate = message["templateId"] !== null && message["templateId"] !== undefined;
  if (!hasTemplate && message["htmlBody"] == null && message["plainTextBody"] == null)
    return {
      statusCode: "REQUIRED_FIELD_MISSING",
      message: "Missing body, need at least one of html or plainText",
      fields: [],
    };
  return null;
}

function record(message: PlainObject, at: number): SentEmail {
  const text = (name: string): string | null => (message[name] as string | null | undefined) ?? null;
  return {
    sentAt: at,
    to: addresses(message, "toAddresses"),
    cc: addresses(message, "ccAddresses"),
    bcc: addresses(message, "bccAddresses"),
    subject: text("subject"),
    plainTextBody: text("plainTextBody"),
    htmlBody: text("htmlBody"),
    targetObjectId: text("targetObjectId"),
    whatId: text("whatId"),
    templateId: text("templateId"),
  };
}

defineClass({
  name: "System.Messaging",
  abstract: true,
  statics: {
    "List<Messaging.SendEmailResult> sendEmail(List<Messaging.Email> emails)": (emails: ApexList | null) =>
      sendEmail(emails, true),
    "List<Messaging.SendEmailResult> sendEmail(List<Messaging.Email> emails, Boolean allOrNone)": (
      emails: ApexList | null,
      all: boolean | null,
    ) => sendEmail(emails, all !== false),
    "void reserveSingleEmailCapacity(Integer count)": () => undefined,
    "void reserveMassEmailCapacity(Integer count)": () => undefined,
    "Messaging.SingleEmailMessage renderStoredEmailTemplate(String templateId, String whoId, String whatId)":
      unsupported("Messaging.renderStoredEmailTemplate"),
    "Messaging.InboundEmail extractInboundEmail(Object source, Boolean includeForwardedAttachments)": unsupported(
      "Messaging.extractInboundEmail",
    ),
  },
});

/** A bell or push notification; recorded beside the e-mails. */
class CustomNotification {
  static readonly apexName = "Messaging.CustomNotification";
  readonly values: Record<string, string | null> = {};
}

function setter(name: string): (self: CustomNotification, value: string | null) => void {
  return (self, value) => {
    self.values[name] = value;
  };
}

defineClass({
  name: "Messaging.CustomNotification",
  js: CustomNotification,
  constructors: {
    "()": () => new CustomNotification(),
    "(String typeId, String sender, String title, String body, String targetId, String targetPageRef)": (
      typeId: string | null,
      sender: string | null,
      title: string | null,
      body: string | null,
      targetId: string | null,
      targetPageRef: string | null,
    ) => Object.assign(new CustomNotification(), { values: { typeId, sender, title, body, targetId, targetPageRef } }),
  },
  methods: {
    "void setTitle(String value)": setter("title"),
    "void setBody(String value)": setter("body"),
    "void setNotificationTypeId(String value)": setter("typeId"),
    "void setSenderId(String value)": setter("sender"),
    "void setTargetId(String value)": setter("targetId"),
    "void setTargetPageRef(String value)": setter("targetPageRef"),
    "void send(Set<String> users)": (self: CustomNotification, users: ApexSet | null) => {
      const execution = current();
      for (const name of ["typeId", "title", "body"]) {
        if ((self.values[name] ?? null) === null)
          throwApex("System.IllegalArgumentException", `Custom notification: ${name} is required`);
      }
      const to = [...required(users)] as string[];
      const values = { ...self.values };
      execution.afterCommit.add({
        kind: "other",
        run: () => execution.org.notifications.push({ to, values, sentAt: execution.now() }),
      });
    },
  },
});
