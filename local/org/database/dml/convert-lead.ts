import { current } from "../../execution/context.js";
import { ApexException } from "../../runtime/exceptions.js";
import { SObject, type RecordError } from "../../runtime/sobject.js";
import { ApexDate } from "../../runtime/values/date.js";
import type { ObjectDescribe } from "../../schema/types.js";
import { saveInternally } from "../dml.js";
import { engineOf, type Engine } from "../engine.js";
import { quoted } from "../tables.js";
import { statusNamed } from "./stages.js";
import { throwDmlException } from "./statement.js";

/** What to do with one lead. */
export interface LeadConversion {
  leadId: string | null;
  convertedStatus: string | null;
  accountId?: string | null;
  contactId?: string | null;
  opportunityId?: string | null;
  opportunityName?: string | null;
  doNotCreateOpportunity?: boolean;
  overwriteLeadSource?: boolean;
  ownerId?: string | null;
}

export interface LeadConversionOutcome {
  success: boolean;
  leadId: string | null;
  accountId: string | null;
  contactId: string | null;
  opportunityId: string | null;
  errors: RecordError[];
}

/** Converts leads into accounts, contacts and opportunities; triggers fire for everything created or changed. Throws DmlException when all or none. */
export function convertLead(conversions: readonly LeadConversion[], allOrNone = true): LeadConversionOutcome[] {
  const execution = current();
  const engine = engineOf(execution.org);
  execution.limits.count("dml");
  execution.limits.count("dmlRows", conversions.length);
  execution.uncommittedWork = true;
  const savepoint = engine.store.savepoint();
  const outcomes = conversions.map((conversion) => convertOne(engine, conversion));
  if (allOrNone && outcomes.some((outcome) => !outcome.success)) {
    engine.store.abandon(savepoint);
    return throwDmlException(
      "convertLead",
      outcomes.map((outcome) => ({
        success: outcome.success,
        id: outcome.leadId,
        errors: outcome.errors,
        created: false,
      })),
      () => "Lead",
    );
  }
  engine.store.release(savepoint);
  return outcomes;
}

function convertOne(engine: Engine, conversion: LeadConversion): LeadConversionOutcome {
  const failed = (statusCode: string, message: string, fields: string[] = []): LeadConversionOutcome => ({
    success: false,
    leadId: conversion.leadId,
    accountId: null,
    contactId: null,
    opportunityId: null,
    errors: [{ statusCode, message, fields }],
  });
  const leads = engine.schema.object("Lead") as ObjectDescribe;
  const lead =
    conversion.leadId === null ? undefined : engine.records.read(leads, [conversion.leadId]).get(conversion.leadId);
  if (lead === undefined) return failed("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id");
  if (lead.values.get("isconverted") === true)
    return failed("CANNOT_UPDATE_CONVERTED_LEAD", "The lead has been converted");
  const status = conversion.convertedStatus ?? "";
  if (!statusNamed(engine, "lead", status).isConverted)
    return failed("INVALID_STATUS", `invalid convertedStatus: ${status}`);
  const savepoint = engine.store.savepoint();
  try {
    const outcome = new Conversion(engine, lead, conversion).run();
    engine.store.release(savepoint);
    return outcome;
  } catch (error) {
    engine.store.abandon(savepoint);
    if (!(error instanceof ApexException) || error.failures.length === 0) throw error;
    const [first] = error.failures;
    return failed(first?.statusCode ?? "UNKNOWN_EXCEPTION", first?.message ?? error.shownMessage, first?.fields ?? []);
  }
}

class Conversion {
  private readonly engine: Engine;
  private readonly lead: SObject;
  private readonly wish: LeadConversion;

  constructor(engine: Engine, lead: SObject, wish: LeadConversion) {
    this.engine = engine;
    this.lead = lead;
    this.wish = wish;
  }

  run(): LeadConversionOutcome {
    const accountId = this.wish.accountId ?? this.create("Account", ACCOUNT_FIELDS, {});
    const contactId = this.wish.contactId ?? this.create("Contact", CONTACT_FIELDS, { accountid: accountId });
    if (this.wish.contactId) this.adopt(contactId, accountId);
    const opportunityId =
      this.wish.doNotCreateOpportunity === true ? null : (this.wish.opportunityId ?? this.opportunity(accountId));
    if (opportunityId !== null) this.role(opportunityId, contactId);
    this.moveActivities(contactId, opportunityId ?? accountId);
    this.markConverted(accountId, contactId, opportunityId);
    return { success: true, leadId: this.lead.id, accountId, contactId, opportunityId, errors: [] };
  }

  private object(name: string): ObjectDescribe {
    return this.engine.schema.object(name) as ObjectDescribe;
  }

