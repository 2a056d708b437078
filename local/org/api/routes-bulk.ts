import { orgUsage } from "../execution/org-usage.js";
import { parseSoql } from "../parser/soql-tree.js";
import type { ObjectDescribe } from "../schema/types.js";
import type { ObjectRight } from "../security/users.js";
import { layoutOf } from "./bulk/csv.js";
import { IngestJob, type IngestOperation } from "./bulk/ingest-job.js";
import type { BulkJob, JobSettings } from "./bulk/job.js";
import { bulkJobs } from "./bulk/jobs.js";
import { QueryJob } from "./bulk/query-job.js";
import { type ApiCall, bodyObject } from "./call-context.js";
import { ApiError, json, noContent } from "./errors.js";
import type { ApiResponse } from "./protocol.js";
import type { Json } from "./record-json.js";

/** Bulk API 2.0: `jobs/ingest` and `jobs/query`. Source: "Bulk API 2.0 and Bulk API Developer Guide". */

const RIGHTS: Readonly<Record<IngestOperation, ObjectRight>> = {
  insert: "create",
  update: "edit",
  upsert: "edit",
  delete: "delete",
  hardDelete: "delete",
};

function invalidJob(message: string): never {
  throw new ApiError(400, "INVALIDJOB", `InvalidJob : ${message}`);
}

function settingsOf(call: ApiCall, body: Json, operation: string, object: string): JobSettings {
  if (body["contentType"] !== undefined && body["contentType"] !== "CSV")
    invalidJob(`${String(body["contentType"])} is not a valid contentType: CSV`);
  return {
    id: bulkJobs(call.org).nextId(),
    operation,
    object,
    ownerId: call.user.id,
    version: call.base.slice(call.base.lastIndexOf("v") + 1),
    createdAt: call.org.now(),
    layout: layoutOf(body),
  };
}

/** `POST jobs/ingest` */
export function createIngestJob(call: ApiCall): ApiResponse {
  const body = bodyObject(call);
  const operation = String(body["operation"] ?? "no operation") as IngestOperation;
  if (RIGHTS[operation] === undefined)
    invalidJob(`${operation} is not a valid operation: ${Object.keys(RIGHTS).join(", ")}`);
  const object = ingestObject(call, String(body["object"] ?? ""), operation);
  const external = body["externalIdFieldName"];
  if (operation === "upsert" && typeof external !== "string")
    invalidJob(`External ID was blank for ${object.apiName}. An External ID must be specified for upsert.`);
  const job = new IngestJob(
    call.org,
    settingsOf(call, body, operation, object.apiName),
    object,
    operation === "upsert" ? externalField(object, String(external)) : null,
  );
  bulkJobs(call.org).add(job);
  return json(job.summary());
}

function ingestObject(call: ApiCall, name: string, operation: IngestOperation): ObjectDescribe {
  const object = call.org.schema.object(name);
  if (object === undefined || !call.user.can(object.apiName, "read"))
    throw new ApiError(400, "INVALIDENTITY", `InvalidEntity : Entity '${name}' is not supported by the Bulk API.`);
  if (!call.user.can(object.apiName, RIGHTS[operation]))
    throw new ApiError(403, "INSUFFICIENT_ACCESS", `insufficient access rights on entity: ${object.apiName}`);
  if (operation === "hardDelete" && !call.user.hasUserPermission("BulkApiHardDelete"))
    throw new ApiError(
      400,
      "FEATURENOTENABLED",
      "FeatureNotEnabled : hardDelete operation requires special user profile permission, please contact your system administrator",
    );
  return object;
}

function externalField(object: ObjectDescribe, name: string): string {
  const field = object.field(name);
  if (field === undefined || (!field.idLookup && !field.externalId))
    invalidJob(
      `Field name provided, ${name} does not match an External ID, Salesforce Id, or indexed field for ${object.apiName}`,
    );
  return field.apiName;
}

/** `PUT jobs/ingest/<id>/batches`: the data, once. */
export function uploadBatch(call: ApiCall, id: string): ApiResponse {
  const job = bulkJobs(call.org).find(IngestJob, id, call.user);
  const type = call.request.headers["content-type"] ?? "";
  if (!/^text\/csv\b/i.test(type))
    throw new ApiError(415, "UNSUPPORTED_MEDIA_TYPE", `Content-Type '${type}' not supported: text/csv`);
  if (job.state !== "Open" || !job.upload(Buffer.from(call.request.body).toString("utf8")))
    throw new ApiError(
      400,
      "CLIENTINPUTERROR",
      `ClientInputError : Job ${job.settings.id} in state ${job.state} takes no data: it is given once, while the job is open`,
    );
  return { status: 201, headers: {}, body: "" };
}

