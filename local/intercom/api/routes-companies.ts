import {
  deleteCompany,
  listedCompanies,
  requireCompany,
  updateCompany,
  upsertCompany,
  type CompanyInput,
} from "../workspace/companies.js";
import { addNote } from "../workspace/labels.js";
import type { Company } from "../workspace/records.js";
import { segmentsOfCompany } from "../workspace/segments.js";
import { UseError, invalidParameter } from "../workspace/use-error.js";
import type { Workspace } from "../workspace/workspace.js";
import { answerCompany, answerContact, answerNote, answerSegment } from "./answers-people.js";
import { answerList, answerPage, numberedPage, readListPage, readPageNumber } from "./lists.js";
import { newestFirst, readPerPage } from "./paging.js";
import { answered, on, parameter, type Answer, type Call, type Route } from "./route.js";

const read = "Read users and companies";
const write = "Write users and companies";
/** Page lists stop here; only scrolling goes further. */
const mostListed = 10_000;
const scrollPage = 100;
const scrollIdleSeconds = 60;

function companyOf(call: Call): Company {
  return requireCompany(call.workspace, parameter(call, "company_id"));
}

interface Scroll {
  token: string;
  position: number;
  expiresAt: number;
}

const scrolls = new WeakMap<Workspace, Scroll>();

export const companyRoutes: Route[] = [
  on("POST /companies", "createOrUpdateCompany", write, (call) =>
    answered(answerCompany(call.workspace, upsertCompany(call.workspace, call.body as CompanyInput))),
  ),
  on("GET /companies", "retrieveCompany", read, findCompanies),
  on("POST /companies/list", "listAllCompanies", read, (call) => {
    const body = call.body as { page?: number; per_page?: number; order?: string };
    return listCompanies(call, listedCompanies(call.workspace), {
      page: body.page ?? call.query.get("page"),
      perPage: body.per_page ?? call.query.get("per_page"),
      order: body.order ?? call.query.get("order"),
    });
  }),
  on("GET /companies/scroll", "scrollOverAllCompanies", read, scrollCompanies),
  on("GET /companies/:company_id", "RetrieveACompanyById", read, (call) =>
    answered(answerCompany(call.workspace, companyOf(call))),
  ),
  on("PUT /companies/:company_id", "UpdateCompany", write, (call) =>
    answered(answerCompany(call.workspace, updateCompany(call.workspace, companyOf(call), call.body as CompanyInput))),
  ),
  on("DELETE /companies/:company_id", "deleteCompany", write, (call) => {
    const company = companyOf(call);
    deleteCompany(call.workspace, company);
    return answered({ id: company.id, object: "company", deleted: true });
  }),
  on("GET /companies/:company_id/contacts", "ListAttachedContacts", read, (call) => {
    const company = companyOf(call);
    const page = newestFirst(readListPage(call, 50), call.workspace.peopleOfCompany(company.id));
    return answerPage(page, (contact) => answerContact(call.workspace, contact));
  }),
  on("GET /companies/:company_id/segments", "ListAttachedSegmentsForCompanies", read, (call) =>
    answerList(
      segmentsOfCompany(call.workspace, companyOf(call)).map((segment) => answerSegment(call.workspace, segment)),
    ),
  ),
  on("GET /companies/:company_id/notes", "listCompanyNotes", read, (call) => {
    const company = companyOf(call);
    const notes = [...call.workspace.notes.values()].filter((note) => note.company_id === company.id);
    return answerPage(newestFirst(readListPage(call, 50), notes), (note) => answerNote(call.workspace, note));
  }),
  on("POST /companies/:company_id/notes", "createCompanyNote", write, (call) => {
    const body = call.body as { body: string; admin_id?: string };
    return answered(
      answerNote(
        call.workspace,
        addNote(call.workspace, body.body, { company_id: companyOf(call).id }, body.admin_id ?? null),
      ),
    );
  }),
];

/** With `company_id` or `name` it fetches one company; with a tag or segment, or nothing, it lists. */
function findCompanies(call: Call): Answer {
  const { workspace, query } = call;
  const companyId = query.get("company_id");
  const name = query.get("name");
  if (companyId !== null || name !== null) {
    const company = [...workspace.companies.values()].find(
      (candidate) =>
        !candidate.archived &&
        (companyId !== null
          ? candidate.company_id === companyId
          : candidate.name?.toLowerCase() === name?.toLowerCase()),
    );
    if (!company) throw new UseError(404, "company_not_found", "Company Not Found");
    return answered(answerCompany(workspace, company));
  }
  const tagId = query.get("tag_id");
  const segmentId = query.get("segment_id");
  const companies = listedCompanies(workspace).filter(
    (company) =>
      (tagId === null || company.tag_ids.includes(tagId)) &&
      (segmentId === null || segmentsOfCompany(workspace, company).some((segment) => segment.id === segmentId)),
  );
  return listCompanies(call, companies, { page: query.get("page"), perPage: query.get("per_page"), order: null });
}

function listCompanies(
  call: Call,
  all: Company[],
  request: { page: unknown; perPage: unknown; order: unknown },
): Answer {
  const perPage = readPerPage(request.perPage, 15, 60);
  const page = readPageNumber(request.page);
  if (request.order !== null && request.order !== "asc" && request.order !== "desc")
    throw invalidParameter("order must be asc or desc", "order");
  if (page * perPage > mostListed)
    throw invalidParameter(`Only the first ${mostListed} companies can be listed; use the scroll API`, "page");
  const sign = request.order === "asc" ? 1 : -1;
  const sorted = [...all].sort(
    (first, second) =>
      sign * ((first.last_request_at ?? 0) - (second.last_request_at ?? 0)) || (first.id < second.id ? -1 : 1),
  );
  const { rows, pages } = numberedPage(sorted, { page, perPage }, () => "");
  const data = rows.map((company) => answerCompany(call.workspace, company));
  return answered({ type: "list", data, pages: { ...pages, next: null }, total_count: sorted.length });
}

/** One scroll at a time; a minute without a request ends it. */
function scrollCompanies(call: Call): Answer {
  const { workspace, query } = call;
  const now = workspace.clock.now();
  const token = query.get("scroll_param");
  const open = scrolls.get(workspace);
  const alive = open !== undefined && open.expiresAt > now;
  if (token === null) {
    if (alive) throw new UseError(400, "scroll_exists", "scroll already exists for this workspace");
    scrolls.set(workspace, { token: workspace.nextHexId("scroll"), position: 0, expiresAt: now + scrollIdleSeconds });
  } else if (!alive || open.token !== token) {
    throw new UseError(404, "not_found", "scroll parameter not found");
  }
  const scroll = scrolls.get(workspace) as Scroll;
  const all = listedCompanies(workspace);
  const data = all
    .slice(scroll.position, scroll.position + scrollPage)
    .map((company) => answerCompany(workspace, company));
  scroll.position += scrollPage;
  scroll.expiresAt = now + scrollIdleSeconds;
  if (data.length === 0) scrolls.delete(workspace);
  return answered({
    type: "list",
    data,
    pages: null,
    total_count: null,
    ...(data.length ? { scroll_param: scroll.token } : {}),
  });
}
