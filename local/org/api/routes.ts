import { IngestJob } from "./bulk/ingest-job.js";
import { QueryJob } from "./bulk/query-job.js";
import type { ApiCall } from "./call-context.js";
import type { ApiResponse } from "./protocol.js";
import * as bulk from "./routes-bulk.js";
import * as collections from "./routes-collections.js";
import * as composite from "./routes-composite.js";
import * as meta from "./routes-meta.js";
import * as queries from "./routes-query.js";
import * as records from "./routes-records.js";
import * as related from "./routes-related.js";
import * as tests from "./routes-tests.js";
import * as tooling from "./routes-tooling.js";
import * as ui from "./routes-ui.js";

/** Answers a call; `path` holds what the `:steps` of the pattern stand for, `dispatch` runs inner requests. */
type Handler = (call: ApiCall, path: string[], dispatch: composite.Dispatch) => ApiResponse;
type Method = "GET" | "POST" | "PATCH" | "PUT" | "DELETE";

/** Every route below `/services/data/vNN.0/`: method, path with `:name` for any one step, handler. */
export const ROUTES: readonly [method: Method, pattern: string, handler: Handler][] = [
  ["GET", "", (call) => meta.resources(call)],
  ["GET", "limits", (call) => meta.limits(call)],
  ["GET", "query", (call) => queries.query(call, false)],
  ["GET", "queryAll", (call) => queries.query(call, true)],
  ["GET", "query/:locator", (call, [locator]) => queries.queryMore(call, locator!)],
  ["GET", "queryAll/:locator", (call, [locator]) => queries.queryMore(call, locator!)],
  ["GET", "sobjects", (call) => meta.globalDescribe(call)],
  ["GET", "sobjects/:object", (call, [object]) => meta.basicInfo(call, object!)],
  ["POST", "sobjects/:object", (call, [object]) => records.createRecord(call, object!)],
  ["GET", "sobjects/:object/describe", (call, [object]) => meta.describe(call, object!)],
  ["GET", "sobjects/:object/updated", (call, [object]) => related.changes(call, object!, "updated")],
  ["GET", "sobjects/:object/deleted", (call, [object]) => related.changes(call, object!, "deleted")],
  ["GET", "sobjects/:object/:id", (call, [object, id]) => records.readRecord(call, object!, id!)],
  ["PATCH", "sobjects/:object/:id", (call, [object, id]) => records.updateRecord(call, object!, id!)],
  ["DELETE", "sobjects/:object/:id", (call, [object, id]) => records.deleteRecord(call, object!, id!)],
  [
    "GET",
    "sobjects/:object/:id/:relationship",
    (call, [object, id, name]) =>
      related.followRelationship(call, object!, id!, name!) ?? records.readByExternalId(call, object!, id!, name!),
  ],
  [
    "PATCH",
    "sobjects/:object/:field/:value",
    (call, [object, field, value]) => records.upsertRecord(call, object!, field!, value!),
  ],
  [
    "DELETE",
    "sobjects/:object/:field/:value",
    (call, [object, field, value]) => records.deleteByExternalId(call, object!, field!, value!),
  ],
  ["GET", "search", (call) => related.search(call)],
  ["POST", "composite", (call, _path, dispatch) => composite.composite(call, dispatch)],
  ["POST", "composite/batch", (call, _path, dispatch) => composite.batch(call, dispatch)],
  ["POST", "composite/graph", (call, _path, dispatch) => composite.graph(call, dispatch)],
  ["POST", "composite/sobjects", (call) => collections.saveCollection(call, "insert")],
  ["PATCH", "composite/sobjects", (call) => collections.saveCollection(call, "update")],
  ["GET", "composite/sobjects/:object", (call, [object]) => related.readCollection(call, object!)],
  ["POST", "composite/sobjects/:object", (call, [object]) => related.readCollection(call, object!)],
  ["DELETE", "composite/sobjects", (call) => collections.deleteCollection(call)],
  [
    "PATCH",
    "composite/sobjects/:object/:field",
    (call, [object, field]) => collections.saveCollection(call, "upsert", object, field),
  ],
  ["POST", "composite/tree/:object", (call, [object]) => collections.saveTree(call, object!)],
  ["POST", "jobs/ingest", (call) => bulk.createIngestJob(call)],
  ["GET", "jobs/ingest", (call) => bulk.listJobs(call, IngestJob)],
  ["GET", "jobs/ingest/:id", (call, [id]) => bulk.jobInfo(call, IngestJob, id!)],
  ["PATCH", "jobs/ingest/:id", (call, [id]) => bulk.changeIngestJob(call, id!)],
  ["DELETE", "jobs/ingest/:id", (call, [id]) => bulk.deleteJob(call, IngestJob, id!)],
  ["PUT", "jobs/ingest/:id/batches", (call, [id]) => bulk.uploadBatch(call, id!)],
  ["GET", "jobs/ingest/:id/successfulResults", (call, [id]) => bulk.ingestResults(call, id!, "successfulResults")],
  ["GET", "jobs/ingest/:id/failedResults", (call, [id]) => bulk.ingestResults(call, id!, "failedResults")],
  ["GET", "jobs/ingest/:id/unprocessedrecords", (call, [id]) => bulk.ingestResults(call, id!, "unprocessedRecords")],
  ["POST", "jobs/query", (call) => bulk.createQueryJob(call)],
  ["GET", "jobs/query", (call) => bulk.listJobs(call, QueryJob)],
  ["GET", "jobs/query/:id", (call, [id]) => bulk.jobInfo(call, QueryJob, id!)],
  ["PATCH", "jobs/query/:id", (call, [id]) => bulk.changeQueryJob(call, id!)],
  ["DELETE", "jobs/query/:id", (call, [id]) => bulk.deleteJob(call, QueryJob, id!)],
  ["GET", "jobs/query/:id/results", (call, [id]) => bulk.queryResults(call, id!)],
  ["GET", "tooling", (call) => meta.resources(call)],
  ["GET", "tooling/query", (call) => tooling.toolingQuery(call)],
  ["GET", "tooling/executeAnonymous", (call) => tooling.executeAnonymous(call)],
  ["GET", "tooling/query/:locator", (call, [locator]) => queries.queryMore(call, locator!)],
  ["GET", "tooling/runTestsSynchronous", (call) => tests.runTestsSynchronous(call)],
  ["POST", "tooling/runTestsSynchronous", (call) => tests.runTestsSynchronous(call)],
  ["GET", "tooling/runTestsAsynchronous", (call) => tests.runTestsAsynchronous(call)],
  ["POST", "tooling/runTestsAsynchronous", (call) => tests.runTestsAsynchronous(call)],
  ["GET", "ui-api/records/:id", (call, [id]) => ui.getRecord(call, id!)],
  ["POST", "ui-api/records", (call) => ui.createUiRecord(call)],
  ["PATCH", "ui-api/records/:id", (call, [id]) => ui.updateUiRecord(call, id!)],
  ["DELETE", "ui-api/records/:id", (call, [id]) => ui.deleteUiRecord(call, id!)],
  ["GET", "ui-api/object-info/:object", (call, [object]) => ui.objectInfo(call, object!)],
];