/** `PATCH jobs/ingest/<id>`: the upload is complete, or the job is to stop. */
export function changeIngestJob(call: ApiCall, id: string): ApiResponse {
  const job = bulkJobs(call.org).find(IngestJob, id, call.user);
  if (bodyObject(call)["state"] === "UploadComplete") {
    if (job.state !== "Open") invalidState(`Closing already ${job.state} Job not allowed`);
    job.become("UploadComplete");
    bulkJobs(call.org).wake();
    return json(job.summary());
  }
  return abort(call, job);
}

/** `PATCH jobs/query/<id>`: the job is to stop. */
export function changeQueryJob(call: ApiCall, id: string): ApiResponse {
  return abort(call, bulkJobs(call.org).find(QueryJob, id, call.user));
}

function abort(call: ApiCall, job: BulkJob): ApiResponse {
  const { state } = bodyObject(call);
  if (state !== "Aborted") invalidState(`${String(state)} is no state that a client may set`);
  if (job.ended) invalidState("Aborting already Completed Job not allowed");
  job.become("Aborted");
  return json(job.summary());
}

function invalidState(message: string): never {
  throw new ApiError(400, "INVALIDJOBSTATE", `InvalidJobState : ${message}`);
}

type Kind = typeof IngestJob | typeof QueryJob;

/** `GET jobs/ingest` and `GET jobs/query`. */
export function listJobs(call: ApiCall, kind: Kind): ApiResponse {
  const records = bulkJobs(call.org)
    .list<BulkJob>(kind, call.user)
    .map((job) => job.details());
  return json({ done: true, records, nextRecordsUrl: null });
}

/** `GET jobs/ingest/<id>` and `GET jobs/query/<id>`. */
export function jobInfo(call: ApiCall, kind: Kind, id: string): ApiResponse {
  return json(bulkJobs(call.org).find<BulkJob>(kind, id, call.user).details());
}

/** `DELETE`: an ended job, or an uploaded one that nobody began. */
export function deleteJob(call: ApiCall, kind: Kind, id: string): ApiResponse {
  const job = bulkJobs(call.org).find<BulkJob>(kind, id, call.user);
  if (!job.ended && job.state !== "UploadComplete")
    invalidState(`Deleting a Job in state ${job.state} not allowed: close or abort it first`);
  bulkJobs(call.org).remove(job);
  return noContent();
}

/** `GET jobs/ingest/<id>/successfulResults`, `failedResults`, `unprocessedrecords`. */
export function ingestResults(
  call: ApiCall,
  id: string,
  which: "successfulResults" | "failedResults" | "unprocessedRecords",
): ApiResponse {
  const job = bulkJobs(call.org).find(IngestJob, id, call.user);
  if (!job.ended) invalidState(`Results of a Job in state ${job.state} are not there yet`);
  return csv(job[which]());
}

/** `POST jobs/query` */
export function createQueryJob(call: ApiCall): ApiResponse {
  const body = bodyObject(call);
  const operation = String(body["operation"] ?? "query");
  if (operation !== "query" && operation !== "queryAll") invalidJob(`${operation} is no operation: query, queryAll`);
  if (typeof body["query"] !== "string")
    throw new ApiError(400, "MALFORMED_QUERY", "A query string has to be specified");
  const parsed = parseSoql(body["query"]);
  const name = parsed.from[0]?.path[0] ?? "";
  const object = call.org.schema.object(name);
  if (object === undefined || !call.user.can(object.apiName, "read"))
    throw new ApiError(400, "INVALID_TYPE", `sObject type '${name}' is not supported.`);
  const query = operation === "queryAll" ? { ...parsed, allRows: true } : parsed;
  const job = new QueryJob(call.org, settingsOf(call, body, operation, object.apiName), query, object, call.user);
  bulkJobs(call.org).add(job);
  orgUsage(call.org).add("DailyBulkV2QueryJobs");
  return json(job.summary());
}

/** `GET jobs/query/<id>/results?locator=&maxRecords=`; the locator of the next page, or `null`, is in `Sforce-Locator`. */
export function queryResults(call: ApiCall, id: string): ApiResponse {
  const job = bulkJobs(call.org).find(QueryJob, id, call.user);
  if (job.state !== "JobComplete") invalidState(`Results of a Job in state ${job.state} are not there`);
  const asked = call.params.get("maxRecords");
  if (asked !== null && !(Number(asked) > 0))
    throw new ApiError(400, "INVALID_ARGUMENT", `maxRecords must be a positive number, not ${asked}`);
  const { text, count, next } = job.results(
    call.params.get("locator"),
    asked === null ? null : Math.trunc(Number(asked)),
  );
  return csv(text, { "Sforce-Locator": next ?? "null", "Sforce-NumberOfRecords": String(count) });
}

function csv(text: string, headers: Record<string, string> = {}): ApiResponse {
  return { status: 200, headers: { "Content-Type": "text/csv", ...headers }, body: text };
}
