import { checkAttributes } from "./attributes.js";
import { touch } from "./contacts.js";
import type { Attributes, Company, Contact } from "./records.js";
import { UseError, invalidParameter, missingParameter } from "./use-error.js";
import type { Workspace } from "./workspace.js";

const mostCompanies = 1000;

export interface CompanyInput {
  company_id?: string;
  name?: string;
  plan?: string;
  size?: number;
  website?: string;
  industry?: string;
  monthly_spend?: number;
  remote_created_at?: number;
  custom_attributes?: Attributes;
}

/** By Intercom's id. @throws UseError 404. */
export function requireCompany(workspace: Workspace, id: string): Company {
  const company = workspace.companies.get(id);
  if (!company || company.archived) throw new UseError(404, "company_not_found", "Company Not Found");
  return company;
}

/** Companies that lists show: those with at least one person. */
export function listedCompanies(workspace: Workspace): Company[] {
  const withPeople = new Set(workspace.visibleContacts().flatMap((contact) => contact.company_ids));
  return [...workspace.companies.values()].filter((company) => !company.archived && withPeople.has(company.id));
}

/** Creates a company or changes the one with this `company_id`, which never changes itself. */
export function upsertCompany(workspace: Workspace, input: CompanyInput): Company {
  if (!input.company_id) throw missingParameter("company_id is required", "company_id");
  if (input.company_id.length > 255)
    throw invalidParameter("company_id is too long (maximum is 255 characters)", "company_id");
  for (const company of workspace.companies.values()) {
    if (company.company_id === input.company_id && !company.archived) return updateCompany(workspace, company, input);
  }
  const now = workspace.clock.now();
  const company: Company = {
    id: workspace.nextHexId("company"),
    company_id: input.company_id,
    name: null,
    plan: null,
    size: null,
    website: null,
    industry: null,
    monthly_spend: 0,
    session_count: 0,
    remote_created_at: null,
    created_at: now,
    updated_at: now,
    last_request_at: null,
    custom_attributes: {},
    tag_ids: [],
    archived: false,
  };
  write(workspace, company, input);
  workspace.companies.set(company.id, company);
  workspace.emit({ topic: "company.created", subject: "company", id: company.id });
  return company;
}

/** Changes fields that are given; tells webhooks only when something changed. */
export function updateCompany(workspace: Workspace, company: Company, input: CompanyInput): Company {
  const before = JSON.stringify(company);
  write(workspace, company, input);
  if (JSON.stringify(company) !== before) {
    company.updated_at = workspace.clock.now();
    workspace.emit({ topic: "company.updated", subject: "company", id: company.id });
  }
  return company;
}

function write(workspace: Workspace, company: Company, input: CompanyInput): void {
  for (const field of ["name", "plan", "website", "industry"] as const) {
    const value = input[field];
    if (value === undefined) continue;
    if (value.length > 255) throw invalidParameter(`${field} is too long (maximum is 255 characters)`, field);
    company[field] = value || null;
  }
  if (input.custom_attributes) {
    checkAttributes(workspace, "company", input.custom_attributes);
    for (const [name, value] of Object.entries(input.custom_attributes)) {
      if (value === null) Reflect.deleteProperty(company.custom_attributes, name);
      else company.custom_attributes[name] = value;
    }
  }
  if (input.size !== undefined) company.size = input.size;
  if (input.monthly_spend !== undefined) company.monthly_spend = input.monthly_spend;
  if (input.remote_created_at !== undefined) company.remote_created_at = input.remote_created_at;
}

/** Archives a company and takes its people out of it. */
export function deleteCompany(workspace: Workspace, company: Company): void {
  company.archived = true;
  for (const contact of workspace.contacts.values())
    contact.company_ids = contact.company_ids.filter((id) => id !== company.id);
  workspace.contactsChanged();
  workspace.emit({ topic: "company.deleted", subject: "company", id: company.id });
}

/** @throws UseError 400 when the person has the most companies a person may have. */
export function attachCompany(workspace: Workspace, contact: Contact, company: Company): void {
  if (contact.company_ids.includes(company.id)) return;
  if (contact.company_ids.length >= mostCompanies) {
    throw new UseError(
      400,
      "contact_company_limit_exceeded",
      `Contact has reached the maximum of ${mostCompanies} company associations`,
    );
  }
  contact.company_ids.push(company.id);
  touch(workspace, contact);
  workspace.emit({
    topic: "company.contact.attached",
    subject: "company",
    id: company.id,
    extra: { contact_id: contact.id },
  });
}

/** @throws UseError 404 when the person is not in the company. */
export function detachCompany(workspace: Workspace, contact: Contact, company: Company): void {
  if (!contact.company_ids.includes(company.id)) throw new UseError(404, "company_not_found", "Company Not Found");
  contact.company_ids = contact.company_ids.filter((id) => id !== company.id);
  touch(workspace, contact);
  workspace.emit({
    topic: "company.contact.detached",
    subject: "company",
    id: company.id,
    extra: { contact_id: contact.id },
  });
}
