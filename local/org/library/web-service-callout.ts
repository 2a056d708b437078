import { beginCallout } from "../callouts/callout.js";
import type { ApexList } from "../runtime/values/list.js";
import { throwApex } from "../runtime/exceptions.js";
import { callMethod } from "../runtime/invoke.js";
import { testContext } from "../testing/test-context.js";
import { required } from "./arguments.js";
import { defineClass, unsupported } from "./define.js";

/** What generated SOAP stubs hand over: endpoint, action, request namespace and name, response namespace, name and type. */
function invoke(stub: unknown, request: unknown, response: unknown, facts: ApexList | null): unknown {
  const execution = beginCallout();
  if (!execution.isTest)
    throwApex(
      "System.UnsupportedOperationException",
      "WebServiceCallout.invoke outside tests is not supported by the local org",
    );
  const mock = testContext().mocks.get("system.webservicemock");
  if (mock === undefined)
    throwApex("System.TypeException", "Methods defined as TestMethod do not support Web service callouts");
  const [endpoint, action, , requestName, ...answer] = required(facts).items;
  return callMethod(mock, "doInvoke", [stub, request, response, endpoint, action, requestName, ...answer]);
}

defineClass({
  name: "System.WebServiceCallout",
  abstract: true,
  statics: {
    "void invoke(Object stub, Object request, Map<String, Object> response, List<String> facts)": invoke,
    "Object beginInvoke(Object stub, Object request, Object future, Object continuation, List<String> facts)":
      unsupported("WebServiceCallout.beginInvoke"),
    "Object endInvoke(Object future)": unsupported("WebServiceCallout.endInvoke"),
  },
});
