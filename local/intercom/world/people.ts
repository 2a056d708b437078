import { createRandom, hashText, type Random } from "../random.js";
import type { Admin, Attributes, Company, Contact, Team } from "../workspace/records.js";
import type { SampleCompany, SamplePerson, SampleWorld } from "./sample.js";

const day = 86_400;

/** The sample world's people as contact records; `now` is unix seconds. */
export function contactsOf(world: SampleWorld, seed: string, now: number): Contact[] {
  return world.people.map((person) => contactOf(person, createRandom(hashText(`${seed}:contact:${person.id}`)), now));
}

function contactOf(person: SamplePerson, random: Random, now: number): Contact {
  const created_at = now - random.integer(200, 700) * day - random.integer(0, day);
  const last_seen_at = random.chance(0.85) ? now - random.integer(1, 40) * Math.floor(day * random.next()) - 600 : null;
  const phone = random.chance(0.4);
  return {
    ...emptyContact(person.id, person.role, created_at),
    external_id: person.externalId,
    email: person.email,
    phone: person.phone,
    name: person.name,
    owner_id: person.ownerId,
    unsubscribed_from_emails: random.chance(0.06),
    has_hard_bounced: random.chance(0.02),
    updated_at: last_seen_at ?? created_at,
    signed_up_at: person.role === "user" ? created_at : null,
    last_seen_at,
    language_override: random.chance(0.1) ? random.pick(["de", "fr", "pt-BR", "ja"]) : null,
    browser: phone ? null : random.pick(["chrome", "firefox", "safari", "edge"]),
    browser_version: phone ? null : `${random.integer(120, 146)}.0`,
    browser_language: phone ? null : random.pick(["en", "en-gb", "de", "fr", "pt-br", "ja"]),
    os: phone ? random.pick(["iOS 19", "Android 16"]) : random.pick(["Windows 11", "OS X 15.6", "Ubuntu"]),
    city: person.city,
    region: person.region,
    country: person.country,
    country_code: person.countryCode,
    custom_attributes: attributesOf(person, random, now),
    campaign:
      person.campaignKeptIn === "declared fields"
        ? {
            referrer: person.referrer,
            utm_source: person.utmSource,
            utm_medium: person.utmMedium,
            utm_campaign: person.utmCampaign,
            utm_term: null,
            utm_content: null,
          }
        : null,
    company_ids: person.companyIds,
  };
}

/** A contact with no values but its identity. */
export function emptyContact(id: string, role: Contact["role"], created_at: number): Contact {
  return {
    id,
    external_id: null,
    role,
    email: null,
    phone: null,
    name: null,
    owner_id: null,
    has_hard_bounced: false,
    marked_email_as_spam: false,
    unsubscribed_from_emails: false,
    created_at,
    updated_at: created_at,
    signed_up_at: null,
    last_seen_at: null,
    last_replied_at: null,
    last_contacted_at: null,
    last_email_opened_at: null,
    last_email_clicked_at: null,
    language_override: null,
    browser: null,
    browser_version: null,
    browser_language: null,
    os: null,
    avatar_url: null,
    city: null,
    region: null,
    country: null,
    country_code: null,
    custom_attributes: {},
    campaign: null,
    tag_ids: [],
    company_ids: [],
    subscription_ids: [],
    archived: false,
    blocked: false,
    deleted_at: null,
    merged_into: null,
    merge_history: [],
  };
}

function attributesOf(person: SamplePerson, random: Random, now: number): Attributes {
  const attributes: Attributes = {};
  if (person.jobTitle) attributes.job_title = person.jobTitle;
  if (person.role === "lead" && random.chance(0.5)) {
    attributes.plan_interest = random.pick(["Starter", "Team", "Business", "Enterprise"]);
    attributes.seats_wanted = random.integer(3, 80);
  }
  if (random.chance(0.4)) attributes.newsletter = random.chance(0.6);
  if (random.chance(0.2)) attributes.trial_ends_at = now + random.integer(-20, 25) * day;
  if (person.campaignKeptIn === "custom attributes") {
    if (person.utmSource) attributes.utm_source = person.utmSource;
    if (person.utmMedium) attributes.utm_medium = person.utmMedium;
    if (person.utmCampaign) attributes.utm_campaign = person.utmCampaign;
    if (person.referrer) attributes.referrer = person.referrer;
  }
  return attributes;
}

/** The sample world's companies as records. */
export function companiesOf(world: SampleWorld, seed: string, now: number): Company[] {
  return world.companies.map((company) =>
    companyOf(company, createRandom(hashText(`${seed}:company:${company.id}`)), now),
  );
}

function companyOf(company: SampleCompany, random: Random, now: number): Company {
  const created_at = now - random.integer(250, 900) * day;
  return {
    id: company.id,
    company_id: company.companyId,
    name: company.name,
    plan: company.plan,
    size: company.size,
    website: company.website,
    industry: company.industry,
    monthly_spend: company.monthlySpend,
    session_count: random.integer(3, 4000),
    remote_created_at: created_at - random.integer(0, 300) * day,
    created_at,
    updated_at: now - random.integer(0, 90) * day - random.integer(0, day),
    last_request_at: now - random.integer(0, 30) * day - random.integer(60, day),
    custom_attributes: {
      depots: random.integer(1, 9),
      ...(random.chance(0.6) ? { renewal_date: now + random.integer(10, 330) * day } : {}),
      ...(random.chance(0.5) ? { tier: random.pick(["Gold", "Silver", "Bronze"]) } : {}),
    },
    tag_ids: [],
    archived: false,
  };
}

/** The sample world's teammates as records. */
export function adminsOf(world: SampleWorld): Admin[] {
  return world.admins.map((admin) => ({
    id: admin.id,
    name: admin.name,
    email: admin.email,
    job_title: admin.jobTitle,
    away_mode_enabled: false,
    away_mode_reassign: false,
    has_inbox_seat: true,
    team_ids: admin.teamIds.map(Number),
    role_name: admin.roleName,
  }));
}

/** The sample world's teams as records. */
export function teamsOf(world: SampleWorld): Team[] {
  return world.teams.map((team) => ({ id: team.id, name: team.name, admin_ids: team.adminIds.map(Number) }));
}
