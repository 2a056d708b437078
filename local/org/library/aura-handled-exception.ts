import { type ApexException, exceptionClass } from "../runtime/exceptions.js";
import { defineClass } from "./define.js";

const AuraHandledException = exceptionClass("System.AuraHandledException");

/** What a Lightning component sees of an AuraHandledException: the text it was made with. */
const pageMessages = new WeakMap<ApexException, string>();

/** The text for the page; undefined for other exceptions. */
export function pageMessageOf(exception: ApexException): string | undefined {
  return pageMessages.get(exception);
}

/** Inside Apex getMessage() answers `Script-thrown exception` until setMessage() is called. */
function make(message: string | null): ApexException {
  const made = new AuraHandledException();
  if (message !== null) pageMessages.set(made, message);
  return made;
}

defineClass({
  name: "System.AuraHandledException",
  kind: "exception",
  constructors: { "(String message)": make },
});
