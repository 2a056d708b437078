import { current } from "../execution/context.js";
import { ApexList } from "../runtime/collections.js";
import { ApexException } from "../runtime/exceptions.js";
import type { EnumValue } from "../runtime/values/enum-value.js";
import { PageMessage } from "./apex-pages-message.js";
import { required } from "./arguments.js";
import { defineClass, extendClass } from "./define.js";
import { PageReference } from "./page-reference.js";
import { findLibraryClass } from "./registry.js";

/** Messages of the page that the transaction serves. */
function messages(): PageMessage[] {
  const { slots } = current();
  const known = slots.get("page-messages") as PageMessage[] | undefined;
  if (known) return known;
  const made: PageMessage[] = [];
  slots.set("page-messages", made);
  return made;
}

/** The page a test has set; a test without has one of its own to put parameters on. Elsewhere there is none: pages are not rendered here. */
function currentPage(): unknown {
  const { slots, isTest } = current();
  const known = slots.get("current-page");
  if (known !== undefined || !isTest) return known ?? null;
  const page = new PageReference("");
  slots.set("current-page", page);
  return page;
}

/** Shows an exception as a message of the page. */
export function addException(error: unknown): void {
  if (!(error instanceof ApexException)) return;
  const severity = findLibraryClass("ApexPages.Severity")?.values.find(({ name }) => name === "ERROR") ?? null;
  messages().push(new PageMessage(severity, error.message));
}

defineClass({
  name: "System.ApexPages",
  statics: {
    "void addMessage(ApexPages.Message message)": (message: PageMessage | null) => {
      messages().push(required(message));
    },
    "void addMessages(Object error)": addException,
    "System.PageReference currentPage()": currentPage,
    "List<ApexPages.Message> getMessages()": () => new ApexList("ApexPages.Message", [...messages()]),
    "Boolean hasMessages()": () => messages().length > 0,
    "Boolean hasMessages(ApexPages.Severity severity)": (severity: EnumValue | null) =>
      messages().some((message) => message.severity === severity),
  },
});

extendClass("System.System", { statics: { "System.PageReference currentPageReference()": currentPage } });
