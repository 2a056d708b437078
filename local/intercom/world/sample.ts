import { createRandom, hashText, type Random } from "../random.js";
import type { Role } from "../workspace/records.js";
import {
  companyNames,
  familyNames,
  givenNames,
  industries,
  jobTitles,
  places,
  plans,
  teamNames,
  teammates,
} from "./names.js";

/** A person of the sample world, as plain data for callers that make matching records elsewhere. */
export interface SamplePerson {
  /** The Intercom contact id. */
  id: string;
  role: Role;
  externalId: string | null;
  name: string | null;
  email: string | null;
  phone: string | null;
  jobTitle: string | null;
  city: string;
  region: string;
  country: string;
  countryCode: string;
  /** Intercom ids of the companies, the main one first. */
  companyIds: string[];
  /** The owning teammate's id. */
  ownerId: string | null;
  /** Id of another person with the same e-mail address, letter case aside. */
  sharesEmailWith: string | null;
  utmSource: string | null;
  utmMedium: string | null;
  utmCampaign: string | null;
  referrer: string | null;
  /** How the campaign values show in the API. */
  campaignKeptIn: "declared fields" | "custom attributes" | "conversation address" | "nowhere";
}

export interface SampleCompany {
  id: string;
  /** The caller's own key for the company (`company_id` in the API). */
  companyId: string;
  name: string;
  website: string;
  domain: string;
  industry: string;
  plan: string;
  size: number;
  monthlySpend: number;
  city: string;
  country: string;
}

export interface SampleAdmin {
  id: string;
  name: string;
  email: string;
  jobTitle: string;
  teamIds: string[];
  roleName: string;
}

export interface SampleWorld {
  workspaceName: string;
  appId: string;
  admins: SampleAdmin[];
  teams: { id: string; name: string; adminIds: string[] }[];
  companies: SampleCompany[];
  people: SamplePerson[];
}

export interface SampleSize {
  people: number;
  companies: number;
}

export const usualSize: SampleSize = { people: 200, companies: 40 };

/**
 * Teammates, teams, companies and people of the world that a seed names; the same every time. E-mail addresses come as
 * they do in life: some in mixed case, some shared by two people, some missing.
 */
export function sampleWorld(seed: string, size: SampleSize = usualSize): SampleWorld {
  const random = createRandom(hashText(`${seed}:world`));
  const teams = teamNames.map((name, index) => ({
    id: String(8_200_001 + index),
    name: name,
    adminIds: [] as string[],
  }));
  const admins = teammates.map((teammate, index): SampleAdmin => {
    const id = String(7_100_001 + index);
    const teamIds = teammate.teams.map((team) => teams[team]?.id ?? "");
    for (const team of teams) if (teamIds.includes(team.id)) team.adminIds.push(id);
    const email = `${asciiOf(teammate.name).replaceAll(" ", ".")}@harbourlight.example`;
    return { id, name: teammate.name, email, jobTitle: teammate.job_title, teamIds, roleName: teammate.role_name };
  });
  const companies = Array.from({ length: size.companies }, (_, index) => makeCompany(random, index));
  const people: SamplePerson[] = [];
  for (let index = 0; index < size.people; index++) people.push(makePerson(random, index, people, companies, admins));
  return {
    workspaceName: "Harbourlight",
    appId: `hl${createRandom(hashText(`${seed}:app`)).hex(6)}`,
    admins,
    teams,
    companies,
    people,
  };
}

function makeCompany(random: Random, index: number): SampleCompany {
  const base = companyNames[index % companyNames.length] ?? "Company";
  const name = index < companyNames.length ? base : `${base} ${Math.floor(index / companyNames.length) + 1}`;
  const domain = `${asciiOf(name).replace(/[^a-z0-9]+/g, "")}.example`;
  const plan = random.pick(plans);
  const size = random.integer(4, plan === "Enterprise" ? 900 : 120);
  const place = random.pick(places);
  return {
    id: `6650${random.hex(20)}`,
    companyId: `HL-${1001 + index}`,
    name,
    website: `https://www.${domain}`,
    domain,
    industry: random.pick(industries),
    plan,
    size,
    monthlySpend: size * (plans.indexOf(plan) + 1) * 9,
    city: place.city,
    country: place.country,
  };
}

