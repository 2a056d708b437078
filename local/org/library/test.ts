import { current } from "../execution/context.js";
import { enqueueTestBatchJobs, flexQueueOrder } from "../testing/flex-queue.js";
import { callMethod } from "../runtime/invoke.js";
import { throwApex } from "../runtime/exceptions.js";
import type { ApexList } from "../runtime/collections.js";
import { loadTestData } from "../testing/load-data.js";
import { setCreatedDate, standardPricebookId } from "../testing/test-records.js";
import { createStub } from "../testing/stub.js";
import { startTest, stopTest } from "../testing/test-block.js";
import { testContext } from "../testing/test-context.js";
import { testInstall, testUninstall } from "../testing/install.js";
import type { ApexDatetime } from "../runtime/values/datetime.js";
import { required } from "./arguments.js";
import { defineClass, unsupported } from "./define.js";
import { TestBroker } from "./event-bus.js";
import { nameOfType } from "./type-values.js";

function requireTest(method: string): void {
  if (!current().isTest)
    throwApex("System.UnsupportedOperationException", `Test.${method} can only be called from a test method`);
}

function setMock(type: unknown, mock: unknown): void {
  requireTest("setMock");
  const name = nameOfType(required(type));
  testContext().mocks.set(name.toLowerCase(), mock);
}

function setFixedSearchResults(ids: ApexList | null): void {
  requireTest("setFixedSearchResults");
  testContext().fixedSearchResults = ids === null ? null : (ids.items as string[]);
}

defineClass({
  name: "System.Test",
  abstract: true,
  statics: {
    "Boolean isRunningTest()": () => current().isTest,
    "void startTest()": () => {
      requireTest("startTest");
      startTest();
    },
    "void stopTest()": () => {
      requireTest("stopTest");
      stopTest();
    },
    "void setMock(System.Type interfaceType, Object mock)": setMock,
    "Object createStub(System.Type parentType, System.StubProvider provider)": (type: unknown, provider: unknown) => {
      requireTest("createStub");
      return createStub(nameOfType(required(type)), required(provider));
    },
    "EventBus.TestBroker getEventBus()": () => {
      requireTest("getEventBus");
      return new TestBroker();
    },
    "Id getStandardPricebookId()": () => {
      requireTest("getStandardPricebookId");
      return standardPricebookId();
    },
    "void setCreatedDate(Id recordId, Datetime createdDate)": (id: string | null, at: ApexDatetime | null) => {
      requireTest("setCreatedDate");
      setCreatedDate(required(id), required(at));
    },
    "List<SObject> loadData(Schema.SObjectType type, String resourceName)": (type: unknown, name: string | null) => {
      requireTest("loadData");
      return loadTestData(required(type), required(name));
    },
    "void setFixedSearchResults(List<Id> ids)": setFixedSearchResults,
    "void setReadOnlyApplicationMode(Boolean mode)": (mode: boolean | null) => {
      requireTest("setReadOnlyApplicationMode");
      testContext().readOnlyMode = mode === true;
    },
    "void enableChangeDataCapture()": unsupported("Test.enableChangeDataCapture"),
    "void calculatePermissionSetGroup(String id)": () => requireTest("calculatePermissionSetGroup"),
    "void calculatePermissionSetGroup(List<String> ids)": () => requireTest("calculatePermissionSetGroup"),
    "void testInstall(System.InstallHandler handler, System.Version previous)": (handler: unknown, previous: unknown) =>
      testInstall(required(handler), previous, false),
    "void testInstall(System.InstallHandler handler, System.Version previous, Boolean isPush)": (
      handler: unknown,
      previous: unknown,
      isPush: boolean | null,
    ) => testInstall(required(handler), previous, isPush === true),
    "void testUninstall(System.UninstallHandler handler)": (handler: unknown) => testUninstall(required(handler)),
    "void testSandboxPostCopyScript(System.SandboxPostCopy script, Id organizationId, Id sandboxId, String sandboxName)":
      (script: unknown, organizationId: string | null, sandboxId: string | null, sandboxName: string | null) =>
        callMethod(required(script), "runApexClass", [sandboxContext(organizationId, sandboxId, sandboxName)]),
    "void testSandboxPostCopyScript(System.SandboxPostCopy script, Id organizationId, Id sandboxId, String sandboxName, Boolean runAsAutoProcUser)":
      (script: unknown, organizationId: string | null, sandboxId: string | null, sandboxName: string | null) =>
        callMethod(required(script), "runApexClass", [sandboxContext(organizationId, sandboxId, sandboxName)]),
    "List<Id> enqueueBatchJobs(Integer count)": (count: number) => enqueueTestBatchJobs(count),
    "List<Id> getFlexQueueOrder()": () => flexQueueOrder(),
    "void setCurrentPage(System.PageReference page)": (page: unknown) => {
      requireTest("setCurrentPage");
      current().slots.set("current-page", page);
    },
    "void setCurrentPageReference(System.PageReference page)": (page: unknown) => {
      requireTest("setCurrentPageReference");
      current().slots.set("current-page", page);
    },
    "Object invokeContinuationMethod(Object controller, Object request)": unsupported("Test.invokeContinuationMethod"),
    "void setContinuationResponse(String label, System.HttpResponse response)":
      unsupported("Test.setContinuationResponse"),
    "void clearApexPageMessages()": () => {
      requireTest("clearApexPageMessages");
      current().slots.delete("page-messages");
    },
  },
});

class SandboxContext {
  static readonly apexName = "System.SandboxContextImpl";
  readonly organizationId: string | null;
  readonly sandboxId: string | null;
  readonly sandboxName: string | null;
  constructor(organizationId: string | null, sandboxId: string | null, sandboxName: string | null) {
    this.organizationId = organizationId;
    this.sandboxId = sandboxId;
    this.sandboxName = sandboxName;
  }
}

function sandboxContext(
  organizationId: string | null,
  sandboxId: string | null,
  sandboxName: string | null,
): SandboxContext {
  requireTest("testSandboxPostCopyScript");
  return new SandboxContext(organizationId, sandboxId, sandboxName);
}

defineClass({
  name: "System.SandboxContextImpl",
  js: SandboxContext,
  implements: ["System.SandboxContext"],
  methods: {
    "Id organizationId()": (self: SandboxContext) => self.organizationId,
    "Id sandboxId()": (self: SandboxContext) => self.sandboxId,
    "String sandboxName()": (self: SandboxContext) => self.sandboxName,
  },
});