/** Parts of the API that are known and not there, by the beginning of their path; the answer names them. */
export const REFUSED: readonly [prefix: string, title: string][] = [
  ["actions", "Invocable actions over REST"],
  ["analytics", "Reports and dashboards"],
  ["appMenu", "App menus"],
  ["chatter", "Connect REST API"],
  ["connect", "Connect REST API"],
  ["jobs/query/:id/resultPages", "Parallel result pages"],
  ["knowledgeManagement", "Knowledge"],
  ["metadata", "Metadata API: the sources are the metadata"],
  ["parameterizedSearch", "Parameterized search: use search with SOSL"],
  ["process", "Process rules and approvals"],
  ["quickActions", "Quick actions"],
  ["recent", "Recently viewed records"],
  ["sobjects/:object/:id/richTextImageFields", "Images in rich text"],
  ["sobjects/:object/describe/approvalLayouts", "Approval layouts"],
  ["sobjects/:object/describe/compactLayouts", "Compact layouts"],
  ["sobjects/:object/describe/layouts", "Page layouts"],
  ["sobjects/:object/listviews", "List views"],
  ["sobjects/:object/quickActions", "Quick actions"],
  ["support", "Knowledge support"],
  ["tabs", "Tabs"],
  ["theme", "Themes"],
  ["tooling/completions", "Code completion"],
  ["tooling/sobjects", "Objects of the Tooling API: ask tooling/query"],
];