function makePerson(
  random: Random,
  index: number,
  people: SamplePerson[],
  companies: SampleCompany[],
  admins: SampleAdmin[],
): SamplePerson {
  const role: Role = index % 5 < 3 ? "user" : "lead";
  const name = `${random.pick(givenNames)} ${random.pick(familyNames)}`;
  const place = random.pick(places);
  const companyIds: string[] = [];
  const main = random.chance(role === "user" ? 0.9 : 0.25) ? random.pick(companies) : undefined;
  if (main) companyIds.push(main.id);
  if (main && random.chance(0.12)) {
    const other = random.pick(companies);
    if (other.id !== main.id) companyIds.push(other.id);
  }
  const twin = index % 25 === 14 || index % 25 === 19 ? people[index - 9 - (index % 3)] : undefined;
  const email = emailOf(random, role, name, main?.domain, people, twin);
  const campaign = campaignOf(random, index, role);
  const sharesEmailWith = email
    ? (people.find((person) => person.email?.toLowerCase() === email.toLowerCase())?.id ?? null)
    : null;
  return {
    id: `6650${random.hex(20)}`,
    role,
    externalId: role === "user" ? `user-${5001 + index}` : null,
    name: sharesEmailWith && twin ? twin.name : role === "lead" && !email && random.chance(0.6) ? null : name,
    email,
    phone: random.chance(0.6)
      ? `${place.dialling}${random.integer(201, 989)}555${String(random.integer(0, 9999)).padStart(4, "0")}`
      : null,
    jobTitle: random.chance(0.7) ? random.pick(jobTitles) : null,
    city: place.city,
    region: place.region,
    country: place.country,
    countryCode: place.country_code,
    companyIds,
    ownerId: random.chance(role === "user" ? 0.6 : 0.25) ? random.pick(admins).id : null,
    sharesEmailWith,
    ...campaign,
  };
}

function emailOf(
  random: Random,
  role: Role,
  name: string,
  domain: string | undefined,
  people: SamplePerson[],
  twin?: SamplePerson,
): string | null {
  if (twin?.email && (role === "lead" || twin.role === "lead")) {
    return random.chance(0.5) ? twin.email : twin.email.replace(/^./, (letter) => letter.toUpperCase());
  }
  if (random.chance(role === "user" ? 0.04 : 0.25)) return null;
  const [given = "", family = ""] = name.split(/ (.*)/);
  const local = `${asciiOf(given)}.${asciiOf(family).replace(/[^a-z]/g, "")}`;
  const host = domain ?? random.pick(["mailbox.example", "postbox.example", "inbox.example"]);
  let email = `${local}@${host}`;
  for (let number = 2; people.some((person) => person.email?.toLowerCase() === email); number++)
    email = `${local}${number}@${host}`;
  if (!random.chance(0.12)) return email;
  return random.chance(0.3)
    ? email.toUpperCase()
    : email.replace(/(^|\.)([a-z])(?=[^@]*@)/g, (letters) => letters.toUpperCase());
}

type CampaignPart = Pick<SamplePerson, "utmSource" | "utmMedium" | "utmCampaign" | "referrer" | "campaignKeptIn">;

function campaignOf(random: Random, index: number, role: Role): CampaignPart {
  const none: CampaignPart = {
    utmSource: null,
    utmMedium: null,
    utmCampaign: null,
    referrer: null,
    campaignKeptIn: "nowhere",
  };
  if (random.chance(role === "lead" ? 0.25 : 0.6)) return none;
  const source = random.pick(["google", "linkedin", "newsletter", "partner-directory", "trade-show"]);
  return {
    utmSource: source,
    utmMedium: source === "newsletter" ? "email" : source === "google" ? "cpc" : "referral",
    utmCampaign: random.pick(["spring-launch", "dispatch-webinar", "switch-and-save", "field-guide-2026"]),
    referrer: source === "google" ? "https://www.google.com/" : `https://${source}.example/`,
    campaignKeptIn: (["declared fields", "custom attributes", "conversation address"] as const)[index % 3] ?? "nowhere",
  };
}

/** Lower-case ASCII letters of a name, accents removed. */
function asciiOf(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f']/g, "")
    .replaceAll("ı", "i")
    .replaceAll("ø", "o")
    .toLowerCase();
}
