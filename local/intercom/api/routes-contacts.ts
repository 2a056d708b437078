import { attachCompany, detachCompany, requireCompany } from "../workspace/companies.js";
import {
  archiveContact,
  createContact,
  deleteContact,
  mergeContacts,
  requireContact,
  requireContactByExternalId,
  touch,
  updateContact,
  type ContactInput,
} from "../workspace/contacts.js";
import { addNote, tagContact, untagContact } from "../workspace/labels.js";
import type { Contact, SubscriptionType } from "../workspace/records.js";
import { segmentsOf } from "../workspace/segments.js";
import { UseError, invalidParameter, missingParameter } from "../workspace/use-error.js";
import {
  answerCompany,
  answerContact,
  answerNote,
  answerSegment,
  answerSubscription,
  answerTag,
} from "./answers-people.js";
import { answerList, answerPage, numberedPage, readListPage, readPageNumber, readSearchPage } from "./lists.js";
import type { SearchBody } from "./lists.js";
import { newestFirst, pageOfRecords, readPerPage } from "./paging.js";
import { answered, on, parameter, type Answer, type Call, type Route } from "./route.js";
import { contactField } from "./search-fields.js";
import { compileQuery, readSort } from "./search.js";

const read = "Read users and companies";
const write = "Write users and companies";

function contactOf(call: Call): Contact {
  return requireContact(call.workspace, parameter(call, "contact_id"));
}

function withHistory(call: Call): boolean {
  return call.query.get("include_merge_history") === "true";
}

function answerOne(call: Call, contact: Contact): Answer {
  return answered(answerContact(call.workspace, contact, withHistory(call)));
}

function reference(contact: Contact): Record<string, unknown> {
  return { type: "contact", id: contact.id, external_id: contact.external_id };
}

function archive(call: Call, archived: boolean): Answer {
  const contact = contactOf(call);
  archiveContact(call.workspace, contact, archived);
  return answered({ ...reference(contact), archived: contact.archived });
}

/** Contacts that answers may show; with search lag, the newest are not there yet. */
function searchable(call: Call): Contact[] {
  const latest = call.workspace.clock.now() - call.searchLag;
  return call.workspace.visibleContacts().filter((contact) => call.searchLag === 0 || contact.created_at <= latest);
}

