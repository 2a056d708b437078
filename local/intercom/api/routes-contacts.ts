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
import type { Contact } from "../workspace/records.js";
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
import { pageOfRecords, readPerPage } from "./paging.js";
import { answered, parameter, type Call, type Route } from "./route.js";
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

function reference(contact: Contact): Record<string, unknown> {
  return { type: "contact", id: contact.id, external_id: contact.external_id };
}

interface SearchBody {
  query?: unknown;
  pagination?: { per_page?: number; starting_after?: string | null } | null;
  sort?: unknown;
}

/** Contacts that answers may show; with search lag, the newest are not there yet. */
function searchable(call: Call): Contact[] {
  const latest = call.workspace.clock.now() - call.searchLag;
  return call.workspace.visibleContacts().filter((contact) => call.searchLag === 0 || contact.created_at <= latest);
}

export const contactRoutes: Route[] = [
  {
    method: "GET",
    path: "/contacts",
    operation: "ListContacts",
    permission: read,
    handle: (call) => {
      const request = {
        perPage: readPerPage(call.query.get("per_page"), 10, 150),
        cursor: call.query.get("starting_after") ?? undefined,
        fault: call.paging,
      };
      const page = pageOfRecords(
        request,
        call.workspace.visibleContacts(),
        (contact) => contact.created_at,
        "descending",
      );
      const data = page.rows.map((contact) => answerContact(call.workspace, contact, withHistory(call)));
      return answered({ type: "list", data, total_count: page.totalCount, pages: page.pages });
    },
  },
  {
    method: "POST",
    path: "/contacts/search",
    operation: "SearchContacts",
    permission: read,
    handle: (call) => {
      const body = call.body as SearchBody;
      const find = contactField(call.workspace);
      const test = compileQuery(body.query, find, call.workspace.options.timezone);
      const sort = readSort(body.sort) ?? { field: "created_at", direction: "descending" as const };
      const sortField = find(sort.field);
      if (!sortField) throw invalidParameter(`Contacts cannot be sorted by '${sort.field}'`, "sort");
      const request = {
        perPage: readPerPage(body.pagination?.per_page, 50, 150),
        cursor: body.pagination?.starting_after ?? undefined,
        fault: call.paging,
      };
      const page = pageOfRecords(
        request,
        searchable(call).filter(test),
        (contact) => sortValue(sortField.read(contact)),
        sort.direction,
      );
      const data = page.rows.map((contact) => answerContact(call.workspace, contact, withHistory(call)));
      return answered({ type: "list", data, total_count: page.totalCount, pages: page.pages });
    },
  },
  {
    method: "POST",
    path: "/contacts",
    operation: "CreateContact",
    permission: write,
    handle: (call) => answered(answerContact(call.workspace, createContact(call.workspace, call.body as ContactInput))),
  },
  {
    method: "POST",
    path: "/contacts/merge",
    operation: "MergeContact",
    permission: write,
    handle: (call) => {
      const body = call.body as { from: string; into: string; skip_duplicate_validation?: boolean };
      return answered(
        answerContact(
          call.workspace,
          mergeContacts(call.workspace, body.from, body.into, body.skip_duplicate_validation === true),
          withHistory(call),
        ),
      );
    },
  },
  {
    method: "GET",
    path: "/contacts/find_by_external_id/:external_id",
    operation: "ShowContactByExternalId",
    permission: read,
    handle: (call) =>
      answered(
        answerContact(
          call.workspace,
          requireContactByExternalId(call.workspace, parameter(call, "external_id")),
          withHistory(call),
        ),
      ),
  },
  {
    method: "GET",
    path: "/contacts/:contact_id",
    operation: "ShowContact",
    permission: read,
    handle: (call) => answered(answerContact(call.workspace, contactOf(call), withHistory(call))),
  },
  {
    method: "PUT",
    path: "/contacts/:contact_id",
    operation: "UpdateContact",
    permission: write,
    handle: (call) =>
      answered(
        answerContact(
          call.workspace,
          updateContact(call.workspace, contactOf(call), call.body as ContactInput),
          withHistory(call),
        ),
      ),
  },
  {
    method: "DELETE",
    path: "/contacts/:contact_id",
    operation: "DeleteContact",
    permission: write,
    handle: (call) => {
      const contact = contactOf(call);
      deleteContact(call.workspace, contact);
      return answered({ ...reference(contact), deleted: true });
    },
  },
  ...(["archive", "unarchive"] as const).map((verb): Route => ({
    method: "POST",
    path: `/contacts/:contact_id/${verb}`,
    operation: verb === "archive" ? "ArchiveContact" : "UnarchiveContact",
    permission: write,
    handle: (call) => {
      const contact = contactOf(call);
      archiveContact(call.workspace, contact, verb === "archive");
      return answered({ ...reference(contact), archived: contact.archived });
    },
  })),
  {
    method: "POST",
    path: "/contacts/:contact_id/block",
    operation: "BlockContact",
    permission: write,
    handle: (call) => {
      const contact = contactOf(call);
      contact.blocked = true;
      archiveContact(call.workspace, contact, true);
      return answered({ ...reference(contact), blocked: true });
    },
  },
  {
    method: "GET",
    path: "/contacts/:contact_id/merge_history",
    operation: "ListContactMergeHistory",
    permission: read,
    handle: (call) => {
      const contact = contactOf(call);
      if (contact.role !== "user") throw new UseError(404, "not_found", "Contact not found");
      const perPage = readPerPage(call.query.get("per_page"), 50, 150);
      const start = Number(call.query.get("cursor") ?? 0);
      const history = call.query.get("order") === "asc" ? [...contact.merge_history].reverse() : contact.merge_history;
      const more = start + perPage < history.length;
      const data = history.slice(start, start + perPage).map((item) => ({ type: "merge_history", ...item }));
      return answered({ type: "list", data, next_cursor: more ? String(start + perPage) : null, has_more: more });
    },
  },
  {
    method: "GET",
    path: "/contacts/:contact_id/companies",
    operation: "listCompaniesForAContact",
    permission: read,
    handle: (call) => {
      const contact = contactOf(call);
      const perPage = readPerPage(call.query.get("per_page"), 50, 50);
      const number = Math.max(Number(call.query.get("page") ?? 1), 1);
      const ids = contact.company_ids;
      const shown = ids.slice((number - 1) * perPage, number * perPage);
      const total_pages = Math.ceil(ids.length / perPage);
      const next =
        number < total_pages
          ? `${call.workspace.baseUrl}/contacts/${contact.id}/companies?page=${number + 1}&per_page=${perPage}`
          : null;
      return answered({
        type: "list",
        companies: shown.map((id) => answerCompany(call.workspace, requireCompany(call.workspace, id))),
        total_count: ids.length,
        pages: { type: "pages", page: number, next, per_page: perPage, total_pages },
      });
    },
  },
  {
    method: "POST",
    path: "/contacts/:contact_id/companies",
    operation: "attachContactToACompany",
    permission: write,
    handle: (call) => {
      const { id } = call.body as { id?: string };
      if (!id) throw missingParameter("company not specified");
      const company = requireCompany(call.workspace, id);
      attachCompany(call.workspace, contactOf(call), company);
      return answered(answerCompany(call.workspace, company));
    },
  },
  {
    method: "DELETE",
    path: "/contacts/:contact_id/companies/:company_id",
    operation: "detachContactFromACompany",
    permission: write,
    handle: (call) => {
      const company = requireCompany(call.workspace, parameter(call, "company_id"));
      detachCompany(call.workspace, contactOf(call), company);
      return answered(answerCompany(call.workspace, company));
    },
  },
  {
    method: "GET",
    path: "/contacts/:contact_id/notes",
    operation: "listNotes",
    permission: read,
    handle: (call) => {
      const contact = contactOf(call);
      const notes = [...call.workspace.notes.values()].filter((note) => note.contact_id === contact.id);
      const request = {
        perPage: readPerPage(call.query.get("per_page"), 50, 150),
        cursor: call.query.get("starting_after") ?? undefined,
        fault: call.paging,
      };
      const page = pageOfRecords(request, notes, (note) => note.created_at, "descending");
      return answered({
        type: "list",
        data: page.rows.map((note) => answerNote(call.workspace, note)),
        total_count: page.totalCount,
        pages: page.pages,
      });
    },
  },
  {
    method: "POST",
    path: "/contacts/:contact_id/notes",
    operation: "createNote",
    permission: write,
    handle: (call) => {
      const contact = contactOf(call);
      const body = call.body as { body: string; admin_id?: string };
      const note = addNote(call.workspace, body.body, { contact_id: contact.id }, body.admin_id ?? null);
      return answered(answerNote(call.workspace, note));
    },
  },
  {
    method: "GET",
    path: "/contacts/:contact_id/segments",
    operation: "listSegmentsForAContact",
    permission: read,
    handle: (call) =>
      answered({
        type: "list",
        data: segmentsOf(call.workspace, contactOf(call)).map((segment) => answerSegment(call.workspace, segment)),
      }),
  },
  {
    method: "GET",
    path: "/contacts/:contact_id/tags",
    operation: "listTagsForAContact",
    permission: read,
    handle: (call) =>
      answered({ type: "list", data: contactOf(call).tag_ids.map((id) => answerTag(call.workspace.tags.get(id))) }),
  },
  {
    method: "POST",
    path: "/contacts/:contact_id/tags",
    operation: "attachTagToContact",
    permission: write,
    handle: (call) =>
      answered(
        answerTag(tagContact(call.workspace, contactOf(call), String((call.body as { id: string | number }).id))),
      ),
  },
  {
    method: "DELETE",
    path: "/contacts/:contact_id/tags/:tag_id",
    operation: "detachTagFromContact",
    permission: write,
    handle: (call) => answered(answerTag(untagContact(call.workspace, contactOf(call), parameter(call, "tag_id")))),
  },
  {
    method: "GET",
    path: "/contacts/:contact_id/subscriptions",
    operation: "listSubscriptionsForAContact",
    permission: read,
    handle: (call) =>
      answered({ type: "list", data: contactOf(call).subscription_ids.map((id) => answerSubscriptionById(call, id)) }),
  },
  {
    method: "POST",
    path: "/contacts/:contact_id/subscriptions",
    operation: "attachSubscriptionTypeToContact",
    permission: write,
    handle: (call) => {
      const contact = contactOf(call);
      const id = String((call.body as { id: string | number }).id);
      const answer = answerSubscriptionById(call, id);
      if (!contact.subscription_ids.includes(id)) contact.subscription_ids.push(id);
      touch(call.workspace, contact);
      const optOut = call.workspace.subscriptionTypes.get(id)?.consent_type === "opt_out";
      call.workspace.emit({
        topic: optOut ? "contact.unsubscribed" : "contact.subscribed",
        subject: "contact",
        id: contact.id,
      });
      return answered(answer);
    },
  },
  {
    method: "DELETE",
    path: "/contacts/:contact_id/subscriptions/:subscription_id",
    operation: "detachSubscriptionTypeToContact",
    permission: write,
    handle: (call) => {
      const contact = contactOf(call);
      const id = parameter(call, "subscription_id");
      const answer = answerSubscriptionById(call, id);
      contact.subscription_ids = contact.subscription_ids.filter((other) => other !== id);
      touch(call.workspace, contact);
      const optOut = call.workspace.subscriptionTypes.get(id)?.consent_type === "opt_out";
      call.workspace.emit({
        topic: optOut ? "contact.subscribed" : "contact.unsubscribed",
        subject: "contact",
        id: contact.id,
      });
      return answered(answer);
    },
  },
];

function answerSubscriptionById(call: Call, id: string): Record<string, unknown> {
  const type = call.workspace.subscriptionTypes.get(id);
  if (!type) throw new UseError(404, "not_found", "Resource Not Found");
  return answerSubscription(type);
}

function sortValue(value: unknown): number | string | null {
  return typeof value === "number" || typeof value === "string" ? value : null;
}