  private owner(): unknown {
    return this.wish.ownerId ?? this.lead.values.get("ownerid");
  }

  private create(name: string, mapping: Record<string, string>, fixed: Record<string, unknown>): string {
    const record = new SObject(this.object(name));
    for (const [from, to] of Object.entries(mapping)) {
      const value = this.lead.values.get(from);
      if (value !== undefined && value !== null) record.values.set(to, value);
    }
    for (const [key, value] of Object.entries({ ownerid: this.owner(), ...fixed }))
      if (value !== null && value !== undefined) record.values.set(key, value);
    saveInternally("insert", [record]);
    return record.id as string;
  }

  /** An existing contact without an account joins the account of the conversion. */
  private adopt(contactId: string, accountId: string): void {
    const contact = this.engine.records.read(this.object("Contact"), [contactId]).get(contactId);
    const changes = new SObject(this.object("Contact"));
    changes.values.set("id", contactId);
    if (contact !== undefined && !contact.values.get("accountid")) changes.values.set("accountid", accountId);
    if (this.wish.overwriteLeadSource === true)
      changes.values.set("leadsource", this.lead.values.get("leadsource") ?? null);
    if (changes.values.size > 1) saveInternally("update", [changes]);
  }

  private opportunity(accountId: string): string {
    const today = Math.floor(current().now() / 86_400_000);
    const { year, month } = new ApexDate(today);
    const quarterEnd = ApexDate.of(year, Math.floor((month - 1) / 3) * 3 + 4, 0);
    const name = this.wish.opportunityName ?? `${String(this.lead.values.get("company") ?? "")}-`;
    const stage = this.object("Opportunity").field("StageName")?.picklist[0]?.value ?? "Prospecting";
    return this.create(
      "Opportunity",
      { leadsource: "leadsource", campaignid: "campaignid" },
      { name, accountid: accountId, stagename: stage, closedate: quarterEnd },
    );
  }

  private role(opportunityId: string, contactId: string): void {
    const record = new SObject(this.object("OpportunityContactRole"));
    for (const [key, value] of Object.entries({ opportunityid: opportunityId, contactid: contactId, isprimary: true }))
      record.values.set(key, value);
    saveInternally("insert", [record]);
  }

  /** Tasks, events and campaign memberships of the lead become the contact's; no trigger fires. */
  private moveActivities(contactId: string, whatId: string): void {
    for (const name of ["Task", "Event"]) {
      const table = this.engine.records.tables.ensure(this.object(name));
      this.engine.store.run(`UPDATE ${table} SET whoid = ?, whatid = coalesce(whatid, ?) WHERE whoid = ?`, [
        contactId,
        whatId,
        this.lead.id,
      ]);
    }
    const members = this.engine.records.tables.ensure(this.object("CampaignMember"));
    this.engine.store.run(`UPDATE ${members} SET ${quoted("contactid")} = ?, leadorcontactid = ? WHERE leadid = ?`, [
      contactId,
      contactId,
      this.lead.id,
    ]);
  }

  private markConverted(accountId: string, contactId: string, opportunityId: string | null): void {
    const changes = new SObject(this.lead.describe);
    const values = {
      id: this.lead.id,
      status: this.wish.convertedStatus,
      isconverted: true,
      converteddate: new ApexDate(Math.floor(current().now() / 86_400_000)),
      convertedaccountid: accountId,
      convertedcontactid: contactId,
      convertedopportunityid: opportunityId,
    };
    for (const [key, value] of Object.entries(values)) changes.values.set(key, value);
    saveInternally("update", [changes]);
  }
}

const SHARED = { phone: "phone", fax: "fax", leadsource: "leadsource", description: "description" };
const ACCOUNT_FIELDS: Record<string, string> = {
  company: "name",
  website: "website",
  industry: "industry",
  annualrevenue: "annualrevenue",
  numberofemployees: "numberofemployees",
  rating: "rating",
  phone: "phone",
  fax: "fax",
  leadsource: "accountsource",
  street: "billingstreet",
  city: "billingcity",
  state: "billingstate",
  postalcode: "billingpostalcode",
  country: "billingcountry",
};
const CONTACT_FIELDS: Record<string, string> = {
  ...SHARED,
  lastname: "lastname",
  firstname: "firstname",
  salutation: "salutation",
  title: "title",
  email: "email",
  mobilephone: "mobilephone",
  donotcall: "donotcall",
  hasoptedoutofemail: "hasoptedoutofemail",
  street: "mailingstreet",
  city: "mailingcity",
  state: "mailingstate",
  postalcode: "mailingpostalcode",
  country: "mailingcountry",
};