export const contactRoutes: Route[] = [
  on("GET /contacts", "ListContacts", read, (call) => {
    const page = newestFirst(readListPage(call, 10), call.workspace.visibleContacts());
    return answerPage(page, (contact) => answerContact(call.workspace, contact, withHistory(call)));
  }),
  on("POST /contacts/search", "SearchContacts", read, (call) => {
    const body = call.body as SearchBody;
    const find = contactField(call.workspace);
    const test = compileQuery(body.query, find, call.workspace.options.timezone);
    const sort = readSort(body.sort) ?? { field: "created_at", direction: "descending" as const };
    const sortField = find(sort.field);
    if (!sortField) throw invalidParameter(`Contacts cannot be sorted by '${sort.field}'`, "sort");
    const page = pageOfRecords(
      readSearchPage(call, 50),
      searchable(call).filter(test),
      (contact) => sortValue(sortField.read(contact)),
      sort.direction,
    );
    return answerPage(page, (contact) => answerContact(call.workspace, contact, withHistory(call)));
  }),
  on("POST /contacts", "CreateContact", write, (call) =>
    answerOne(call, createContact(call.workspace, call.body as ContactInput)),
  ),
  on("POST /contacts/merge", "MergeContact", write, (call) => {
    const body = call.body as { from: string; into: string; skip_duplicate_validation?: boolean };
    const skip = body.skip_duplicate_validation === true;
    return answerOne(call, mergeContacts(call.workspace, body.from, body.into, skip));
  }),
  on("GET /contacts/find_by_external_id/:external_id", "ShowContactByExternalId", read, (call) =>
    answerOne(call, requireContactByExternalId(call.workspace, parameter(call, "external_id"))),
  ),
  on("GET /contacts/:contact_id", "ShowContact", read, (call) => answerOne(call, contactOf(call))),
  on("PUT /contacts/:contact_id", "UpdateContact", write, (call) =>
    answerOne(call, updateContact(call.workspace, contactOf(call), call.body as ContactInput)),
  ),
  on("DELETE /contacts/:contact_id", "DeleteContact", write, (call) => {
    const contact = contactOf(call);
    deleteContact(call.workspace, contact);
    return answered({ ...reference(contact), deleted: true });
  }),
  on("POST /contacts/:contact_id/archive", "ArchiveContact", write, (call) => archive(call, true)),
  on("POST /contacts/:contact_id/unarchive", "UnarchiveContact", write, (call) => archive(call, false)),
  on("POST /contacts/:contact_id/block", "BlockContact", write, (call) => {
    const contact = contactOf(call);
    contact.blocked = true;
    archiveContact(call.workspace, contact, true);
    return answered({ ...reference(contact), blocked: true });
  }),
  on("GET /contacts/:contact_id/merge_history", "ListContactMergeHistory", read, (call) => {
    const contact = contactOf(call);
    if (contact.role !== "user") throw new UseError(404, "not_found", "Contact not found");
    const perPage = readPerPage(call.query.get("per_page"), 50, 150);
    const start = Number(call.query.get("cursor") ?? 0);
    const history = call.query.get("order") === "asc" ? [...contact.merge_history].reverse() : contact.merge_history;
    const more = start + perPage < history.length;
    const data = history.slice(start, start + perPage).map((item) => ({ type: "merge_history", ...item }));
    return answered({ type: "list", data, next_cursor: more ? String(start + perPage) : null, has_more: more });
  }),
  on("GET /contacts/:contact_id/companies", "listCompaniesForAContact", read, (call) => {
    const contact = contactOf(call);
    const perPage = readPerPage(call.query.get("per_page"), 50, 50);
    const { rows, pages } = numberedPage(
      contact.company_ids,
      { page: readPageNumber(call.query.get("page")), perPage },
      (page) => `${call.workspace.baseUrl}/contacts/${contact.id}/companies?page=${page}&per_page=${perPage}`,
    );
    return answered({
      type: "list",
      companies: rows.map((id) => answerCompany(call.workspace, requireCompany(call.workspace, id))),
      total_count: contact.company_ids.length,
      pages,
    });
  }),
  on("POST /contacts/:contact_id/companies", "attachContactToACompany", write, (call) => {
    const { id } = call.body as { id?: string };
    if (!id) throw missingParameter("company not specified");
    const company = requireCompany(call.workspace, id);
    attachCompany(call.workspace, contactOf(call), company);
    return answered(answerCompany(call.workspace, company));
  }),
  on("DELETE /contacts/:contact_id/companies/:company_id", "detachContactFromACompany", write, (call) => {
    const company = requireCompany(call.workspace, parameter(call, "company_id"));
    detachCompany(call.workspace, contactOf(call), company);
    return answered(answerCompany(call.workspace, company));
  }),
  on("GET /contacts/:contact_id/notes", "listNotes", read, (call) => {
    const contact = contactOf(call);
    const notes = [...call.workspace.notes.values()].filter((note) => note.contact_id === contact.id);
    return answerPage(newestFirst(readListPage(call, 50), notes), (note) => answerNote(call.workspace, note));
  }),
  on("POST /contacts/:contact_id/notes", "createNote", write, (call) => {
    const contact = contactOf(call);
    const body = call.body as { body: string; admin_id?: string };
    const note = addNote(call.workspace, body.body, { contact_id: contact.id }, body.admin_id ?? null);
    return answered(answerNote(call.workspace, note));
  }),
  on("GET /contacts/:contact_id/segments", "listSegmentsForAContact", read, (call) =>
    answerList(segmentsOf(call.workspace, contactOf(call)).map((segment) => answerSegment(call.workspace, segment))),
  ),
  on("GET /contacts/:contact_id/tags", "listTagsForAContact", read, (call) =>
    answerList(contactOf(call).tag_ids.map((id) => answerTag(call.workspace.tags.get(id)))),
  ),
  on("POST /contacts/:contact_id/tags", "attachTagToContact", write, (call) =>
    answered(answerTag(tagContact(call.workspace, contactOf(call), String((call.body as { id: string | number }).id)))),
  ),
  on("DELETE /contacts/:contact_id/tags/:tag_id", "detachTagFromContact", write, (call) =>
    answered(answerTag(untagContact(call.workspace, contactOf(call), parameter(call, "tag_id")))),
  ),
  on("GET /contacts/:contact_id/subscriptions", "listSubscriptionsForAContact", read, (call) =>
    answerList(contactOf(call).subscription_ids.map((id) => answerSubscription(subscriptionOf(call, id)))),
  ),
  on("POST /contacts/:contact_id/subscriptions", "attachSubscriptionTypeToContact", write, (call) => {
    return changeSubscription(call, String((call.body as { id: string | number }).id), true);
  }),
  on("DELETE /contacts/:contact_id/subscriptions/:subscription_id", "detachSubscriptionTypeToContact", write, (call) =>
    changeSubscription(call, parameter(call, "subscription_id"), false),
  ),
];

function subscriptionOf(call: Call, id: string): SubscriptionType {
  const type = call.workspace.subscriptionTypes.get(id);
  if (!type) throw new UseError(404, "not_found", "Resource Not Found");
  return type;
}

/** Attaching an opt-out type means that the person does not want it. */
function changeSubscription(call: Call, id: string, attached: boolean): Answer {
  const contact = contactOf(call);
  const type = subscriptionOf(call, id);
  const others = contact.subscription_ids.filter((other) => other !== id);
  contact.subscription_ids = attached ? [...others, id] : others;
  touch(call.workspace, contact);
  const wanted = attached === (type.consent_type === "opt_in");
  const topic = wanted ? "contact.subscribed" : "contact.unsubscribed";
  call.workspace.emit({ topic, subject: "contact", id: contact.id });
  return answered(answerSubscription(type));
}

function sortValue(value: unknown): number | string | null {
  return typeof value === "number" || typeof value === "string" ? value : null;
}
